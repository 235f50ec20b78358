import { expect, it } from 'vitest'
import type { ActionResult } from '@/core/result'
import { createDispatchNoteAction, postDispatchNoteAction } from '@/features/dispatch-note/dispatch-note.actions'
import { postGrn } from '@/features/grn/grn.actions'
import { cancelInvoiceAction, createInvoiceAction, postInvoiceAction } from '@/features/invoice/invoice.actions'
import {
  createPackingListAction,
  packPackingListAction,
  voidPackingListAction,
} from '@/features/packing-list/packing-list.actions'
import { createReceiptAction } from '@/features/receipt/receipt.actions'
import {
  autoReserveAction,
  cancelSalesOrderAction,
  releaseReservationAction,
} from '@/features/reservation/reservation.actions'
import { moveStockAction } from '@/features/stock/stock.actions'
import { as, customerId, type Desk, locationId, place, readAs } from '../support/actors'
import { acceptedLots } from '../support/lots'
import { salesOrderOf } from '../support/orders'
import { approvedOrder, draftReceipt, heat, pipeLine } from '../support/purchase'
import { expectSoundData } from '../support/stock'

process.env.DB_POOL_MAX = '30'

it('all desks at work on the same heats: every refusal is one in words, nobody sees a deadlock, and the books agree', async () => {
  const trouble: string[] = []
  const done = new Set<string>()
  const work = async <T>(who: Desk, what: string, fn: () => Promise<ActionResult<T>>): Promise<T | null> => {
    const result = await as(who, fn)
    if (result.ok) done.add(what)
    else if (['INTERNAL', 'UNAVAILABLE'].includes(result.error.code)) trouble.push(`${what}: ${result.error.message}`)
    return result.ok ? result.data : null
  }
  const heats = ['A', 'B', 'C'].map((x) => ({ heatNo: `MIX-${x}`, metres: '80', pieces: 200 }))
  const lots = await acceptedLots(['18', '60'], heats)
  const orders: string[] = []
  for (let i = 0; i < 5; i++)
    orders.push((await salesOrderOf([{ size: '18', schedule: '60', metres: '60', rate: '100' }])).id)
  const { warehouseId } = await place('A-01')
  const [from, to] = [await locationId('A-01'), await locationId('A-02')]
  const customer = await customerId('C001')
  const bought = await approvedOrder([await pipeLine('300')])
  const grns: string[] = []
  // one certificate for all of them, put on file by whoever posts first
  for (let i = 0; i < 4; i++)
    grns.push(await draftReceipt(bought, [await heat(bought, `MIX-G${i}`, '50', { mtcNo: 'MIX' })]))

  await Promise.all([
    ...grns.map((id) => work('stores', 'receive', () => postGrn({ id }))),
    ...[...orders, ...orders].map((id) => work('sales', 'reserve', () => autoReserveAction({ salesOrderId: id }))),
    ...[...lots, ...lots].map((stockLotId) =>
      work('stores', 'move', () =>
        moveStockAction({
          stockLotId,
          bucket: 'ACCEPTED',
          fromLocationId: from,
          toLocationId: to,
          metres: '9',
          pieces: 3,
        }),
      ),
    ),
  ])

  const ship = async (salesOrderId: string, reservationId: string) => {
    const list = await work('stores', 'pack', () =>
      createPackingListAction({ salesOrderId, warehouseId, lines: [{ reservationId, metres: '5', pieces: 1 }] }),
    )
    const packingListId = list?.id ?? ''
    await work('stores', 'pack', () => packPackingListAction({ id: packingListId }))
    const [invoice, note] = await Promise.all([
      work('accounts', 'invoice', () => createInvoiceAction({ packingListId })),
      work('stores', 'dispatch', () => createDispatchNoteAction({ packingListId, vehicleNo: 'MH 01 AA 1111' })),
    ])
    const invoiceId = invoice?.id ?? ''
    const pay = () =>
      createReceiptAction({
        customerId: customer,
        mode: 'NEFT',
        amount: '100',
        allocations: [{ invoiceId, amount: '100' }],
      })
    await Promise.all([
      work('accounts', 'post', () => postInvoiceAction({ id: invoiceId })),
      work('stores', 'leave', () => postDispatchNoteAction({ id: note?.id ?? '' })),
      work('sales', 'release', () => releaseReservationAction({ id: reservationId, metres: '1', remark: 'Less' })),
      work('stores', 'void', () => voidPackingListAction({ id: packingListId, remark: 'Too late' })),
    ])
    await Promise.all([
      work('accounts', 'pay', pay),
      work('accounts', 'pay', pay),
      work('accounts', 'cancel invoice', () => cancelInvoiceAction({ id: invoiceId, remark: 'Wrong' })),
    ])
  }
  await Promise.all(
    orders.map(async (salesOrderId) => {
      const held = await readAs('stores', (tx) =>
        tx.reservation.findMany({ where: { salesOrderId, status: 'LIVE' }, select: { id: true } }),
      )
      await Promise.all(held.map((r) => ship(salesOrderId, r.id)))
      await work('sales', 'cancel', () => cancelSalesOrderAction({ id: salesOrderId, remark: 'Rest not needed' }))
    }),
  )
  expect(trouble).toEqual([])
  for (const what of [
    'receive',
    'reserve',
    'move',
    'pack',
    'dispatch',
    'leave',
    'invoice',
    'post',
    'release',
    'pay',
    'cancel',
  ])
    expect(done).toContain(what)
  await expectSoundData()
})
