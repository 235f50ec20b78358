import { beforeAll, describe, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/line-insight/route'
import { dec, decimalText, roundRate } from '@/core/money'
import { insightKey } from '@/features/line-insight/insight-line'
import { lineCosts } from '@/features/line-insight/line-costs'
import { lineFacts } from '@/features/line-insight/line-facts'
import { lineInsight } from '@/features/line-insight/line-insight.queries'
import { cancelPurchaseOrder } from '@/features/purchase-order/purchase-order.actions'
import { closeQuotation, createQuotation, reviseQuotation } from '@/features/quotation/quotation.actions'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { proposeReservation } from '@/features/reservation/reservation.queries'
import { read } from '@/server/read'
import { as, customerId, type Desk, ok, readAs, sizeId, specId, vendorId } from '../support/actors'
import { acceptedLots, waitingLots } from '../support/lots'
import { approvedQuotation, salesOrderOf } from '../support/orders'
import { withOwner } from '../support/owner'
import { approvedOrder, pipeLine } from '../support/purchase'

/** A size that the demo has none of: 14" SCH 60, 355.6 x 15.09 mm. */
const SIZE = ['14', '60'] as const
const line = async (more: Record<string, unknown> = {}) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  odMm: '355.6',
  wallMm: '15.09',
  wallType: null,
  ends: 'BE' as const,
  additionalSpecs: [] as string[],
  customerId: await customerId('C001'),
  excludeQuotationId: null,
  ...more,
})
const beside = async (who: Desk, more: Record<string, unknown> = {}) => {
  const input = await line(more)
  return as(who, () => read((ctx) => lineInsight(ctx, input)))
}
const quoted = (rate: string, customer = 'C001', more: object = {}) =>
  approvedQuotation([{ size: SIZE[0], schedule: SIZE[1], metres: '50', rate, ...more }], customer)
const at = async (rate: string) => pipeLine('40', rate, { pipeSizeId: await sizeId(...SIZE) })

describe('stock beside a line', () => {
  beforeAll(async () => {
    await acceptedLots(
      [...SIZE],
      [
        { heatNo: 'LI-YOUNG', metres: '30', mtcDate: '2026-09-01', make: 'Mill B' },
        { heatNo: 'LI-OLD', metres: '20', mtcDate: '2025-03-01', make: 'Mill A' },
      ],
    )
    await waitingLots([...SIZE], [{ heatNo: 'LI-WAIT', metres: '12' }])
  })

  it('is what a reservation of that line would be offered, oldest certificate first', async () => {
    const order = await salesOrderOf([{ size: SIZE[0], schedule: SIZE[1], metres: '35', rate: '9000' }])
    const proposal = await as('sales', () => read((ctx) => proposeReservation(ctx, order.id)))
    const offered = proposal?.lines[0]?.candidates.map((c) => [c.heatNo, c.freeMetres])
    const { stock } = await beside('sales')
    expect(stock.places.map((p) => [p.heatNo, p.freeMetres])).toEqual(offered)
    expect(stock.places.map((p) => p.heatNo)).toEqual(['LI-OLD', 'LI-YOUNG'])
    expect(stock.places[0]).toMatchObject({
      make: 'MILL A',
      mtcType: '3.1',
      mtcDate: '2025-03-01',
      pieces: 10,
      ends: 'BE',
    })
    expect(stock).toMatchObject({ freeMetres: '50.000', reservedMetres: '0.000', underInspectionMetres: '12.000' })

    ok(await as('sales', () => autoReserveAction({ salesOrderId: order.id })))
    const after = (await beside('sales')).stock
    expect(after).toMatchObject({ freeMetres: '15.000', reservedMetres: '35.000', placeCount: 1 })
    expect(after.places.map((p) => p.heatNo)).toEqual(['LI-YOUNG'])
  })

  it('is none for other ends, another wall, a minimum wall, or an additional spec that the lots have not', async () => {
    for (const other of [
      { ends: 'PE' },
      { wallMm: '15.1' },
      { wallType: 'MIN' },
      { additionalSpecs: ['NACE MR0175'] },
      { productSpecId: await specId('ASTM A312 TP316L') },
    ])
      expect((await beside('sales', other)).stock, JSON.stringify(other)).toMatchObject({
        freeMetres: '0',
        placeCount: 0,
      })
    // the usual end of the product stands in for one that is left out
    expect((await beside('sales', { ends: null })).stock.placeCount).toBeGreaterThan(0)
  })

  it('belongs to the company', async () => {
    const other = await beside('other-admin')
    expect(other.stock).toMatchObject({ freeMetres: '0', underInspectionMetres: '0', onOrderMetres: '0' })
    expect(other.prices).toEqual({ own: [], anyone: [] })
    expect(other.cost?.last).toBeNull()
  })
})

