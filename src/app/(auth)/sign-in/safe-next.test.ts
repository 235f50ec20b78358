import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test('after sign-in one goes on where one was', () => {
  expect(safeNext('/quotations?status=SENT&page=2#list-top')).toBe('/quotations?status=SENT&page=2#list-top')
})

test.each([
  undefined,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  'javascript:alert(1)',
  '/sign-in?next=/',
  '/api/v1/stock',
])('an address that is not a page of ours leads home: %s', (next) => {
  expect(safeNext(next)).toBe('/')
})

test('of several the first counts', () => {
  expect(safeNext(['/stock', '//elsewhere.example'])).toBe('/stock')
})
