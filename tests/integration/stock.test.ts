import { describe, expect, it } from 'vitest'
import { moveStockAction } from '@/features/stock/stock.actions'
import { stockList } from '@/features/stock/stock.queries'
import { stockLedgerList } from '@/features/stock/stock-ledger.queries'
import { type ListParams, runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk, fail, locationId, ok, readAs } from '../support/actors'

const list = (who: Desk, params: ListParams) => as(who, () => read((ctx) => runList(ctx, stockList, params)))
const lotOf = (heatNo: string) =>
  readAs('stores', (tx) =>
    tx.stockLot.findFirstOrThrow({ where: { heatNo }, include: { balances: true }, orderBy: { id: 'asc' } }),
  )

describe('The stock list', () => {
  it('finds lots by part of a heat, by size however it is written, and by material', async () => {
    const byHeat = await list('sales', { q: '24b20' })
    expect(new Set(byHeat.rows.map((r) => r.heatNo))).toEqual(new Set(['D24B2013', 'D24B2047']))
    const written = await Promise.all(
      ['6" SCH 40', '6 STD', '168.3 x 7.11'].map((size) => list('sales', { size, q: 'D2' })),
    )
    for (const found of written)
      expect(new Set(found.rows.map((r) => r.heatNo))).toEqual(new Set(['D24B2047', 'D25A0310']))
    const od = await list('sales', { size: '168.3' })
    expect(od.rows.length).toBeGreaterThan(2)
    const api = await list('sales', { designation: 'API 5L', size: '6" SCH 40' })
    expect(api.rows.every((r) => (r.designations as string[]).some((d) => d.includes('API 5L')))).toBe(true)
  })

  it('adds up metres over all pages and shows the value only with the cost right', async () => {
    const sales = await list('sales', { size: '6" SCH 40', q: 'D2' })
    expect(sales.sums).toMatchObject({ accepted: '936.600', onHand: '936.600', pieces: '156' })
    expect(sales.rows[0]).not.toHaveProperty('value')
    expect(sales.sums).not.toHaveProperty('value')
    const accounts = await list('accounts', { size: '6" SCH 40', q: 'D2' })
    expect(accounts.sums?.value).toBe('2028624.00')
  })

  it('filters by where stock stands', async () => {
    expect((await list('sales', { bucket: 'UNDER_INSPECTION', q: 'D24B2047' })).total).toBe(0)
    expect((await list('sales', { bucket: 'ACCEPTED', q: 'D24B2047' })).total).toBe(1)
  })
})

describe('Moving stock', () => {
  it('brings metres and pieces to another rack; the ledger tells from where to where', async () => {
    const lot = await lotOf('D25A0388')
    const from = lot.balances[0]?.locationId ?? ''
    const to = await locationId('B-03')
    ok(
      await as('stores', () =>
        moveStockAction({
          stockLotId: lot.id,
          bucket: 'ACCEPTED',
          fromLocationId: from,
          toLocationId: to,
          metres: '100.5',
          pieces: 16,
          remark: 'Nearer the saw',
        }),
      ),
    )
    const after = await lotOf('D25A0388')
    expect(after.balances.map((b) => [b.locationId, b.acceptedMetres.toString(), b.acceptedPieces]).toSorted()).toEqual(
      [
        [from, '175.5', 30],
        [to, '100.5', 16],
      ].toSorted(),
    )
    const ledger = await as('stores', () =>
      read((ctx) => runList(ctx, stockLedgerList, { stockLotId: lot.id, kind: 'MOVE' })),
    )
    expect(ledger.rows).toMatchObject([{ kind: 'Move', metres: expect.objectContaining({}), remark: 'Nearer the saw' }])
  })

  it('never moves more than is there in that state', async () => {
    const lot = await lotOf('D25A0391')
    const from = lot.balances[0]?.locationId ?? ''
    const move = { stockLotId: lot.id, fromLocationId: from, toLocationId: await locationId('B-03'), metres: '162.001' }
    expect(fail(await as('stores', () => moveStockAction({ ...move, bucket: 'ACCEPTED' }))).code).toBe('SHORT_STOCK')
    expect(fail(await as('stores', () => moveStockAction({ ...move, metres: '1', bucket: 'ON_HOLD' }))).code).toBe(
      'SHORT_STOCK',
    )
    expect(
      fail(await as('stores', () => moveStockAction({ ...move, metres: '1', bucket: 'ACCEPTED', toLocationId: from })))
        .code,
    ).toBe('VALIDATION')
    expect(fail(await as('sales', () => moveStockAction({ ...move, metres: '1', bucket: 'ACCEPTED' }))).code).toBe(
      'FORBIDDEN',
    )
    expect(
      fail(await as('other-admin', () => moveStockAction({ ...move, metres: '1', bucket: 'ACCEPTED' }))).code,
    ).toBe('NOT_FOUND')
  })
})
