import { customerId, member, place, readAs, vendorId } from '../actors'
import { Chain } from '../chain'
import { deliver, firstInvoice, firstLoad, secondLoad } from './delivery'
import { lastPayment, partPayment } from './money'
import { buy, HEATS, receive, reserveFromStock } from './purchase'
import { closeTheNcr, endHold, inspect, reserveRest } from './quality'
import { enquire, order, quote } from './sales'

/** The steps of the business in their order; each builds on those before it. */
export const CHAIN_STEPS: readonly ((c: Chain) => Promise<void>)[] = [
  enquire,
  quote,
  order,
  reserveFromStock,
  buy,
  receive,
  inspect,
  endHold,
  reserveRest,
  firstLoad,
  firstInvoice,
  secondLoad,
  deliver,
  partPayment,
  lastPayment,
  closeTheNcr,
]

/** Drives the whole chain through the actions, as the seven roles; every document and call of it comes back. */
export async function runChain(): Promise<Chain> {
  const c = new Chain()
  for (const step of CHAIN_STEPS) await step(c)
  await keepNeighbours(c)
  return c
}

/** Records that the chain touches without making them: masters, the opening lot, a certificate, a mail. */
async function keepNeighbours(c: Chain): Promise<void> {
  const rows = await readAs('admin', async (tx) => ({
    openingLot: await tx.stockLot.findFirstOrThrow({ where: { heatNo: 'D25A0388' }, select: { id: true } }),
    mtc: await tx.mtc.findFirstOrThrow({
      where: { heats: { some: { heatNo: HEATS.first.heatNo } } },
      select: { id: true },
    }),
    mail: await tx.outboxMessage.findFirstOrThrow({
      where: { documentId: c.id('quotation') },
      select: { id: true },
    }),
  }))
  for (const [name, row] of Object.entries(rows)) c.keep(name, row)
  c.keep('customer', { id: await customerId('C001') })
  c.keep('vendor', { id: await vendorId('V001') })
  c.keep('warehouse', { id: (await place('A-03')).warehouseId })
  c.keep('location', { id: (await place('A-03')).locationId })
  c.keep('user', { id: (await member('sales')).userId })
}

/** List of the product -> the document of the chain that is one of its records. */
export const CHAIN_LISTS: Readonly<Record<string, string>> = {
  enquiries: 'enquiry',
  quotations: 'quotation',
  'customer-pos': 'customerPo',
  'sales-orders': 'salesOrder',
  'purchase-requisitions': 'requisition',
  'purchase-orders': 'purchaseOrder',
  grns: 'grn',
  inspections: 'inspection',
  ncrs: 'ncr',
  stock: 'lot1',
  'opening-stock': 'openingLot',
  reservations: 'reservation',
  'packing-lists': 'packingList1',
  'dispatch-notes': 'dispatchNote1',
  invoices: 'invoice1',
  receipts: 'receipt1',
  mtcs: 'mtc',
  customers: 'customer',
  vendors: 'vendor',
  warehouses: 'warehouse',
  users: 'user',
  outbox: 'mail',
}
