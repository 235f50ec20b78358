import { beforeAll, describe, expect, it } from 'vitest'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import {
  approveQuotation,
  closeQuotation,
  createQuotation,
  submitQuotation,
  voidQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { quotationList } from '@/features/quotation/register/quotation-register.queries'
import { getWinLoss } from '@/features/quotation-report/win-loss.queries'
import { winLossList } from '@/features/quotation-report/win-loss-list.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, ok, sizeId, specId } from '../support/actors'
import { day } from '../support/chain'
import { withOwner } from '../support/owner'

const A106 = 'ASTM A106 GR.B'
const TP316 = 'ASTM A312 TP316L'

const lineOf = async (designation: string, quantity: string, rate: string) => ({
  productSpecId: await specId(designation),
  pipeSizeId: await sizeId('6', '40'),
  quantity,
  unit: 'MTR' as const,
  rate,
  rateUnit: 'MTR' as const,
})

/** Approved, so that it may be won. */
const quote = async (customer: string, lines: [string, string, string][], more: Record<string, unknown> = {}) => {
  const id = await as('sales', async () => {
    const made = await createQuotation({
      customerId: await customerId(customer),
      lines: await Promise.all(lines.map(([grade, quantity, rate]) => lineOf(grade, quantity, rate))),
      ...more,
    })
    const { id } = ok(made)
    ok(await submitQuotation({ id }))
    return id
  })
  await as('management', async () => ok(await approveQuotation({ id })))
  return id
}

const close = (id: string, input: Record<string, unknown>) =>
  as('sales', async () => ok(await closeQuotation({ id, ...input } as Parameters<typeof closeQuotation>[0])))

const report = (params: Record<string, string> = {}, who: Desk = 'management') =>
  as(who, () => read((ctx) => runList(ctx, winLossList, params), { permission: 'report.sales' }))

const above = (params: Record<string, string> = {}) =>
  as('management', () => read((ctx) => getWinLoss(ctx, params), { permission: 'report.sales' }))

const linesOf = async (id: string) =>
  (await as('sales', () => read((ctx) => getQuotation(ctx, id))))?.revision.lines.map((l) => l.id) ?? []

describe('the win and loss report', () => {
  beforeAll(async () => {
    const won = await quote('C001', [[A106, '100', '1000']])
    await close(won, { event: 'win' })
    const lost = await quote('C001', [[A106, '200', '1100']])
    await close(lost, { event: 'lose', category: 'PRICE', remark: 'Too dear', competitorPrice: '200000' })
    const mixed = await quote('C002', [
      [A106, '10', '1000'],
      [TP316, '10', '5000'],
    ])
    const [first, second] = await linesOf(mixed)
    await close(mixed, {
      event: 'partly-win',
      lines: [
        { id: first, outcome: 'WON' },
        { id: second, outcome: 'LOST', reason: 'Other maker', competitorRate: '4800' },
      ],
    })
    const regretted = await quote('C002', [[TP316, '5', '5000']])
    await close(regretted, { event: 'regret', category: 'STOCK', remark: 'Not in stock' })
    await quote('C002', [[A106, '1', '1000']])
    const draft = await as('sales', async () =>
      ok(await createQuotation({ customerId: await customerId('C001'), lines: [await lineOf(A106, '999', '9999')] })),
    )
    await as('sales', async () => ok(await voidQuotation({ id: draft.id, remark: 'A slip' })))
  })

  it('counts quotations by what became of them, per customer; a void one never was an offer', async () => {
    const { rows } = await report({ sort: 'name' })
    expect(rows).toMatchObject([
      { quotations: 3, won: 1, lost: 0, regretted: 1, open: 1, rate: '100' },
      { quotations: 2, won: 1, lost: 1, regretted: 0, open: 0, rate: '50' },
    ])
  })

  it('adds values and tonnes by line: what was lost of a won quotation counts as lost', async () => {
    const { rows, sums } = await report({ by: 'grade', sort: 'name' })
    expect(rows).toMatchObject([
      { name: A106, quotations: 4, won: 2, lost: 1, wonValue: '110000', lostValue: '220000', valueRate: '33.3' },
      { name: TP316, quotations: 2, won: 1, regretted: 1, wonValue: '0', lostValue: '50000', valueRate: '0' },
    ])
    expect(sums).toMatchObject({ wonValue: '110000.00', lostValue: '270000.00' })
    // 110 m of 6" SCH 40 at 28.264 kg/m
    expect(rows[0]).toMatchObject({ wonTonnes: '3.109', lostTonnes: '5.6528' })
  })

  it('every figure is that of the register behind it', async () => {
    const { rows } = await report({ by: 'customer' })
    for (const row of rows as Record<string, string | number>[]) {
      const drill = Object.fromEntries(new URLSearchParams(`${row.drill}&${row.drillBy}=${row.key}`))
      for (const [key, outcome] of Object.entries({
        won: 'ANY_WON',
        lost: 'LOST',
        regretted: 'REGRETTED',
        open: 'OPEN',
      })) {
        const { total } = await as('management', () =>
          read((ctx) => runList(ctx, quotationList, { ...drill, outcome })),
        )
        expect([row.name, key, total]).toEqual([row.name, key, row[key]])
      }
    }
  })

  it('says why quotations were lost and how much dearer we were', async () => {
    const data = await above()
    expect(data?.reasons).toEqual([
      // 220,000 against 200,000
      { category: 'PRICE', quotations: 1, value: '220000.00', known: 1, dearerPct: '10.0' },
    ])
    expect(data?.figures).toMatchObject({ quotations: 5, won: 2, lost: 1, rate: '66.7', valueRate: '28.9' })
    expect(data?.months).toMatchObject([{ month: day().slice(0, 7), won: '110000.00', lost: '270000.00' }])
  })

  it('measures the time from the enquiry to the first sending, in the middle', async () => {
    const enquiry = await as('sales', async () => {
      const asked = {
        productSpecId: await specId(A106),
        pipeSizeId: await sizeId('6', '40'),
        quantity: '1',
        unit: 'MTR' as const,
      }
      return ok(await createEnquiry({ customerId: await customerId('C003'), lines: [asked] }))
    })
    const id = await quote('C003', [[A106, '1', '1000']], { enquiryId: enquiry.id })
    await withOwner((owner) =>
      owner.query(
        `UPDATE "Quotation" q SET "firstSentAt" = e."createdAt" + interval '90 minutes' FROM "Enquiry" e
         WHERE e.id = q."enquiryId" AND q.id = $1 AND set_config('app.request_id', gen_random_uuid()::text, true) <> ''`,
        [id],
      ),
    )
    const data = await above({ customerId: await as('sales', () => customerId('C003')) })
    expect(data?.figures).toMatchObject({ answered: 1, answerMinutes: 90 })
  })

  it('keeps to its period, and says so when the period ends before it begins', async () => {
    expect((await report({ from: day(-30), to: day(-1) })).rows).toEqual([])
    await expect(report({ from: day(), to: day(-1) })).rejects.toMatchObject({ code: 'VALIDATION' })
    expect(await above({ from: day(), to: day(-1) })).toBeNull()
  })

  it('is not for stores or accounts', async () => {
    await expect(report({}, 'stores')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(report({}, 'accounts')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
