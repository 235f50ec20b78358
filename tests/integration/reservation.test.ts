import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { approveOpeningStockAction, createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { checkReserved, consumeReservation } from '@/features/reservation/consume-reservation'
import {
  autoReserveAction,
  cancelSalesOrderAction,
  confirmReservationAction,
  moveReservationAction,
  releaseReservationAction,
} from '@/features/reservation/reservation.actions'
import { proposeReservation, shortfall } from '@/features/reservation/reservation.queries'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { moveStock } from '@/features/stock/move-stock'
import { defineAction } from '@/server/define-action'
import { read } from '@/server/read'
import { as, fail, locationId, ok, readAs, sizeId, specId, uploadedFile } from '../support/actors'
import { salesOrderOf } from '../support/orders'

/** Lots of a size that the demo has none of: 14" SCH 60. */
async function lots(size: string, heats: { heatNo: string; mtcDate: string; metres: string }[], extra: object = {}) {
  const [productSpecId, pipeSizeId, location, mtcFileId] = [
    await specId(),
    await sizeId(size, '60'),
    await locationId('A-01'),
    await uploadedFile('stores', 'MTC.pdf'),
  ]
  const created = ok(
    await as('stores', () =>
      createOpeningStockAction({
        lots: heats.map((h) => ({
          productSpecId,
          pipeSizeId,
          locationId: location,
          make: 'TEST MILL',
          mtcNo: `MTC-${h.heatNo}`,
          mtcType: '3.1' as const,
          mtcFileId,
          pieces: 10,
          receivedDate: '2026-11-01',
          ends: 'BE' as const,
          ...h,
          ...extra,
        })),
      }),
    ),
  )
  return created.ids
}

const approve = async (lotIds: string[]) => ok(await as('qc', () => approveOpeningStockAction({ lotIds })))
const proposal = (id: string) => as('sales', () => read((ctx) => proposeReservation(ctx, id)))
const buckets = (lotId: string) =>
  readAs('stores', (tx) => tx.stockBalance.findFirstOrThrow({ where: { stockLotId: lotId } }))

describe('Reservation by FIFO (UAT-003)', () => {
  let newest: string
  let middle: string
  let oldest: string
  let first: Awaited<ReturnType<typeof salesOrderOf>>

  beforeAll(async () => {
    const ids = await lots('14', [
      { heatNo: 'FIFO-NEW', mtcDate: '2026-09-01', metres: '300' },
      { heatNo: 'FIFO-OLD', mtcDate: '2025-03-01', metres: '120.5' },
      { heatNo: 'FIFO-MID', mtcDate: '2025-12-01', metres: '200' },
    ])
    ;[newest, oldest, middle] = ids as [string, string, string]
    await approve(ids)
    await lots('14', [{ heatNo: 'FIFO-UNSEEN', mtcDate: '2024-01-01', metres: '999' }])
    first = await salesOrderOf([{ size: '14', schedule: '60', metres: '220.5', rate: '5000' }])
  })

  it('proposes the oldest certificate first, the second lot in part, the newest not at all', async () => {
    const { lines } = (await proposal(first.id)) ?? { lines: [] }
    expect(lines[0]?.candidates.map((c) => [c.heatNo, c.proposedMetres])).toEqual([
      ['FIFO-OLD', '120.500'],
      ['FIFO-MID', '100.000'],
      ['FIFO-NEW', '0.000'],
    ])
    expect(lines[0]?.shortfallMetres).toBe('0.000')
  })

  it('never offers what is under inspection', async () => {
    const { lines } = (await proposal(first.id)) ?? { lines: [] }
    expect(lines[0]?.candidates.some((c) => c.heatNo === 'FIFO-UNSEEN')).toBe(false)
  })

  it('asks for a reason when a younger heat is taken before an older one, and keeps it', async () => {
    const line = ((await proposal(first.id))?.lines ?? [])[0]
    const at = line?.candidates.find((c) => c.heatNo === 'FIFO-NEW')
    const wanted = {
      salesOrderLineId: line?.id ?? '',
      stockLotId: newest,
      locationId: at?.locationId ?? '',
      metres: '10',
    }
    const refused = fail(await as('sales', () => confirmReservationAction({ salesOrderId: first.id, lines: [wanted] })))
    expect(refused.code).toBe('VALIDATION')
    expect(refused.fieldErrors?.['lines.0.outOfFifoReason']).toContain('FIFO-OLD')
    const done = ok(
      await as('sales', () =>
        confirmReservationAction({
          salesOrderId: first.id,
          lines: [{ ...wanted, outOfFifoReason: 'Customer wants one heat' }],
        }),
      ),
    )
    const [id = ''] = done.reservationIds
    expect((await readAs('sales', (tx) => tx.reservation.findUniqueOrThrow({ where: { id } }))).outOfFifoReason).toBe(
      'Customer wants one heat',
    )
    ok(await as('sales', () => releaseReservationAction({ id, remark: 'Not needed' })))
    expect((await buckets(newest)).reservedMetres.toString()).toBe('0')
  })

  it('reserves the proposal; free metres fall at once', async () => {
    const done = ok(await as('sales', () => autoReserveAction({ salesOrderId: first.id })))
    expect(done.reservedMetres).toBe('220.500')
    expect((await buckets(oldest)).acceptedMetres.toString()).toBe('0')
    expect((await buckets(middle)).acceptedMetres.toString()).toBe('100')
    expect((await buckets(newest)).acceptedMetres.toString()).toBe('300')
  })

  it('shows a second order for more than is left its exact shortfall', async () => {
    const second = await salesOrderOf([{ size: '14', schedule: '60', metres: '500', rate: '5000' }])
    const done = ok(await as('sales', () => autoReserveAction({ salesOrderId: second.id })))
    expect(done).toMatchObject({ reservedMetres: '400.000', shortfallMetres: '100.000' })
    const short = await as('sales', () => read((ctx) => shortfall(ctx, second.id)))
    expect(short).toMatchObject([{ shortfallMetres: '100.000', toRequisitionMetres: '100.000' }])
    const refused = fail(await as('sales', () => autoReserveAction({ salesOrderId: second.id })))
    expect(refused.code).toBe('SHORT_STOCK')
  })

  it('refuses more than the line and one random length', async () => {
    const line = ((await proposal(first.id))?.lines ?? [])[0]
    expect(line).toMatchObject({ neededMetres: '0.000', maxMetres: '6.000' })
  })

  it('gives everything back when the order is cancelled, with the reason', async () => {
    const done = ok(await as('sales', () => cancelSalesOrderAction({ id: first.id, remark: 'Buyer withdrew' })))
    expect(done.releasedMetres).toBe('220.500')
    expect((await buckets(oldest)).acceptedMetres.toString()).toBe('120.5')
    const order = await as('sales', () => read((ctx) => getSalesOrder(ctx, first.id)))
    expect(order).toMatchObject({ status: 'CANCELLED', cancelReason: 'Buyer withdrew' })
    expect(order?.lines[0]).toMatchObject({ cancelledMetres: '220.5', balanceMetres: '0.000', reservedMetres: '0.000' })
    expect(fail(await as('sales', () => autoReserveAction({ salesOrderId: first.id }))).code).toBe('ILLEGAL_TRANSITION')
  })
})

describe('What serves an order line', () => {
  it('takes a lot certified to the grade asked for among others, and the same wall under another name', async () => {
    const ids = await lots('16', [{ heatNo: 'MULTI-1', mtcDate: '2026-01-01', metres: '50' }], {
      designations: ['ASTM A53 GR.B'],
      pipeSizeId: await sizeId('16', 'STD'),
    })
    await approve(ids)
    const order = await salesOrderOf([
      { designation: 'ASTM A53 GR.B', size: '16', schedule: '30', metres: '10', rate: '100' },
    ])
    const line = ((await proposal(order.id))?.lines ?? [])[0]
    expect(line?.candidates.map((c) => c.heatNo)).toEqual(['MULTI-1'])
  })

  it('wants every additional spec and the ends', async () => {
    await approve(
      await lots('18', [{ heatNo: 'SPEC-1', mtcDate: '2026-01-01', metres: '50' }], {
        additionalSpecs: ['NACE MR0175', 'IBR'],
      }),
    )
    const some = await salesOrderOf([
      { size: '18', schedule: '60', metres: '10', rate: '100', additionalSpecs: ['IBR'] },
    ])
    expect((await proposal(some.id))?.lines[0]?.proposedMetres).toBe('10.000')
    const more = await salesOrderOf([
      { size: '18', schedule: '60', metres: '10', rate: '100', additionalSpecs: ['IBR', 'HIC'] },
    ])
    expect((await proposal(more.id))?.lines[0]).toMatchObject({ proposedMetres: '0.000', shortfallMetres: '10.000' })
    const plainEnds = await salesOrderOf([{ size: '18', schedule: '60', metres: '10', rate: '100', ends: 'PE' }])
    expect((await proposal(plainEnds.id))?.lines[0]?.candidates).toEqual([])
  })
})

describe('Fifty people at once', () => {
  it('never reserve more than was accepted', async () => {
    const ids = await lots('20', [
      { heatNo: 'RACE-A', mtcDate: '2026-01-01', metres: '100' },
      { heatNo: 'RACE-B', mtcDate: '2026-02-01', metres: '100' },
    ])
    await approve(ids)
    const orders: Awaited<ReturnType<typeof salesOrderOf>>[] = []
    for (let i = 0; i < 10; i++)
      orders.push(await salesOrderOf([{ size: '20', schedule: '60', metres: '45', rate: '100' }]))
    const location = await locationId('A-01')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const order = orders[i % orders.length] as (typeof orders)[number]
        const stockLotId = ids[i % 2] as string
        return as('sales', () =>
          confirmReservationAction({
            salesOrderId: order.id,
            lines: [
              {
                salesOrderLineId: order.lineIds[0] as string,
                stockLotId,
                locationId: location,
                metres: '9',
                outOfFifoReason: 'Race',
              },
            ],
          }),
        )
      }),
    )
    const done = answers.filter((a) => a.ok).length
    expect(done).toBe(22)
    expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.error.code])))).toEqual(new Set(['SHORT_STOCK']))
    for (const id of ids) {
      const b = await buckets(id)
      expect([b.acceptedMetres.toString(), b.reservedMetres.toString()]).toEqual(['1', '99'])
      const live = await readAs('sales', (tx) =>
        tx.reservation.aggregate({ where: { stockLotId: id, status: 'LIVE' }, _sum: { liveMetres: true } }),
      )
      expect(live._sum.liveMetres?.toString()).toBe('99')
    }
  }, 120_000)

  it('share one proposal without taking a metre twice', async () => {
    const ids = await lots('24', [
      { heatNo: 'AUTO-A', mtcDate: '2026-01-01', metres: '70' },
      { heatNo: 'AUTO-B', mtcDate: '2026-02-01', metres: '70' },
    ])
    await approve(ids)
    const orders: Awaited<ReturnType<typeof salesOrderOf>>[] = []
    for (let i = 0; i < 6; i++)
      orders.push(await salesOrderOf([{ size: '24', schedule: '60', metres: '40', rate: '100' }]))
    const answers = await Promise.all(orders.map((o) => as('sales', () => autoReserveAction({ salesOrderId: o.id }))))
    const taken = answers.reduce((sum, a) => sum + (a.ok ? Number(a.data.reservedMetres) : 0), 0)
    expect(taken).toBe(140)
  }, 120_000)
})

