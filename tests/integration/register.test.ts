import { beforeAll, describe, expect, it } from 'vitest'
import type { ActionResult } from '@/core/result'
import { Prisma } from '@/db/types'
import { createFollowUp } from '@/features/follow-up/follow-up.actions'
import {
  approveQuotation,
  assignQuotation,
  closeQuotation,
  createQuotation,
  reviseQuotation,
  submitQuotation,
  updateQuotation,
  voidQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { quotationBoard } from '@/features/quotation/register/quotation-board.queries'
import { quotationList } from '@/features/quotation/register/quotation-register.queries'
import { clientList, runList, withFilterFacts } from '@/server/list'
import { exportColumns, readExport } from '@/server/list-export'
import { keptFigures } from '@/server/list-totals'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, member, ok, sizeId, specId } from '../support/actors'
import { day } from '../support/chain'
import { withOwner } from '../support/owner'

const line = async (quantity = '100', rate = '2500') => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId('6', '40'),
  quantity,
  unit: 'MTR' as const,
  rate,
  rateUnit: 'MTR' as const,
})

const draft = (more: Record<string, unknown> = {}, customer = 'C001') =>
  as('sales', async () => {
    const made = await createQuotation({ customerId: await customerId(customer), lines: [await line()], ...more })
    return ok(made) as { id: string; number: string }
  })

const approve = async (id: string) => {
  await as('sales', async () => ok(await submitQuotation({ id })))
  await as('management', async () => ok(await approveQuotation({ id })))
}

const list = (params: Record<string, string> = {}, who: Desk = 'sales') =>
  as(who, () => read((ctx) => runList(ctx, quotationList, params), { permission: 'quotation.read' }))

const numbers = async (params: Record<string, string>) => (await list(params)).rows.map((row) => row.number)

const refused = <T>(result: ActionResult<T>, code: string) => {
  const error = fail(result)
  expect(error.code).toBe(code)
  return error
}

/** What the register keeps of each quotation against its latest revision. */
const differences = () =>
  withOwner(async (owner) => {
    const { rows } =
      await owner.query(`SELECT q.number FROM "Quotation" q JOIN "QuotationRevision" r ON r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
      WHERE (q."revisionStatus", q."quotationDate", q."validUntil", q.currency, q."totalAmount", q."baseAmount", q."totalWeightKg", q."clientReference", q.project)
        IS DISTINCT FROM (r.status, r."quotationDate", r."validUntil", r.currency, r."totalAmount", round(r."totalAmount" * r."exchangeRate", 2), r."totalWeightKg", r."clientReference", r.project)`)
    return rows
  })

