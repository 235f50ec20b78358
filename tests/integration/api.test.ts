import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DELETE as deleteDraft, GET as getDraft, PUT as putDraft } from '@/app/api/form-drafts/[key]/route'
import { GET as getHealth } from '@/app/api/health/route'
import { GET as getRecord } from '@/app/api/v1/[list]/[id]/route'
import { GET as exportList } from '@/app/api/v1/[list]/export/route'
import { GET as getList } from '@/app/api/v1/[list]/route'
import { POST as runAction } from '@/app/api/v1/actions/[name]/route'
import { GET as getOpenApi } from '@/app/api/v1/openapi.json/route'
import { GET as getIndex } from '@/app/api/v1/route'
import { actionRegistry, listRegistry } from '@/app/registry'
import { signIn } from '@/server/session'
import { closeThrottle } from '@/server/throttle'
import { member } from '../support/actors'
import { type ErrorAnswer, request, tokenOf } from '../support/api'
import { withOwner } from '../support/owner'

type Init = NonNullable<Parameters<typeof request>[1]>
type Page = { rows: Record<string, unknown>[]; total: number; page: number; pageSize: number }

const act = (name: string, init: Init) =>
  runAction(request(`/api/v1/actions/${name}`, { body: {}, ...init }), { params: Promise.resolve({ name }) })
const list = (name: string, init: Init, query = '') =>
  getList(request(`/api/v1/${name}${query}`, init), { params: Promise.resolve({ list: name }) })
const exported = (name: string, init: Init, query = '') =>
  exportList(request(`/api/v1/${name}/export${query}`, init), { params: Promise.resolve({ list: name }) })
const record = (name: string, id: string, init: Init) =>
  getRecord(request(`/api/v1/${name}/${id}`, init), { params: Promise.resolve({ list: name, id }) })
const json = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>
const statusOf = async (response: Promise<Response>) => (await response).status

const tokens: Record<string, { id: string; token: string }> = {}
const tokenFor = (who: string): string => {
  const found = tokens[who]
  if (!found) throw new Error(`no token for ${who}`)
  return found.token
}

beforeAll(async () => {
  for (const who of ['admin', 'sales', 'stores', 'other-admin'] as const) tokens[who] = await tokenOf(who)
})
afterAll(closeThrottle)

async function sessionCookie(email: string): Promise<string> {
  const { sessionId } = await signIn({ email, password: 'Erp-demo-1', ip: '192.0.2.10', userAgent: null })
  return `next-auth.session-token=${await encode({ token: { sid: sessionId }, secret: process.env.NEXTAUTH_SECRET ?? '' })}`
}

test('without a token or a session nothing is told', async () => {
  const answer = await list('stock', {})
  expect(answer.status).toBe(401)
  expect(((await answer.json()) as ErrorAnswer).error).toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await statusOf(list('stock', { token: `nps_${'x'.repeat(43)}` }))).toBe(401)
  expect(await statusOf(list('stock', { headers: { authorization: 'Basic abc' } }))).toBe(401)
})

test('a token does what its owner may do in that company, and no more', async () => {
  const own = await json<Page>(list('stock', { token: tokenFor('sales') }, '?pageSize=5'))
  expect(own.rows).toHaveLength(5)
  expect(own.total).toBeGreaterThan(5)
  expect(await statusOf(list('quotations', { token: tokenFor('sales') }))).toBe(200)
  expect(await statusOf(list('quotations', { token: tokenFor('stores') }))).toBe(403)
  expect(await statusOf(act('enquiry.create', { token: tokenFor('stores') }))).toBe(403)
  const foreign = await json<Page>(list('stock', { token: tokenFor('other-admin') }))
  expect(foreign.rows.map((r) => r.id)).not.toContain(own.rows[0]?.id)
  expect(await statusOf(record('stock', String(own.rows[0]?.id), { token: tokenFor('other-admin') }))).toBe(404)
})

