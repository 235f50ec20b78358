import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { actionRegistry, listRegistry } from '@/app/registry'
import { createApiToken } from '@/features/api-token/api-token.actions'
import { addComment } from '@/features/comment/comment.actions'
import { createFollowUp } from '@/features/follow-up/follow-up.actions'
import { getHeat, searchHeats, suggestHeats } from '@/features/heat/heat.queries'
import { createQuotation } from '@/features/quotation/quotation.actions'
import { saveItemCodes } from '@/features/rfq-intake/rfq-intake.actions'
import { createSavedView } from '@/features/saved-view/saved-view.actions'
import { searchEverything } from '@/features/search/search.queries'
import { runList } from '@/server/list'
import { printDocument } from '@/server/pdf-document'
import { type ReadContext, read } from '@/server/read'
import { readStoredFile } from '@/server/storage'
import { pdfDocuments } from '@/workers/pdf-documents'
import { as, customerId, fail, member, ok, readAs, sizeId, specId } from '../support/actors'
import { type Chain, day } from '../support/chain'
import { CHAIN_LISTS, runChain } from '../support/chain/run'
import { foreignInputs, WITHOUT_REFERENCE } from '../support/foreign-inputs'
import { withOwner } from '../support/owner'
import { expectSoundData } from '../support/stock'
import { everyTable } from '../support/tables'

/** Refusals other than NOT_FOUND, each with the reason why it tells nothing about the other company. */
const OTHER_REFUSALS: Record<string, { code: string; why: string }> = {
  'session.switch-company': {
    code: 'FORBIDDEN',
    why: 'only a browser session changes its company; the company named is not looked at',
  },
  'settings.save-offer-terms': { code: 'STALE', why: 'the same answer for any id that is not one of the own terms' },
  'settings.save-export-notes': { code: 'STALE', why: 'the same answer for any id that is not one of the own notes' },
}

/** Lists of what all companies share. */
const SHARED_LISTS = ['product-specs', 'pipe-sizes', 'material-limits']

const inOther = <T>(fn: (ctx: ReadContext) => Promise<T>) => as('other-admin', () => read(fn))

