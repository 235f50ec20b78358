import {
  createDispatchNoteAction,
  deliverDispatchNoteAction,
  postDispatchNoteAction,
} from '@/features/dispatch-note/dispatch-note.actions'
import { createInvoiceAction, postInvoiceAction } from '@/features/invoice/invoice.actions'
import { createPackingListAction, packPackingListAction } from '@/features/packing-list/packing-list.actions'
import { place, readAs } from '../actors'
import type { Chain } from '../chain'

/** What leaves on the two loads: heat -> metres and pieces. */
export const LOADS = {
  first: {
    D25A0388: { metres: '200', pieces: 33, bundleNo: 'B-1' },
    D24B2013: { metres: '120', pieces: 20, bundleNo: 'B-2' },
  },
  second: {
    D25A0388: { metres: '76', pieces: 13, bundleNo: 'B-3' },
    'CH-70882': { metres: '60', pieces: 10, bundleNo: 'B-4' },
    'CH-70881': { metres: '84.5', pieces: 14, bundleNo: 'B-4' },
  },
}

type Load = Record<string, { metres: string; pieces: number; bundleNo: string }>

async function packingInput(c: Chain, load: Load) {
  const salesOrderId = c.id('salesOrder')
  const live = await readAs('stores', (tx) =>
    tx.reservation.findMany({ where: { salesOrderId, status: 'LIVE' }, include: { stockLot: true } }),
  )
  return {
    salesOrderId,
    warehouseId: (await place('A-03')).warehouseId,
    lines: Object.entries(load).map(([heatNo, line]) => {
      const reservation = live.find((r) => r.stockLot.heatNo === heatNo)
      if (!reservation) throw new Error(`Nothing is reserved of heat ${heatNo}.`)
      return { reservationId: reservation.id, ...line }
    }),
  }
}

const TRANSPORT = { transporter: 'Western Roadlines', driverName: 'S. Pawar', freightTerms: 'Freight to pay' }

async function pack(c: Chain, name: string, load: Load): Promise<void> {
  const list = await c.act('stores', createPackingListAction, await packingInput(c, load))
  c.keep(name, list)
  c.keep(name, await c.act('stores', packPackingListAction, { id: list.id }))
}

/** STORES packs the first load. */
export const packFirstLoad = (c: Chain): Promise<void> => pack(c, 'packingList1', LOADS.first)

/** The first load: packed, and dispatched on a delivery challan. */
export async function firstLoad(c: Chain): Promise<void> {
  await packFirstLoad(c)
  const note = await c.act('stores', createDispatchNoteAction, {
    packingListId: c.id('packingList1'),
    vehicleNo: 'MH 43 BX 4411',
    lrNo: 'LR-10021',
    ewayBillNo: '181000200030',
    ...TRANSPORT,
  })
  c.keep('dispatchNote1', note)
  c.keep('dispatchNote1', await c.act('stores', postDispatchNoteAction, { id: note.id }))
}

/** ACCOUNTS invoices what has left. */
export async function firstInvoice(c: Chain): Promise<void> {
  const invoice = await c.act('accounts', createInvoiceAction, { dispatchNoteId: c.id('dispatchNote1') })
  c.keep('invoice1', invoice)
  c.keep('invoice1', await c.act('accounts', postInvoiceAction, { id: invoice.id }))
}

/** The second load: invoiced from the packing list, as goods must have their invoice when they leave. */
export async function secondLoad(c: Chain): Promise<void> {
  await pack(c, 'packingList2', LOADS.second)
  const invoice = await c.act('accounts', createInvoiceAction, { packingListId: c.id('packingList2') })
  c.keep('invoice2', invoice)
  c.keep('invoice2', await c.act('accounts', postInvoiceAction, { id: invoice.id }))
  const note = await c.act('stores', createDispatchNoteAction, {
    packingListId: c.id('packingList2'),
    vehicleNo: 'MH 46 CC 7310',
    lrNo: 'LR-10022',
    ewayBillNo: '181000200031',
    ...TRANSPORT,
  })
  c.keep('dispatchNote2', note)
  c.keep('dispatchNote2', await c.act('stores', postDispatchNoteAction, { id: note.id }))
}

/** Both loads arrive. */
export async function deliver(c: Chain): Promise<void> {
  for (const name of ['dispatchNote1', 'dispatchNote2'])
    await c.act('stores', deliverDispatchNoteAction, { id: c.id(name), remark: 'Received in good order' })
}