describe('earlier prices', () => {
  it('are the last ones to this customer and to anyone, with what became of them', async () => {
    const lost = await quoted('8100')
    ok(await as('sales', () => closeQuotation({ id: lost.id, event: 'lose', remark: 'Price' })))
    const open = await quoted('8200')
    const elsewhere = await quoted('8300', 'C002')
    const { prices } = await beside('sales')
    expect(prices?.own.slice(0, 2)).toMatchObject([
      { quotationId: open.id, ratePerMetre: '8200', quantity: '50', unit: 'MTR', outcome: 'OPEN', own: true },
      { quotationId: lost.id, ratePerMetre: '8100', outcome: 'LOST' },
    ])
    expect(prices?.anyone[0]).toMatchObject({ quotationId: elsewhere.id, ratePerMetre: '8300', own: false })
    expect(prices?.own.some((p) => p.quotationId === elsewhere.id)).toBe(false)
    // an order was made of the first quotation of this file
    expect(prices?.own.at(-1)).toMatchObject({ ratePerMetre: '9000', outcome: 'WON' })
  })

  it('say of a line what became of that line, where it differs from its quotation', async () => {
    const { id } = await quoted('8250')
    await withOwner((owner) =>
      owner.query('BEGIN').then(async () => {
        await owner.query(
          `SELECT set_config('app.company_id', (SELECT "companyId"::text FROM "Quotation" WHERE id = $1), true), set_config('app.request_id', gen_random_uuid()::text, true),
            set_config('app.user_id', (SELECT "salespersonId"::text FROM "Quotation" WHERE id = $1), true)`,
          [id],
        )
        await owner.query(
          `UPDATE "QuotationLine" SET outcome = 'REGRETTED' WHERE "quotationRevisionId" IN (SELECT id FROM "QuotationRevision" WHERE "quotationId" = $1)`,
          [id],
        )
        await owner.query(`SELECT audit_event('Quotation', NULL, NULL, NULL, 'test')`)
        await owner.query('COMMIT')
      }),
    )
    expect((await beside('sales')).prices?.own[0]).toMatchObject({ quotationId: id, outcome: 'REGRETTED' })
  })

  it('are those that were approved: no draft, not the quotation being written, one per quotation at its last revision', async () => {
    const draft = ok(
      await as('sales', async () =>
        createQuotation({
          customerId: await customerId(),
          lines: [{ productSpecId: await specId(), pipeSizeId: await sizeId(...SIZE), quantity: '5', rate: '7777' }],
        }),
      ),
    )
    const revised = await quoted('8400')
    ok(await as('sales', () => reviseQuotation({ id: revised.id, reason: 'Cheaper' })))
    const { prices } = await beside('sales')
    expect(prices?.anyone.some((p) => p.quotationId === draft.id)).toBe(false)
    expect(prices?.own.filter((p) => p.quotationId === revised.id)).toMatchObject([
      { ratePerMetre: '8400', revisionNo: 0 },
    ])
    const without = await beside('sales', { excludeQuotationId: revised.id })
    expect(without.prices?.own.some((p) => p.quotationId === revised.id)).toBe(false)
    expect(prices?.own.length).toBeLessThanOrEqual(5)
  })

  it('keep the currency they were given in, and say what that was in the currency of the company', async () => {
    const abroad = await quoted('95', 'C006')
    const { prices, baseCurrency } = await beside('sales')
    const price = prices?.anyone.find((p) => p.quotationId === abroad.id)
    expect(baseCurrency).toBe('INR')
    expect(price).toMatchObject({ currency: 'USD', ratePerMetre: '95' })
    const rate = await readAs('sales', (tx) =>
      tx.quotationRevision.findFirstOrThrow({ where: { quotationId: abroad.id }, select: { exchangeRate: true } }),
    )
    expect(price?.ratePerMetreBase).toBe(decimalText(roundRate(dec(rate.exchangeRate).times(95))))
  })
})