describe('Reserved pipe', () => {
  it('moves to another rack with its reservation, by STORES', async () => {
    const [lot = ''] = await lots('22', [{ heatNo: 'MOVE-R', mtcDate: '2026-01-01', metres: '30' }])
    await approve([lot])
    const order = await salesOrderOf([{ size: '22', schedule: '60', metres: '20', rate: '100' }])
    const [id = ''] = ok(await as('sales', () => autoReserveAction({ salesOrderId: order.id }))).reservationIds
    const to = await locationId('A-02')
    expect(fail(await as('sales', () => moveReservationAction({ id, locationId: to }))).code).toBe('FORBIDDEN')
    ok(await as('stores', () => moveReservationAction({ id, locationId: to, remark: 'Near the gate' })))
    const places = await readAs('stores', (tx) =>
      tx.stockBalance.findMany({ where: { stockLotId: lot, reservedMetres: { gt: 0 } } }),
    )
    expect(places.map((p) => [p.locationId, p.reservedMetres.toString()])).toEqual([[to, '20']])
  })

  it('is released in part; the rest stays held', async () => {
    await approve(await lots('10', [{ heatNo: 'PART-1', mtcDate: '2026-01-01', metres: '30' }]))
    const order = await salesOrderOf([{ size: '10', schedule: '60', metres: '20', rate: '100' }])
    const [id = ''] = ok(await as('sales', () => autoReserveAction({ salesOrderId: order.id }))).reservationIds
    ok(await as('sales', () => releaseReservationAction({ id, metres: '5.5', remark: 'Cut the order' })))
    expect(await readAs('sales', (tx) => tx.reservation.findUniqueOrThrow({ where: { id } }))).toMatchObject({
      status: 'LIVE',
    })
    expect(fail(await as('sales', () => releaseReservationAction({ id, metres: '14.501', remark: 'x' }))).code).toBe(
      'VALIDATION',
    )
    ok(await as('sales', () => releaseReservationAction({ id, remark: 'All' })))
    expect(await readAs('sales', (tx) => tx.reservation.findUniqueOrThrow({ where: { id } }))).toMatchObject({
      status: 'RELEASED',
    })
  })

  it('is not there for another company', async () => {
    const order = await salesOrderOf([{ size: '8', schedule: '60', metres: '1', rate: '100' }])
    expect(fail(await as('other-admin', () => autoReserveAction({ salesOrderId: order.id }))).code).toBe('NOT_FOUND')
    expect(await as('other-admin', () => read((ctx) => proposeReservation(ctx, order.id)))).toBeNull()
    expect(await as('other-admin', () => read((ctx) => getSalesOrder(ctx, order.id)))).toBeNull()
  })
})