describe('the register of quotations', () => {
  let small: { id: string; number: string }
  let large: { id: string; number: string }
  let abroad: { id: string; number: string }
  let lost: { id: string; number: string }

  beforeAll(async () => {
    small = await draft({ clientReference: 'ENQ-77/A', project: 'Crude unit revamp', validUntil: day(2) })
    large = await draft({ lines: [await line('2000', '3000')], validUntil: day(20) }, 'C002')
    await approve(large.id)
    abroad = await draft({ currency: 'USD', lines: [await line('100', '40')], validUntil: day(60) }, 'C003')
    lost = await draft()
    await approve(lost.id)
    await as('sales', async () =>
      ok(await closeQuotation({ id: lost.id, event: 'lose', category: 'PRICE', remark: 'Too dear' })),
    )
  })

  it('finds by number, customer, the buyer’s reference and project', async () => {
    expect(await numbers({ q: small.number })).toEqual([small.number])
    expect(await numbers({ q: 'enq-77' })).toEqual([small.number])
    expect(await numbers({ q: 'crude unit' })).toEqual([small.number])
    expect(await numbers({ project: 'revamp' })).toEqual([small.number])
    expect(await numbers({ customerId: await as('sales', () => customerId('C002')) })).toEqual([large.number])
  })

  it('filters by amount in the company’s own currency, whatever it was quoted in', async () => {
    // 100 m x USD 40 = USD 4,000; 2,50,000 INR; 60,00,000 INR
    const rate = (await list({ q: abroad.number })).rows[0]
    const inRupees = Number((rate as { baseAmount: string }).baseAmount)
    expect(inRupees).toBeGreaterThan(4000)
    expect(await numbers({ amountFrom: '10,00,000' })).toEqual([large.number])
    expect(
      await numbers({
        amountFrom: '4000',
        amountTo: String(inRupees),
        customerId: await as('sales', () => customerId('C003')),
      }),
    ).toEqual([abroad.number])
    await expect(list({ amountFrom: 'much' })).rejects.toMatchObject({ code: 'VALIDATION' })
  })

  it('filters by validity: ending within days, or over and not closed', async () => {
    expect(await numbers({ validity: '3' })).toEqual([small.number])
    expect(await numbers({ validity: '30' })).toContain(large.number)
    expect(await numbers({ validity: '30' })).not.toContain(lost.number)
    expect(await numbers({ validTo: day(2) })).toEqual([small.number])
    await withOwner((owner) =>
      owner.query(
        `UPDATE "QuotationRevision" SET "quotationDate" = current_date - 9, "validUntil" = current_date - 1 WHERE "quotationId" = $1 AND set_config('app.request_id', gen_random_uuid()::text, true) <> ''`,
        [abroad.id],
      ),
    )
    expect(await numbers({ validity: 'over' })).toEqual([abroad.number])
  })

  it('adds up value over the whole filter, not over the page, and counts each state on its tab', async () => {
    const { rows, total, sums, tabCounts } = await list({ pageSize: '1' })
    expect(rows).toHaveLength(1)
    expect(total).toBe(4)
    expect(tabCounts).toEqual({ DRAFT: 2, APPROVED: 2 })
    const all = (await list()).rows as { baseAmount: string }[]
    const added = all.reduce((sum, row) => sum + Number(row.baseAmount), 0)
    expect(Number(sums?.totalAmount)).toBeCloseTo(added, 2)
    const drafts = await list({ status: 'DRAFT' })
    expect([drafts.total, drafts.tabCounts]).toEqual([2, { DRAFT: 2, APPROVED: 2 }])
  })

  it('sorts by number, date, customer, amount in rupees and validity', async () => {
    expect((await numbers({ sort: '-totalAmount' }))[0]).toBe(large.number)
    expect((await numbers({ sort: 'validUntil' }))[0]).toBe(abroad.number)
    expect((await numbers({ sort: '-validUntil' }))[0]).toBe(large.number)
    const customers = (await list({ sort: 'customer' })).rows.map((row) => String(row.customer))
    expect(customers).toEqual([...customers].sort())
  })

  it('knows what can be ordered from, what waits for a follow-up, and one’s own', async () => {
    expect(await numbers({ orderable: 'true' })).toEqual([large.number])
    await as('sales', async () => ok(await createFollowUp({ quotationId: large.id, dueDate: day(), note: 'Call' })))
    expect(await numbers({ followUp: 'due' })).toEqual([large.number])
    expect(await numbers({ salespersonId: 'me' })).toHaveLength(4)
    expect((await list({ salespersonId: 'me' }, 'management')).total).toBe(0)
  })

  it('takes a selection by ids, for the export of what is ticked', async () => {
    expect((await numbers({ ids: `${small.id},${lost.id}` })).sort()).toEqual([small.number, lost.number].sort())
    await expect(list({ ids: 'x' })).rejects.toMatchObject({ code: 'VALIDATION' })
  })

  it('names the customer of a filter, and offers the salespeople of the company', async () => {
    const id = await as('sales', () => customerId('C002'))
    const def = await as('sales', () =>
      read((ctx) => withFilterFacts(ctx, quotationList, clientList(quotationList, ctx.actor.can), { customerId: id })),
    )
    expect(def.filters.find((f) => f.key === 'customerId')?.valueLabel).toMatch(/\w/)
    expect(def.filters.find((f) => f.key === 'salespersonId')?.options?.map((o) => o.label)).toContain('Sales Desk')
  })

  it('exports the columns asked for, over all pages', async () => {
    const found = await as('sales', () =>
      read(async (ctx) => {
        const columns = exportColumns(clientList(quotationList, ctx.actor.can), 'customer,number')
        const { rows, parts } = await readExport(ctx, quotationList, { pageSize: '1', sort: 'number' }, columns, 'csv')
        return { rows, text: (parts ?? []).map((part) => new TextDecoder().decode(part)).join('') }
      }),
    )
    const lines = found.text.trim().split('\r\n')
    expect(found.rows).toBe(4)
    expect(lines[0]).toContain('Customer,Number')
    expect(lines[1]).toContain(small.number)
    expect(lines).toHaveLength(5)
  })

  it('stands on a board by state, each column with its count and sum', async () => {
    const board = await as('sales', () => read((ctx) => quotationBoard(ctx, { layout: 'board' })))
    const column = (key: string) => board.columns.find((c) => c.key === key)
    expect(column('APPROVED')).toMatchObject({
      count: 1,
      sum: '6000000',
      href: '/quotations?status=APPROVED&outcome=OPEN',
    })
    expect(column('APPROVED')?.cards).toMatchObject([{ number: large.number, totalAmount: '6000000.00' }])
    expect(column('LOST')?.cards.map((card) => card.number)).toEqual([lost.number])
    expect(column('DRAFT')?.count).toBe(2)
    const filtered = await as('sales', () => read((ctx) => quotationBoard(ctx, { validity: '3' })))
    expect(filtered.columns.filter((c) => c.count > 0).map((c) => [c.key, c.count])).toEqual([['DRAFT', 1]])
  })

  it('stays what the latest revision is, through change, revision and a voided revision', async () => {
    await as('sales', async () => {
      const q = await read((ctx) => getQuotation(ctx, small.id))
      ok(await updateQuotation({ id: small.id, version: q?.version ?? 0, lines: [await line('7', '70')], terms: [] }))
      ok(await reviseQuotation({ id: large.id, reason: 'Buyer wants less' }))
    })
    expect(await differences()).toEqual([])
    expect((await list({ q: large.number })).rows).toMatchObject([{ status: 'DRAFT', revision: 1 }])
    await as('sales', async () => ok(await voidQuotation({ id: large.id, remark: 'Not needed' })))
    expect((await list({ q: large.number })).rows).toMatchObject([{ status: 'APPROVED', revision: 0 }])
    expect(await differences()).toEqual([])
  })
})