describe('cost beside a line', () => {
  it('is the rate of the last approved purchase order for it, at that order’s exchange rate', async () => {
    expect((await beside('management')).cost?.last).toBeNull()
    await approvedOrder([await at('6000')])
    await approvedOrder([await at('70')], { vendorId: await vendorId('V002'), currency: 'USD' })
    const { cost, stock } = await beside('management')
    expect(cost?.last).toMatchObject({ ratePerMetre: '70', currency: 'USD' })
    const [known, other, unknown] = await as('management', async () => {
      const asked = await line()
      return (
        await read(async (ctx) => ({
          costs: await lineCosts(ctx.tx, [asked, { ...asked, wallMm: '9' }, { ...asked, productSpecId: null }]),
        }))
      ).costs
    })
    expect(known?.costPerMetre).toBe(cost?.last?.costPerMetre)
    expect([other, unknown]).toEqual([null, null])
    expect(stock.onOrderMetres).toBe('80.000')
  })

  it('is not that of an order which was cancelled', async () => {
    const dear = await approvedOrder([await at('9999')])
    expect((await beside('management')).cost?.last?.costPerMetre).toBe('9999')
    ok(await as('purchase', () => cancelPurchaseOrder({ id: dear, remark: 'Wrong' })))
    expect((await beside('management')).cost?.last?.currency).toBe('USD')
  })
})

describe('who sees what beside a line', () => {
  it.each([
    ['sales', true, false],
    ['management', true, true],
    ['admin', true, true],
    ['purchase', false, true],
    ['accounts', false, true],
    ['qc', false, false],
    ['stores', false, false],
  ] as const)('%s: prices %s, cost %s', async (who, prices, cost) => {
    const known = await beside(who)
    expect(known.stock.placeCount).toBeGreaterThan(0)
    expect(known.prices !== null).toBe(prices)
    expect(known.cost !== null).toBe(cost)
    const asked = await line()
    const facts = Object.values(await as(who, () => read((ctx) => lineFacts(ctx, { ...asked, lines: [asked] }))))
    expect(facts).toHaveLength(1)
    expect(facts[0]?.freeMetres).toBe('15.000')
    expect(facts[0]?.lastPrice !== null).toBe(prices)
    expect('costPerMetre' in (facts[0] ?? {})).toBe(cost)
    expect('floorPct' in (facts[0] ?? {})).toBe(cost)
    // the floor is about what is earned on a sale: purchase sees none
    if (who === 'purchase') expect([known.cost?.floorPct, facts[0]?.floorPct]).toEqual([null, null])
  })
})

describe('the facts of many lines', () => {
  it('are those of each line, by its key; the customer’s own last price comes before a later one of others', async () => {
    await quoted('8555', 'C002')
    const asked = [await line(), await line({ wallMm: '9.53' }), await line()]
    const facts = await as('sales', async () =>
      read(async (ctx) =>
        lineFacts(ctx, { customerId: asked[0]?.customerId ?? null, excludeQuotationId: null, lines: asked }),
      ),
    )
    expect(Object.keys(facts)).toHaveLength(2)
    const [first, second] = [facts[insightKey(asked[0]) ?? ''], facts[insightKey(asked[1]) ?? '']]
    const own = (await beside('sales')).prices?.own[0]
    expect(first).toMatchObject({ freeMetres: '15.000', lastPrice: { ratePerMetre: own?.ratePerMetre, own: true } })
    expect(second).toMatchObject({ lastPrice: null })
    const forOther = await as('sales', async () =>
      read(async (ctx) =>
        lineFacts(ctx, { customerId: await customerId('C002'), excludeQuotationId: null, lines: [await line()] }),
      ),
    )
    expect(Object.values(forOther)[0]?.lastPrice).toMatchObject({ ratePerMetre: '8555', own: true })
  })

  it('are refused for what is no line, in a sentence', async () => {
    expect((await GET(new Request('http://localhost/api/line-insight?odMm=5'))).status).toBe(401)
    expect((await POST(new Request('http://localhost/api/line-insight', { method: 'POST', body: '{}' }))).status).toBe(
      401,
    )
  })
})