test('the database keeps the hash of a token, not the token', async () => {
  const { token } = await tokenOf('qc')
  const held = await withOwner(async (owner) => {
    const { rows } = await owner.query<{ all: string }>(
      `SELECT (SELECT string_agg(t::text, '') FROM "ApiToken" t) || (SELECT string_agg(c."newValues"::text, '') FROM "AuditChange" c) AS all`,
    )
    return rows[0]?.all ?? ''
  })
  expect(held).toContain(token.slice(0, 10))
  expect(held).not.toContain(token.slice(10))
})

test('a token that is revoked or expired, or whose owner is deactivated in the company, is refused at once', async () => {
  const revoked = await tokenOf('sales')
  expect(await statusOf(list('stock', { token: revoked.token }))).toBe(200)
  expect(await statusOf(act('api-token.revoke', { token: tokenFor('stores'), body: { id: revoked.id } }))).toBe(404)
  expect(await statusOf(act('api-token.revoke', { token: tokenFor('admin'), body: { id: revoked.id } }))).toBe(200)
  expect(await statusOf(list('stock', { token: revoked.token }))).toBe(401)
  expect(await statusOf(act('api-token.revoke', { token: revoked.token, body: { id: revoked.id } }))).toBe(401)
  expect(await statusOf(act('api-token.revoke', { token: tokenFor('admin'), body: { id: revoked.id } }))).toBe(409)

  const expired = await tokenOf('sales')
  const change = (sql: string, values: unknown[]) =>
    withOwner((owner) =>
      owner.query(`WITH s AS (SELECT set_config('app.request_id', gen_random_uuid()::text, true)) ${sql}`, values),
    )
  await change(`UPDATE "ApiToken" SET "expiresAt" = now() - interval '1 second' FROM s WHERE id = $1`, [expired.id])
  expect(await statusOf(list('stock', { token: expired.token }))).toBe(401)

  const left = await tokenOf('accounts')
  const { userId } = await member('accounts')
  await change(`UPDATE "Membership" SET "isActive" = false FROM s WHERE "userId" = $1`, [userId])
  expect(await statusOf(list('stock', { token: left.token }))).toBe(401)
})

test('each person sees the own tokens, the administrator all of the company', async () => {
  const owners = async (who: string) =>
    new Set((await json<Page>(list('api-tokens', { token: tokenFor(who) }, '?pageSize=200'))).rows.map((r) => r.owner))
  expect(await owners('stores')).toEqual(new Set(['Stores Desk']))
  expect((await owners('admin')).size).toBeGreaterThan(2)
})