describe('figures over very many rows', () => {
  const counted = (who: Desk) =>
    as(who, () =>
      read(async (ctx) => {
        const statement = Prisma.sql`SELECT count(*)::int AS n FROM "Quotation"`
        const [row] = await keptFigures<{ n: number }>(ctx, statement, () => 200_000)
        return row?.n ?? 0
      }),
    )

  it('serve all who ask within seconds, but who has written sees their own change at once; another company its own', async () => {
    const before = await counted('management')
    await draft()
    expect(await counted('management')).toBe(before)
    expect(await counted('sales')).toBe(before + 1)
    expect(await counted('other-admin')).toBe(0)
  })
})

describe('giving a quotation to somebody else', () => {
  it('changes the salesperson in every state, and says so where nothing would change', async () => {
    const { id, number } = await draft()
    await approve(id)
    const { userId } = await member('management')
    await as('sales', async () => {
      ok(await assignQuotation({ id, salespersonId: userId }))
      expect(refused(await assignQuotation({ id, salespersonId: userId }), 'CONFLICT').message).toContain(number)
    })
    expect(await numbers({ salespersonId: userId })).toEqual([number])
  })

  it('needs somebody of the company', async () => {
    const { id } = await draft()
    const { userId } = await member('other-admin')
    await as('sales', async () => refused(await assignQuotation({ id, salespersonId: userId }), 'VALIDATION'))
    await as('management', async () => refused(await assignQuotation({ id, salespersonId: userId }), 'FORBIDDEN'))
  })
})
