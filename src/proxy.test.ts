import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { proxy } from './proxy'

const SIGNED_IN = { cookie: 'next-auth.session-token=abc' }
const answer = (path: string, headers: Record<string, string> = SIGNED_IN) =>
  proxy(new NextRequest(`http://erp.test${path}`, { headers }))
/** A header as the page behind sees it. */
const passedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)
const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? ''

test('scripts of a page run with the nonce of that answer alone, and nobody may frame it', () => {
  const [first, second] = [answer('/stock'), answer('/stock')]
  const nonce = passedOn(first, 'x-nonce')
  expect(nonce).toMatch(/^[A-Za-z0-9+/]{40,}=*$/)
  expect(policyOf(first)).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`)
  expect(policyOf(first)).toContain("frame-ancestors 'none'")
  expect(policyOf(first)).toContain("object-src 'none'")
  expect(policyOf(first)).not.toContain('unsafe-eval')
  expect(policyOf(second)).not.toContain(String(nonce))
})

test('nobody outside chooses the id of a request or says where it comes from', () => {
  const response = answer('/stock?status=DRAFT', {
    ...SIGNED_IN,
    'x-request-id': 'f0000000-0000-4000-8000-000000000000',
    'x-nps-path': '/elsewhere',
    'x-nps-anything': '1',
  })
  expect(passedOn(response, 'x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(passedOn(response, 'x-request-id')).not.toBe('f0000000-0000-4000-8000-000000000000')
  expect(response.headers.get('x-request-id')).toBe(passedOn(response, 'x-request-id'))
  expect(passedOn(response, 'x-nps-path')).toBe('/stock?status=DRAFT')
  expect(passedOn(response, 'x-nps-anything')).toBeNull()
})

test('a page without a session leads to the sign-in page and back', () => {
  expect(answer('/stock?status=DRAFT', {}).headers.get('location')).toBe(
    'http://erp.test/sign-in?next=%2Fstock%3Fstatus%3DDRAFT',
  )
  expect(answer('/', {}).headers.get('location')).toBe('http://erp.test/sign-in')
  expect(answer('/sign-in', {}).headers.get('location')).toBeNull()
})

test('scripts are answered by the API itself, not by a page', () => {
  expect(answer('/api/v1/stock', {}).headers.get('location')).toBeNull()
})