test('mistakes of a caller get a sentence and the right status', async () => {
  const token = tokenFor('sales')
  const cases: [Promise<Response>, number, RegExp][] = [
    [act('enquiry.creat', { token }), 404, /no action "enquiry.creat"/],
    [list('enquirys', { token }), 404, /no list "enquirys"/],
    [act('enquiry.create', { token, body: '{"customerId":' }), 400, /not valid JSON/],
    [
      act('enquiry.create', {
        token,
        body: 'customerId=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      415,
      /as JSON/,
    ],
    [act('enquiry.create', { token, body: { remarks: 'x'.repeat(1_100_000) } }), 413, /larger than 1 MB/],
    [act('enquiry.create', { token, body: {} }), 422, /need attention/],
    [act('enquiry.create', { token, body: {}, headers: { 'idempotency-key': 'k'.repeat(101) } }), 422, /at most 100/],
    [list('enquiries', { token }, '?customr=1'), 422, /does not know "customr"/],
    [list('enquiries', { token }, '?status=NOPE'), 422, /NOPE/],
    [list('enquiries', { token }, '?sort=nope'), 422, /sorted by "nope"/],
    [list('enquiries', { token }, '?page=0'), 422, /whole number/],
    [record('enquiries', 'not-an-id', { token }), 404, /Not found/],
    [record('enquiries', randomUUID(), { token }), 404, /Not found/],
    [exported('enquiries', { token }, '?format=pdf'), 422, /csv or xlsx/],
  ]
  for (const [response, status, sentence] of cases) {
    const answer = await response
    const { error } = (await answer.json()) as ErrorAnswer
    expect({ status: answer.status, message: error.message }).toEqual({
      status,
      message: expect.stringMatching(sentence),
    })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('a repeated request with the same Idempotency-Key changes nothing and gets the first answer', async () => {
  const init = { token: tokenFor('sales'), body: { name: 'Made once' }, headers: { 'idempotency-key': randomUUID() } }
  const [first, again] = [
    await json<{ data: { id: string; token?: string } }>(act('api-token.create', init)),
    await json<{ data: { id: string; token?: string } }>(act('api-token.create', init)),
  ]
  expect(again.data.id).toBe(first.data.id)
  // A secret is shown once, also to those who ask twice.
  expect(again.data.token).toBeUndefined()
})

test('the signed-in browser may call from pages of this address only', async () => {
  const cookie = await sessionCookie('sales@erp.com')
  expect(await statusOf(list('stock', { headers: { cookie } }))).toBe(200)
  const draft = { token: undefined, body: { key: 'x', values: {} } }
  expect(
    await statusOf(
      act('form-draft.save', {
        ...draft,
        headers: { cookie, origin: 'http://erp.test', 'sec-fetch-site': 'same-origin' },
      }),
    ),
  ).toBe(200)
  expect(
    await statusOf(
      act('form-draft.save', {
        ...draft,
        headers: { cookie, origin: 'http://elsewhere.test', 'sec-fetch-site': 'cross-site' },
      }),
    ),
  ).toBe(403)
  expect(
    await statusOf(act('form-draft.save', { ...draft, headers: { cookie, origin: 'http://elsewhere.test' } })),
  ).toBe(403)
  expect(await statusOf(list('stock', { headers: { cookie: 'next-auth.session-token=forged' } }))).toBe(401)
})

test('an export is what the list shows, safe in a spreadsheet, and in the audit trail', async () => {
  const token = tokenFor('admin')
  const made = await act('api-token.create', { token, body: { name: '=HYPERLINK("http://elsewhere.test")' } })
  expect(made.status).toBe(200)
  const csv = await exported('api-tokens', { token }, '?sort=-createdAt')
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.headers.get('content-disposition')).toMatch(/attachment; filename="api-tokens-\d{4}-\d{2}-\d{2}\.csv"/)
  const text = await csv.text()
  expect(text).toContain("'=HYPERLINK(")
  expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  const xlsx = new Uint8Array(await (await exported('stock', { token }, '?format=xlsx')).arrayBuffer())
  expect(Buffer.from(xlsx.subarray(0, 2)).toString()).toBe('PK')
  const events = await withOwner((owner) =>
    owner.query(
      `SELECT "documentNo", remark, ip FROM "AuditLog" WHERE action = 'list.export' ORDER BY at DESC LIMIT 2`,
    ),
  )
  expect(events.rows).toEqual([
    { documentNo: 'stock', remark: expect.stringMatching(/^\d+ rows as xlsx$/), ip: '192.0.2.9' },
    { documentNo: 'api-tokens', remark: expect.stringMatching(/^\d+ rows as csv, sort=-createdAt$/), ip: '192.0.2.9' },
  ])
})

test('prices stay hidden in lists, records and exports of those who may not see them', async () => {
  const of = async (who: string) =>
    Object.keys((await json<Page>(list('sales-orders', { token: tokenFor(who) }))).rows[0] ?? {})
  const header = async (who: string) =>
    (await (await exported('stock', { token: tokenFor(who) })).text()).split('\r\n')[0] ?? ''
  expect(await of('stores')).not.toContain('totalAmount')
  expect(await header('admin')).toMatch(/cost|value/i)
  expect(await header('stores')).not.toMatch(/cost|value/i)
})

test('the index names what the caller may use', async () => {
  const index = await json<{ lists: { name: string }[]; actions: { name: string }[]; user: { email: string } }>(
    getIndex(request('/api/v1', { token: tokenFor('stores') })),
  )
  expect(index.user.email).toBe('stores@erp.com')
  expect(index.actions.map((a) => a.name)).toContain('grn.post')
  expect(index.actions.map((a) => a.name)).not.toContain('enquiry.create')
  expect(index.lists.map((l) => l.name)).not.toContain('quotations')
})

type Operation = {
  operationId: string
  responses: Record<string, unknown>
  requestBody?: { content: { 'application/json': { schema: { type?: string } } } }
  parameters?: { name?: string; in?: string; $ref?: string }[]
}
type Description = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

test('the OpenAPI description names every action and every list, and all of its references lead somewhere', async () => {
  const description = await json<Description>(
    getOpenApi(request('/api/v1/openapi.json', { token: tokenFor('stores') })),
  )
  expect(description.openapi).toMatch(/^3\.1\./)
  expect(description.info.title).toBeTruthy()
  expect(actionRegistry.size).toBeGreaterThan(20)
  for (const name of actionRegistry.keys()) {
    const schema = description.paths[`/api/v1/actions/${name}`]?.post?.requestBody?.content['application/json'].schema
    expect(schema, name).toMatchObject({ type: 'object' })
  }
  for (const { name, filters } of listRegistry.values()) {
    const parameters = description.paths[`/api/v1/${name}`]?.get?.parameters?.flatMap((p) => p.name ?? []) ?? []
    expect(parameters, name).toEqual(expect.arrayContaining([...filters.map((f) => f.key), 'sort']))
    expect(description.paths[`/api/v1/${name}/export`]?.get, name).toBeDefined()
  }
  const ids = Object.values(description.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, reference] of JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)) {
    expect(reference).toMatch(/^#\/components\//)
    const [, , kind, name] = (reference ?? '').split('/')
    expect(description.components[kind ?? '']?.[name ?? ''], reference).toBeDefined()
  }
})

test('a half-typed form is kept for the person who types, up to a limit, and leaves no audit event', async () => {
  const key = 'enquiry:new'
  const of = (who: string) => ({ token: tokenFor(who) })
  const context = { params: Promise.resolve({ key }) }
  const path = `/api/form-drafts/${encodeURIComponent(key)}`
  const get = (who: string) => getDraft(request(path, of(who)), context)
  const put = (values: unknown) => putDraft(request(path, { ...of('sales'), method: 'PUT', body: { values } }), context)
  expect((await get('sales')).status).toBe(204)
  expect((await put({ project: 'Refinery', lines: [{ quantity: '12.5' }] })).status).toBe(200)
  expect((await put({ project: 'Refinery II', lines: [] })).status).toBe(200)
  expect(await (await get('sales')).json()).toMatchObject({
    values: { project: 'Refinery II', lines: [] },
    savedAt: expect.stringMatching(/Z$/),
  })
  expect((await put({ text: 'a\u0000b\ud800' })).status).toBe(200)
  expect(await (await get('sales')).json()).toMatchObject({ values: { text: 'ab\ufffd' } })
  expect((await get('stores')).status).toBe(204)
  expect((await put({ text: 'x'.repeat(2_000_001) })).status).toBe(422)
  expect((await deleteDraft(request(path, { ...of('sales'), method: 'DELETE' }), context)).status).toBe(200)
  expect((await get('sales')).status).toBe(204)
  const events = await withOwner((owner) => owner.query(`SELECT 1 FROM "AuditLog" WHERE area = 'form-draft'`))
  expect(events.rowCount).toBe(0)
})

test('health says that the database answers, and nothing more', async () => {
  const answer = await getHealth()
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    status: 'healthy',
    timestamp: expect.stringMatching(/Z$/),
    database: 'connected',
    uptime: expect.any(Number),
  })
})