describe('The administrator of another company', () => {
  let c: Chain
  let first: string
  let before: Record<string, string>

  beforeAll(async () => {
    c = await runChain()
    first = (await member('admin')).companyId
    await as('sales', async () => ok(await createApiToken({ name: 'Of the first company' })))
    const quotation = { documentType: 'Quotation' as const, documentId: c.id('quotation') }
    await as('sales', async () => ok(await addComment({ ...quotation, body: 'Of the first company' })))
    await as('sales', async () =>
      ok(
        await saveItemCodes({
          customerId: c.id('customer'),
          codes: [{ itemCode: 'CH-7088-X', description: 'Of the first company', kind: 'OTHER' }],
        }),
      ),
    )
    await as('sales', async () => ok(await createSavedView({ list: 'quotations', name: 'Of the first company' })))
    await as('sales', async () => {
      const line = {
        productSpecId: await specId('ASTM A106 GR.B'),
        pipeSizeId: await sizeId('6', '40'),
        quantity: '1',
        rate: '1',
      }
      const { id } = ok(await createQuotation({ customerId: await customerId('C001'), lines: [line] }))
      ok(await createFollowUp({ quotationId: id, dueDate: day(), note: 'Call the buyer' }))
    })
    before = await everyTable(first)
  })

  const unchanged = async () => expect(await everyTable(first)).toEqual(before)

  /** Whether a text names a document, a party or a heat of the first company. */
  const tells = (text: string) =>
    ['Sahyadri', 'CH-7088', 'D25A0388', ...c.names().flatMap((n) => c.numberOf(n) ?? [])].filter((w) =>
      text.includes(w),
    )

  function check(
    name: string,
    result: Awaited<ReturnType<NonNullable<ReturnType<typeof actionRegistry.get>>['call']>>,
  ) {
    const expected = OTHER_REFUSALS[name]?.code ?? 'NOT_FOUND'
    const got = result.ok ? 'done' : result.error.code
    const told = result.ok ? [] : tells(JSON.stringify(result.error))
    return got === expected && told.length === 0 ? [] : [`${name}: ${got} ${JSON.stringify(result)}`]
  }

  it('cannot repeat any call of the chain', async () => {
    const wrong: string[] = []
    for (const call of c.calls) {
      const action = actionRegistry.get(call.name)
      wrong.push(...check(call.name, await as('other-admin', () => action?.call(call.input) ?? Promise.reject())))
    }
    expect(wrong).toEqual([])
    await unchanged()
  })

  it('cannot reach a row of the first company through any other action', async () => {
    const called = new Set(c.calls.map((call) => call.name))
    const inputOf = await foreignInputs(c)
    const wrong: string[] = []
    const tried: string[] = []
    for (const action of actionRegistry.values()) {
      if (called.has(action.name) || action.name in WITHOUT_REFERENCE) continue
      const input = inputOf(action.name)
      const parsed = action.input.safeParse(input)
      if (!parsed.success) wrong.push(`${action.name}: the test's input is not complete: ${parsed.error.message}`)
      else wrong.push(...check(action.name, await as('other-admin', () => action.call(input))))
      tried.push(action.name)
    }
    expect(wrong).toEqual([])
    expect(tried.length).toBeGreaterThan(50)
    await unchanged()
  })

  it('every reason not to try an action is still that of an action', () => {
    const called = new Set(c.calls.map((call) => call.name))
    for (const name of [...Object.keys(WITHOUT_REFERENCE), ...Object.keys(OTHER_REFUSALS)])
      expect([name, actionRegistry.has(name)]).toEqual([name, true])
    expect(Object.keys(WITHOUT_REFERENCE).filter((name) => called.has(name))).toEqual([])
  })

  it('sees no row of the first company in any list, whatever it filters by', async () => {
    for (const list of [...listRegistry.values()].filter((l) => !SHARED_LISTS.includes(l.name))) {
      const own = await as('admin', () => read((ctx) => runList(ctx, list, { pageSize: '200' })))
      const ids = new Set(own.rows.map((row) => row.id))
      const seen = await inOther((ctx) => runList(ctx, list, { pageSize: '200' }))
      expect([list.name, seen.rows.filter((row) => ids.has(row.id))]).toEqual([list.name, []])
      expect([list.name, tells(JSON.stringify(seen))]).toEqual([list.name, []])
      const values = { id: c.names().map((name) => c.id(name)), search: ['CH-7088', 'Sahyadri', c.no('invoice1')] }
      const found = await inOther(async (ctx) => {
        const hits: string[] = []
        for (const filter of list.filters)
          for (const value of filter.type === 'id' || filter.type === 'search' ? values[filter.type] : [])
            if ((await runList(ctx, list, { [filter.key]: value })).rows.length > 0) hits.push(`${filter.key}=${value}`)
        return hits
      })
      expect([list.name, found]).toEqual([list.name, []])
    }
  })

  it('opens no record and prints no paper of the first company', async () => {
    for (const [name, document] of Object.entries(CHAIN_LISTS)) {
      const list = listRegistry.get(name)
      if (list?.detail)
        expect([name, await inOther((ctx) => list.detail?.(ctx, c.id(document)) ?? Promise.resolve(null))]).toEqual([
          name,
          null,
        ])
    }
    for (const [name, document] of Object.entries(pdfDocuments))
      for (const made of c.names())
        await expect(
          as('other-admin', () => printDocument(document, c.id(made))),
          `${name} of ${made}`,
        ).rejects.toMatchObject({
          code: 'NOT_FOUND',
        })
  })

  it('finds nothing of it by searching, and knows none of its heats', async () => {
    for (const word of ['CH-7088', 'D25A', 'Sahyadri', 'MTC', ...c.names().flatMap((n) => c.numberOf(n) ?? [])])
      expect([word, tells(JSON.stringify(await inOther((ctx) => searchEverything(ctx, word))))]).toEqual([word, []])
    expect(await inOther((ctx) => getHeat(ctx, 'CH-70881'))).toBeNull()
    expect(await inOther((ctx) => searchHeats(ctx, 'CH-708'))).toEqual([])
    expect(await inOther((ctx) => suggestHeats(ctx, 'CH-70881'))).toEqual([])
  })

  it('reads none of its files', async () => {
    const files = await readAs('admin', (tx) => tx.storedFile.findMany({ select: { id: true } }))
    expect(files.length).toBeGreaterThan(5)
    for (const { id } of files)
      await expect(as('other-admin', () => readStoredFile(id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('gets a token that acts in its own company only', async () => {
    const { POST } = await import('@/app/api/v1/actions/[name]/route')
    const { GET: list } = await import('@/app/api/v1/[list]/route')
    const { GET: record } = await import('@/app/api/v1/[list]/[id]/route')
    const { token } = ok(await as('other-admin', () => createApiToken({ name: 'Script' })))
    const at = (path: string, body?: unknown) =>
      new Request(`http://localhost${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body ? JSON.stringify(body) : undefined,
      })
    const params = <T>(value: T) => ({ params: Promise.resolve(value) })
    expect(await (await list(at('/api/v1/quotations'), params({ list: 'quotations' }))).json()).toMatchObject({
      rows: [],
    })
    const id = c.id('quotation')
    expect((await record(at(`/api/v1/quotations/${id}`), params({ list: 'quotations', id }))).status).toBe(404)
    const name = 'quotation.approve'
    expect((await POST(at(`/api/v1/actions/${name}`, { id }), params({ name }))).status).toBe(404)
    await unchanged()
  })

  it('has, below the program, no row of any table, and none at all without a company', async () => {
    const { companyId: second, userId } = await member('other-admin')
    const tables = await withOwner(async (owner) =>
      (
        await owner.query<{ t: string }>(
          `SELECT c.relname AS t FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'companyId'
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege('nps_app', c.oid, 'SELECT') ORDER BY 1`,
        )
      ).rows.map((r) => r.t),
    )
    expect(tables.length).toBeGreaterThan(60)
    const app = new Client({ connectionString: process.env.DATABASE_URL })
    await app.connect()
    const visible = async () => {
      const found: string[] = []
      for (const t of tables) {
        const { rows } = await app.query(
          `SELECT count(*)::int AS n FROM "${t}" WHERE "companyId" IS DISTINCT FROM $1`,
          [second],
        )
        if (rows[0].n > 0) found.push(t)
      }
      return found
    }
    expect(await visible()).toEqual([])
    await app.query(
      `SELECT set_config('app.company_id', $1, false), set_config('app.user_id', $2, false), set_config('app.request_id', $3, false)`,
      [second, userId, randomUUID()],
    )
    expect(await visible()).toEqual([])
    await expect(
      app.query(
        `INSERT INTO "FormDraft" (id, "companyId", "formKey", data, "updatedAt") VALUES (gen_random_uuid(), $1, 'x', '{}', now())`,
        [first],
      ),
    ).rejects.toThrow(/row-level security/)
    await app.end()
  })

  it('works in its own company all the while, and the data of both stay sound', async () => {
    const made = await as(
      'other-admin',
      () =>
        actionRegistry.get('customer.create')?.call({
          name: 'Own customer',
          stateCode: '27',
          addresses: [{ label: 'Works', line1: 'Plot 1', city: 'Pune' }],
        }) ?? Promise.reject(),
    )
    expect(made.ok).toBe(true)
    expect(fail(await as('other-admin', () => createApiToken({ name: '' }))).code).toBe('VALIDATION')
    await unchanged()
    await expectSoundData()
  })
})