describe('Metres that leave', () => {
  const dispatch = defineAction({
    name: 'test.dispatch',
    permission: 'dispatch-note.create',
    summary: 'What a dispatch does to a reservation',
    input: z.object({ reservationId: z.uuid(), metres: z.string(), issue: z.boolean() }),
    run: async (ctx, input) => {
      const at = await consumeReservation(ctx, input)
      const place = (bucket: 'RESERVED' | 'ISSUED') => ({ bucket, locationId: at.locationId })
      if (input.issue)
        await moveStock(ctx, { documentType: 'DispatchNote', documentId: input.reservationId }, [
          {
            stockLotId: at.stockLotId,
            kind: 'ISSUE',
            from: place('RESERVED'),
            to: place('ISSUED'),
            metres: input.metres,
          },
        ])
      await checkReserved(ctx, [at.stockLotId])
      return { id: input.reservationId }
    },
  })

  it('come off the reservation and the reserved bucket together, or not at all', async () => {
    await approve(await lots('12', [{ heatNo: 'LEAVE-1', mtcDate: '2026-01-01', metres: '30' }]))
    const order = await salesOrderOf([{ size: '12', schedule: '60', metres: '20', rate: '100' }])
    const [id = ''] = ok(await as('sales', () => autoReserveAction({ salesOrderId: order.id }))).reservationIds
    const one = () => readAs('stores', (tx) => tx.reservation.findUniqueOrThrow({ where: { id } }))
    expect(fail(await as('stores', () => dispatch({ reservationId: id, metres: '5', issue: false }))).code).toBe(
      'CONFLICT',
    )
    expect((await one()).liveMetres.toString()).toBe('20')
    ok(await as('stores', () => dispatch({ reservationId: id, metres: '12.5', issue: true })))
    expect(await one()).toMatchObject({ status: 'LIVE' })
    expect(fail(await as('stores', () => dispatch({ reservationId: id, metres: '7.501', issue: true }))).code).toBe(
      'SHORT_STOCK',
    )
    ok(await as('stores', () => dispatch({ reservationId: id, metres: '7.5', issue: true })))
    expect(await one()).toMatchObject({ status: 'ISSUED' })
  })
})
