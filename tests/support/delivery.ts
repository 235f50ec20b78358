import { createDispatchNoteAction, postDispatchNoteAction } from '@/features/dispatch-note/dispatch-note.actions'
import { createInvoiceAction, postInvoiceAction } from '@/features/invoice/invoice.actions'
import { approveOpeningStockAction, createOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { createPackingListAction, packPackingListAction } from '@/features/packing-list/packing-list.actions'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { as, locationId, ok, place, readAs, sizeId, specId, uploadedFile } from './actors'
import { salesOrderOf } from './orders'

/** A size the demo has no stock of. */
export const RARE_SIZE = { size: '14', schedule: '60' }

export type Heat = { heatNo: string; metres: string; pieces: number; mtcDate: string }

/** Accepted stock of the rare size, heat by heat, at A-01 of the Navi Mumbai yard. */
export async function acceptedHeats(heats: readonly Heat[]): Promise<void> {
  const [productSpecId, pipeSizeId, location, mtcFileId] = [
    await specId(),
    await sizeId(RARE_SIZE.size, RARE_SIZE.schedule),
    await locationId('A-01'),
    await uploadedFile('stores', 'MTC.pdf'),
  ]
  const { ids } = ok(
    await as('stores', () =>
      createOpeningStockAction({
        lots: heats.map((h) => ({
          ...h,
          productSpecId,
          pipeSizeId,
          locationId: location,
          make: 'TEST MILL',
          mtcNo: `MTC-${h.heatNo}`,
          mtcType: '3.1' as const,
          mtcFileId,
          receivedDate: '2026-11-01',
          ends: 'BE' as const,
        })),
      }),
    ),
  )
  ok(await as('qc', () => approveOpeningStockAction({ lotIds: ids })))
}

/** An order of the rare size with its metres reserved, oldest certificate first. */
export async function reservedOrder(metres: string, rate: string, customer = 'C001') {
  const order = await salesOrderOf([{ ...RARE_SIZE, metres, rate }], customer)
  ok(await as('sales', () => autoReserveAction({ salesOrderId: order.id })))
  return order
}

export type Load = Record<string, { metres: string; pieces: number; bundleNo?: string; bundles?: number }>

/** What a packing list of these heats is typed as. */
export async function packingInput(salesOrderId: string, load: Load) {
  const live = await readAs('stores', (tx) =>
    tx.reservation.findMany({ where: { salesOrderId }, include: { stockLot: { select: { heatNo: true } } } }),
  )
  return {
    salesOrderId,
    warehouseId: (await place('A-01')).warehouseId,
    lines: Object.entries(load).map(([heatNo, line]) => {
      const reservation = live.find((r) => r.stockLot.heatNo === heatNo)
      if (!reservation) throw new Error(`Nothing was reserved of heat ${heatNo}.`)
      return { reservationId: reservation.id, ...line }
    }),
  }
}

/** A packed packing list. */
export async function packed(salesOrderId: string, load: Load): Promise<{ id: string; number: string }> {
  const { id } = ok(await as('stores', async () => createPackingListAction(await packingInput(salesOrderId, load))))
  const list = ok(await as('stores', () => packPackingListAction({ id })))
  return { id, number: (list as { number?: string }).number ?? '' }
}

/** A dispatch note that has left. */
export async function dispatched(packingListId: string): Promise<{ id: string; number: string }> {
  const { id } = ok(
    await as('stores', () => createDispatchNoteAction({ packingListId, vehicleNo: 'MH 43 BX 4411', lrNo: 'LR-1' })),
  )
  const note = ok(await as('stores', () => postDispatchNoteAction({ id })))
  return { id, number: (note as { number?: string }).number ?? '' }
}

/** A posted invoice of a packing list. */
export async function invoiced(packingListId: string): Promise<{ id: string; number: string }> {
  const { id } = ok(await as('accounts', () => createInvoiceAction({ packingListId })))
  const invoice = ok(await as('accounts', () => postInvoiceAction({ id })))
  return { id, number: (invoice as { number?: string }).number ?? '' }
}
