import { addDays, businessDate, formatDate } from '@/core/fiscal-year'
import type { Clerk, Made } from './desk'

let counter = 0

/** A word that no other test and no earlier run has used. */
export const unique = (prefix: string): string => {
  counter += 1
  return `${prefix}${Date.now().toString(36).slice(-6)}${counter}`.toUpperCase()
}

/** A day of the company, counted from today: 'YYYY-MM-DD'. */
export const day = (offset = 0): string => addDays(businessDate(new Date(), 'Asia/Kolkata'), offset)

/** The same as people read and type it: 20 Nov 2026. */
export const dayText = (offset = 0): string => formatDate(day(offset))

/** A size of its own, so that only the lots of the test fit: '219.1 X 11.347 MM'. */
export const ownSize = (): { sizeText: string; odMm: string; wallMm: string } => {
  counter += 1
  const wallMm = `${8 + (counter % 20)}.${String(100 + (Date.now() % 899)).slice(-3)}`
  return { sizeText: `219.1 X ${wallMm} MM`, odMm: '219.1', wallMm }
}

export type Size = ReturnType<typeof ownSize>

const GRADE = 'ASTM A106 GR.B'

/** Id of the product C.S. seamless pipe to A106 GR.B. */
const seamless = async (by: Clerk): Promise<string> => (await by.row('product-specs', { q: GRADE })).id ?? ''

/** Id of a customer of the demonstration data. */
export const customerId = async (by: Clerk, code = 'C001'): Promise<string> =>
  (await by.row('customers', { q: code })).id ?? ''

type LocationRow = { id: string; code: string }
type WarehouseRecord = { locations: LocationRow[] }

/** The yard and one of its racks. */
export async function yard(by: Clerk): Promise<{ warehouseId: string; locationId: string; code: string }> {
  const { id = '' } = await by.row('warehouses', { q: 'Navi Mumbai' })
  const { locations } = await by.record<WarehouseRecord>('warehouses', id)
  const rack = locations.find((l) => l.code === 'A-01')
  if (!rack) throw new Error('The yard has no rack A-01.')
  return { warehouseId: id, locationId: rack.id, code: rack.code }
}

/** A line of seamless pipe to A106 GR.B. */
export const pipe = async (by: Clerk, size: Size, quantity: string) => ({
  productSpecId: await seamless(by),
  sizeText: size.sizeText,
  ends: 'BE',
  quantity,
  unit: 'MTR',
})

type Lot = { heatNo: string; metres: string; mtcAge: number }

/** Heats in the yard, each with its certificate, entered by STORES and approved by QC: free to be reserved. */
export async function freeStock(stores: Clerk, qc: Clerk, size: Size, lots: readonly Lot[]): Promise<void> {
  const productSpecId = await seamless(stores)
  const { locationId } = await yard(stores)
  const mtcFileId = await stores.upload('MTC.pdf')
  const { ids } = await stores.act<{ ids: string[] }>('opening-stock.create', {
    lots: lots.map((lot) => ({
      heatNo: lot.heatNo,
      productSpecId,
      sizeText: size.sizeText,
      ends: 'BE',
      make: 'SAMPLE MILL',
      mtcNo: `MTC-${lot.heatNo}`,
      mtcDate: day(-lot.mtcAge),
      mtcType: '3.1',
      mtcFileId,
      locationId,
      metres: lot.metres,
      pieces: 20,
      receivedDate: day(-5),
      costPerMetre: '2900',
    })),
  })
  await qc.act('opening-stock.approve', { lotIds: ids })
}

/** A quotation of one line that MANAGEMENT has approved. */
export async function approvedQuotation(
  sales: Clerk,
  management: Clerk,
  order: { size: Size; metres: string; rate: string },
): Promise<Made> {
  const quotation = await sales.act('quotation.create', {
    customerId: await customerId(sales),
    lines: [{ ...(await pipe(sales, order.size, order.metres)), rate: order.rate }],
  })
  await sales.act('quotation.submit', { id: quotation.id })
  await management.act('quotation.approve', { id: quotation.id, remark: 'As discussed' })
  return quotation
}

/** A sales order of one line, from the quotation to the accepted customer PO. */
export async function salesOrder(
  sales: Clerk,
  management: Clerk,
  order: { size: Size; metres: string; rate: string },
): Promise<Made> {
  const quotation = await approvedQuotation(sales, management, order)
  const po = await sales.act('customer-po.create', {
    quotationId: quotation.id,
    poNumber: unique('PO-'),
    poDate: day(-1),
    receivedDate: day(),
  })
  await sales.act('customer-po.review', { id: po.id })
  return sales.act('customer-po.accept', { id: po.id })
}

/** An order with the vendor that MANAGEMENT has approved: goods may come. */
export async function approvedPurchaseOrder(
  purchase: Clerk,
  management: Clerk,
  order: { size: Size; metres: string; rate: string },
): Promise<Made> {
  const { id: vendorId } = await purchase.row('vendors', { q: 'V001' })
  const { warehouseId } = await yard(purchase)
  const made = await purchase.act('purchase-order.create', {
    vendorId,
    warehouseId,
    lines: [{ ...(await pipe(purchase, order.size, order.metres)), rate: order.rate, certificate: 'EN 10204 3.1' }],
  })
  await purchase.act('purchase-order.submit', { id: made.id })
  await management.act('purchase-order.approve', { id: made.id, remark: 'Buy' })
  return made
}

/** Receives one heat against the order and posts the receipt: it waits for inspection. */
export async function postedReceipt(
  stores: Clerk,
  order: { id: string; heatNo: string; metres: string },
): Promise<Made> {
  const { lines } = await stores.record<{ lines: { id: string }[] }>('purchase-orders', order.id)
  const { locationId } = await yard(stores)
  const grn = await stores.act('grn.create', {
    purchaseOrderId: order.id,
    lines: [
      {
        purchaseOrderLineId: lines[0]?.id,
        heatNo: order.heatNo,
        make: 'DECCAN SEAMLESS',
        metres: order.metres,
        pieces: 10,
        mtcNo: `DST/${order.heatNo}`,
        mtcDate: day(-40),
        mtcType: '3.1',
        mtcFileId: await stores.upload(`MTC ${order.heatNo}.pdf`),
        locationId,
      },
    ],
  })
  return stores.act('grn.post', { id: grn.id })
}

/** Packs all that is reserved for the order, and marks it packed. */
export async function packed(stores: Clerk, salesOrderId: string): Promise<Made> {
  const reserved = await stores.rows<{ id: string }>('reservations', { salesOrderId })
  const { warehouseId } = await yard(stores)
  const list = await stores.act('packing-list.create', {
    salesOrderId,
    warehouseId,
    lines: reserved.map(({ id }) => ({ reservationId: id, metres: '100', pieces: 20, bundleNo: 'B-1' })),
  })
  return stores.act('packing-list.pack', { id: list.id })
}
