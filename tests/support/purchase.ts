import { createGrn, postGrn } from '@/features/grn/grn.actions'
import {
  approvePurchaseOrder,
  createPurchaseOrder,
  submitPurchaseOrder,
} from '@/features/purchase-order/purchase-order.actions'
import { as, locationId, ok, place, readAs, sizeId, specId, uploadedFile, vendorId } from './actors'

export type LineInput = Parameters<typeof createPurchaseOrder>[0]['lines'][number]

/** A line of 6" SCH 40 seamless pipe to A106 GR.B, in metres. */
export async function pipeLine(quantity: string, rate = '1500', over: Partial<LineInput> = {}): Promise<LineInput> {
  return {
    productSpecId: await specId('ASTM A106 GR.B'),
    pipeSizeId: await sizeId('6', '40'),
    ends: 'BE',
    quantity,
    unit: 'MTR',
    rate,
    rateUnit: 'MTR',
    certificate: 'EN 10204 3.1',
    ...over,
  }
}

type OrderInput = Parameters<typeof createPurchaseOrder>[0]

/** A draft order of PURCHASE with an approved vendor. */
export async function draftOrder(lines: LineInput[], over: Partial<OrderInput> = {}): Promise<string> {
  const input: OrderInput = {
    vendorId: await vendorId('V001'),
    warehouseId: (await place()).warehouseId,
    lines,
    ...over,
  }
  return ok(await as('purchase', () => createPurchaseOrder(input))).id
}

/** An order that PURCHASE made and MANAGEMENT approved. */
export async function approvedOrder(lines: LineInput[], over: Partial<OrderInput> = {}): Promise<string> {
  const id = await draftOrder(lines, over)
  ok(await as('purchase', () => submitPurchaseOrder({ id })))
  ok(await as('management', () => approvePurchaseOrder({ id })))
  return id
}

export const orderOf = (id: string) =>
  readAs('admin', (tx) =>
    tx.purchaseOrder.findUniqueOrThrow({ where: { id }, include: { lines: { orderBy: { lineNo: 'asc' } } } }),
  )

export type HeatInput = Parameters<typeof createGrn>[0]['lines'][number]

/** A heat of the order's first line with its certificate uploaded by STORES. */
export async function heat(
  orderId: string,
  heatNo: string,
  metres: string,
  over: Partial<HeatInput> = {},
): Promise<HeatInput> {
  const order = await orderOf(orderId)
  return {
    purchaseOrderLineId: order.lines[0]?.id ?? '',
    heatNo,
    make: 'Jindal Saw',
    metres,
    pieces: 10,
    mtcNo: `MTC-${heatNo}`,
    mtcDate: '2026-10-05',
    mtcType: '3.1',
    mtcFileId: over.mtcFileId ?? (await uploadedFile('stores', `MTC-${heatNo}.pdf`)),
    locationId: await locationId(),
    ...over,
  }
}

/** A draft receipt of STORES. */
export const draftReceipt = async (orderId: string, lines: HeatInput[]): Promise<string> =>
  ok(await as('stores', () => createGrn({ purchaseOrderId: orderId, lines }))).id

/** A posted receipt of STORES. */
export async function postedReceipt(orderId: string, lines: HeatInput[]): Promise<string> {
  const id = await draftReceipt(orderId, lines)
  ok(await as('stores', () => postGrn({ id })))
  return id
}
