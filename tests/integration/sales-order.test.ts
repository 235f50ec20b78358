import { describe, expect, it } from 'vitest'
import {
  autoReserveAction,
  cancelSalesOrderAction,
  closeSalesOrderAction,
} from '@/features/reservation/reservation.actions'
import { orderStatus } from '@/features/sales-order/progress'
import { getSalesOrder, salesOrderList } from '@/features/sales-order/sales-order.queries'
import { type ListParams, runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk, fail, ok } from '../support/actors'
import { salesOrderOf } from '../support/orders'

const orderAs = (who: Desk, id: string) => as(who, () => read((ctx) => getSalesOrder(ctx, id)))
const list = (who: Desk, params: ListParams) => as(who, () => read((ctx) => runList(ctx, salesOrderList, params)))

describe('A sales order', () => {
  it('is numbered without a gap and tied to quotation revision and customer PO', async () => {
    const first = await salesOrderOf([{ size: '6', schedule: '40', metres: '12.5', rate: '2500' }])
    const second = await salesOrderOf([{ size: '6', schedule: '40', metres: '1', rate: '2500' }])
    const last = (n: string) => Number(n.split('/').at(-1))
    expect(last(second.number)).toBe(last(first.number) + 1)
    const order = await orderAs('sales', first.id)
    expect(order).toMatchObject({
      status: 'OPEN',
      subTotal: '31250',
      totalAmount: '31250',
      totalMetres: '12.5',
      quotationRevision: { revisionNo: 0 },
      customerPo: { status: 'ACCEPTED' },
      placeOfSupply: '27',
    })
    expect(order?.lines[0]).toMatchObject({
      metres: '12.5',
      toleranceMetres: '6',
      balanceMetres: '12.500',
      reservedMetres: '0.000',
    })
  })

  it('shows STORES and QC everything but the prices', async () => {
    const { id } = await salesOrderOf([{ size: '4', schedule: '40', metres: '10', rate: '1500' }])
    for (const desk of ['stores', 'qc', 'purchase'] as const) {
      const order = await orderAs(desk, id)
      expect(order).toMatchObject({ subTotal: null, totalAmount: null, pricesShown: false })
      expect(order?.lines[0]).toMatchObject({ rate: null, ratePerMetre: null, amount: null, metres: '10' })
      expect((await list(desk, {})).rows[0]).not.toHaveProperty('totalAmount')
    }
    expect((await list('accounts', {})).rows[0]).toHaveProperty('totalAmount')
  })

  it('shows what is held for it, and frees it when it is cancelled', async () => {
    const { id } = await salesOrderOf([{ size: '3', schedule: '40', metres: '30', rate: '900' }])
    ok(await as('sales', () => autoReserveAction({ salesOrderId: id })))
    expect(await orderAs('sales', id)).toMatchObject({ held: { metres: '30.000', heats: 1 } })
    expect(fail(await as('sales', () => closeSalesOrderAction({ id }))).code).toBe('ILLEGAL_TRANSITION')
    expect(fail(await as('sales', () => cancelSalesOrderAction({ id, remark: ' ' }))).code).toBe('VALIDATION')
    expect(
      ok(await as('management', () => cancelSalesOrderAction({ id, remark: 'Project stopped' }))).releasedMetres,
    ).toBe('30.000')
    const order = await orderAs('sales', id)
    expect(order).toMatchObject({ status: 'CANCELLED', held: { metres: '0', heats: 0 } })
    expect(order?.history.map((h) => [h.fromState, h.toState, h.remark])).toEqual([
      ['OPEN', 'CANCELLED', 'Project stopped'],
    ])
  })

  it('is not there for another company', async () => {
    const { id } = await salesOrderOf([{ size: '3', schedule: '40', metres: '1', rate: '900' }])
    expect(fail(await as('other-admin', () => cancelSalesOrderAction({ id, remark: 'x' }))).code).toBe('NOT_FOUND')
    expect(await orderAs('other-admin', id)).toBeNull()
    expect((await list('other-admin', {})).total).toBe(0)
  })
})

describe('How far an order is follows from what left', () => {
  const line = (metres: string, dispatched: string, cancelled = '0') => ({ metres, dispatched, cancelled })
  it('is open until something leaves, partly dispatched until all did', () => {
    expect(orderStatus([line('100', '0'), line('50', '0')])).toBe('OPEN')
    expect(orderStatus([line('100', '99.999'), line('50', '50')])).toBe('PARTLY_DISPATCHED')
    expect(orderStatus([line('100', '103.2'), line('50', '50')])).toBe('DISPATCHED')
  })
  it('counts a cancelled rest as done, and leaves out what is not pipe', () => {
    expect(orderStatus([line('100', '60', '40'), line('0', '0')])).toBe('DISPATCHED')
  })
})
