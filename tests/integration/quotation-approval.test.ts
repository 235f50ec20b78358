import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  approveManyQuotations,
  approveQuotation,
  createQuotation,
  returnQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { saveMarginFloorsAction, updateApprovalsAction } from '@/features/settings/settings.actions'
import { getCompanySettings, getMarginFloors } from '@/features/settings/settings.queries'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, member, ok, readAs, setSetting, sizeId, specId } from '../support/actors'
import { approvedOrder, pipeLine } from '../support/purchase'

/** A size that the demo buys nowhere: 16" SCH 60, 406.4 x 16.66 mm; bought here for INR 8,000 a metre. */
const SIZE = ['16', '60'] as const
const COST = '8000'

const line = async (rate: string, more: Record<string, unknown> = {}) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId(...SIZE),
  quantity: '10',
  unit: 'MTR' as const,
  rate,
  ...more,
})
const offered = async (rates: readonly string[], more: Record<string, unknown> = {}, who: Desk = 'sales') =>
  as(
    who,
    async () =>
      ok(
        await createQuotation({
          customerId: await customerId('C001'),
          lines: await Promise.all(rates.map((rate) => line(rate))),
          ...more,
        }),
      ).id,
  )
const submitted = async (rates: readonly string[], reason = 'Strategic customer') => {
  const id = await offered(rates)
  ok(await as('sales', () => submitQuotation({ id, reason })))
  return id
}
const page = async (id: string, who: Desk = 'management') => {
  const quotation = await as(who, () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation
}
/** What stands in the database, whoever asks. */
const stored = (id: string) =>
  readAs('admin', (tx) =>
    tx.quotationRevision.findFirstOrThrow({
      where: { quotationId: id },
      include: { lines: { orderBy: { lineNo: 'asc' } } },
    }),
  )
const floors = () => as('admin', () => read(getMarginFloors))
const setFloor = async (familyCode: string, minMarginPct: string) => {
  const { rows } = await floors()
  const version = rows.find((row) => row.familyCode === familyCode)?.version ?? null
  ok(await as('admin', () => saveMarginFloorsAction({ floors: [{ familyCode, version, minMarginPct }] })))
}

beforeAll(async () => {
  await approvedOrder([await pipeLine('100', COST, { pipeSizeId: await sizeId(...SIZE) })])
})

describe('margin floors in Settings', () => {
  it('are set per product family, changed and taken away, by administrators', async () => {
    expect((await floors()).rows.map((row) => row.familyCode).sort()).toEqual(['AS', 'CS', 'DS', 'LTCS', 'SS'])
    await setFloor('SS', '12.5')
    expect((await floors()).rows.find((row) => row.familyCode === 'SS')).toMatchObject({
      minMarginPct: '12.5',
      version: 1,
    })
    const stale = fail(
      await as('admin', () => saveMarginFloorsAction({ floors: [{ familyCode: 'SS', minMarginPct: '9' }] })),
    )
    expect(stale.code).toBe('STALE')
    await setFloor('SS', '')
    expect((await floors()).rows.find((row) => row.familyCode === 'SS')).toMatchObject({
      minMarginPct: null,
      version: null,
    })
    const wrong = fail(
      await as('admin', () =>
        saveMarginFloorsAction({
          floors: [
            { familyCode: 'CS', minMarginPct: '101' },
            { familyCode: 'AS', minMarginPct: 'ten' },
          ],
        }),
      ),
    )
    expect(Object.keys(wrong.fieldErrors ?? {})).toEqual(['floors.0.minMarginPct', 'floors.1.minMarginPct'])
    const unknown = fail(
      await as('admin', () => saveMarginFloorsAction({ floors: [{ familyCode: 'GOLD', minMarginPct: '5' }] })),
    )
    expect(unknown.fieldErrors?.['floors.0.familyCode']).toMatch(/master/)
    for (const who of ['sales', 'management', 'accounts'] as const)
      expect(fail(await as(who, () => saveMarginFloorsAction({ floors: [] }))).code).toBe('FORBIDDEN')
  })

  it('belong to the company', async () => {
    await setFloor('DS', '15')
    const other = await as('other-admin', () => read(getMarginFloors))
    expect(other.rows.every((row) => row.minMarginPct === null)).toBe(true)
    await setFloor('DS', '')
  })
})

describe('a quotation below the margin floor of a family', () => {
  beforeAll(() => setFloor('CS', '8'))
  afterAll(() => setFloor('CS', ''))

  it('needs a reason of the salesperson, asked for at that field', async () => {
    const id = await offered(['9000', '8200'])
    const refused = fail(await as('sales', () => submitQuotation({ id })))
    expect(refused).toMatchObject({ code: 'VALIDATION' })
    expect(refused.message).toMatch(/^Line 2 is below the margin floor of its family\./)
    expect(refused.fieldErrors?.reason).toBeTruthy()
    expect(await stored(id)).toMatchObject({ status: 'DRAFT', approvalNeeded: [], marginPct: null })
    ok(await as('sales', () => submitQuotation({ id, reason: 'To win the annual contract' })))
    expect(await stored(id)).toMatchObject({ status: 'PENDING_APPROVAL', submitReason: 'To win the annual contract' })
  })

  it('needs approval even where Settings ask for none, with a remark of the approver', async () => {
    await setSetting('quotationApproval', false)
    try {
      const above = await offered(['9000'])
      expect(ok(await as('sales', () => submitQuotation({ id: above })))).toMatchObject({ status: 'APPROVED' })
      // the floor itself is not below it: 8000 / (1 - 8 %)
      const at = await offered(['8695.653'])
      expect(ok(await as('sales', () => submitQuotation({ id: at })))).toMatchObject({ status: 'APPROVED' })
      const id = await submitted(['8200'])
      expect(await stored(id)).toMatchObject({
        status: 'PENDING_APPROVAL',
        approvalNeeded: ['Line 1 is below the margin floor of its family.'],
      })
      const silent = fail(await as('management', () => approveQuotation({ id })))
      expect(silent.fieldErrors?.remark).toBeTruthy()
      expect((await stored(id)).status).toBe('PENDING_APPROVAL')
      ok(await as('management', () => approveQuotation({ id, remark: 'Agreed, once' })))
      expect(await stored(id)).toMatchObject({ status: 'APPROVED', approvalRemark: 'Agreed, once' })
    } finally {
      await setSetting('quotationApproval', true)
    }
  })

  it('keeps cost and margin of the day for those with cost.view; for others there are words without figures', async () => {
    const id = await submitted(['8200', '10000'])
    const kept = await stored(id)
    expect(kept.lines.map((l) => [l.costPerMetre, l.marginPct])).toEqual([
      ['8000', '2.439'],
      ['8000', '20'],
    ])
    // (82000 - 80000 + 100000 - 80000) / 182000
    expect(kept.marginPct).toBe('12.0879')
    const seen = await page(id, 'management')
    expect(seen.revision.marginPct).toBe('12.0879')
    expect(seen.revision.lines[0]).toMatchObject({ costPerMetre: '8000', marginPct: '2.439' })
    const sales = await page(id, 'sales')
    expect(sales.revision.marginPct).toBeNull()
    expect(sales.revision.lines[0]).toMatchObject({ costPerMetre: null, marginPct: null })
    expect(sales.revision.approvalNeeded).toContain('Line 1 is below the margin floor of its family.')
    expect(JSON.stringify(sales)).not.toMatch(/2\.439|12\.0879|"8000"/)
  })

  it('is judged in the currency of the company at the rate of the offer', async () => {
    const usd = await readAs('admin', (tx) =>
      tx.exchangeRate.findFirstOrThrow({
        where: { currency: 'USD' },
        orderBy: { rateDate: 'desc' },
        select: { rate: true },
      }),
    )
    // 8000 INR at that rate, and a good margin on top
    const good = String(Math.ceil((8000 / Number(usd.rate)) * 1.5))
    const abroad = await offered([good], { customerId: await customerId('C006') })
    ok(await as('sales', () => submitQuotation({ id: abroad })))
    expect((await stored(abroad)).approvalNeeded).toEqual(['Every quotation needs approval.'])
    const cheap = await offered(['50'], { customerId: await customerId('C006') })
    expect(fail(await as('sales', () => submitQuotation({ id: cheap }))).fieldErrors?.reason).toBeTruthy()
  })

  it('is not judged where nothing is known of the cost', async () => {
    const unbought = { pipeSizeId: await sizeId('2', '160') }
    const id = await offered([], { lines: [await line('1', unbought)] })
    ok(await as('sales', () => submitQuotation({ id })))
    const kept = await stored(id)
    expect(kept).toMatchObject({ marginPct: null, approvalNeeded: ['Every quotation needs approval.'] })
    expect(kept.lines[0]).toMatchObject({ costPerMetre: null, marginPct: null })
  })

  it('is judged anew when it was returned, changed and submitted again', async () => {
    const id = await submitted(['8200'])
    ok(await as('management', () => returnQuotation({ id, remark: 'Too low' })))
    await setFloor('CS', '1')
    ok(await as('sales', () => submitQuotation({ id })))
    expect(await stored(id)).toMatchObject({ approvalNeeded: ['Every quotation needs approval.'], submitReason: null })
    await setFloor('CS', '8')
  })
})

describe('more discount than Settings allow', () => {
  it('needs approval whatever the amount; the rule names the lines', async () => {
    const settings = await as('admin', () => read(getCompanySettings))
    const keep = {
      quotationApproval: false,
      quotationApprovalAbove: settings.quotationApprovalAbove,
      requisitionApproval: settings.requisitionApproval,
      purchaseOrderApproval: settings.purchaseOrderApproval,
      purchaseOrderApprovalAbove: settings.purchaseOrderApprovalAbove,
    }
    const { id: settingId } = ok(
      await as('admin', () =>
        updateApprovalsAction({ ...keep, version: settings.version, quotationMaxDiscountPct: '10' }),
      ),
    )
    try {
      const within = await offered([], { lines: [await line('0', { listRate: '10000', discountPct: '10' })] })
      expect(ok(await as('sales', () => submitQuotation({ id: within })))).toMatchObject({ status: 'APPROVED' })
      const beyond = await offered([], { lines: [await line('0', { listRate: '10000', discountPct: '10.5' })] })
      expect(ok(await as('sales', () => submitQuotation({ id: beyond })))).toMatchObject({ status: 'PENDING_APPROVAL' })
      expect((await stored(beyond)).approvalNeeded).toEqual([
        'Line 1 has more discount than the 10 % allowed without approval.',
      ])
    } finally {
      await setSetting('quotationMaxDiscountPct', '100')
      await setSetting('quotationApproval', true)
    }
    expect(settingId).toBe(settings.id)
  })
})

describe('approving several at once', () => {
  it('decides each for itself: one that cannot be approved holds up no other', async () => {
    await setFloor('CS', '8')
    const [fine, low] = [await submitted(['9500']), await submitted(['8200'])]
    const draft = await offered(['9500'])
    const stale = await submitted(['9600'])
    const { approved, results } = ok(
      await as('management', () =>
        approveManyQuotations({
          items: [{ id: low }, { id: fine }, { id: draft }, { id: stale, version: 1 }, { id: fine }],
        }),
      ),
    )
    expect(approved).toBe(1)
    expect(results.map((r) => [r.id, r.ok])).toEqual([
      [low, false],
      [fine, true],
      [draft, false],
      [stale, false],
      [fine, true],
    ])
    expect(results[0]?.message).toMatch(/below the margin floor.*Say why/)
    expect(await stored(fine)).toMatchObject({ status: 'APPROVED', approvedById: (await member('management')).userId })
    for (const id of [low, stale]) expect((await stored(id)).status).toBe('PENDING_APPROVAL')
    expect((await stored(draft)).status).toBe('DRAFT')
    const events = await readAs('admin', (tx) =>
      tx.auditLog.findMany({ where: { action: 'quotation.approve-many' }, select: { documentId: true } }),
    )
    expect(events.map((e) => e.documentId)).toEqual([fine])

    const both = ok(
      await as('management', () => approveManyQuotations({ items: [{ id: low }, { id: stale }], remark: 'Year end' })),
    )
    expect(both.approved).toBe(2)
    expect(await stored(low)).toMatchObject({ status: 'APPROVED', approvalRemark: 'Year end' })
    await setFloor('CS', '')
  })

  it('is refused as a whole when none can be approved, with a sentence for each; what one prepared is not approved either', async () => {
    const mine = await offered(['9500'], {}, 'admin')
    ok(await as('admin', () => submitQuotation({ id: mine })))
    const refused = fail(await as('admin', () => approveManyQuotations({ items: [{ id: mine }], remark: 'x' })))
    expect(refused).toMatchObject({ code: 'FORBIDDEN', message: expect.stringMatching(/somebody else/) })
    const theirs = await submitted(['9500'])
    expect(fail(await as('other-admin', () => approveManyQuotations({ items: [{ id: theirs }] }))).code).toBe(
      'NOT_FOUND',
    )
    expect(fail(await as('sales', () => approveManyQuotations({ items: [{ id: theirs }] }))).code).toBe('FORBIDDEN')
    expect(fail(await as('management', () => approveManyQuotations({ items: [] }))).fieldErrors?.items).toBeTruthy()
    expect((await stored(theirs)).status).toBe('PENDING_APPROVAL')
  })
})
