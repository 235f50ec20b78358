import { createGrn, postGrn } from '@/features/grn/grn.actions'
import {
  acknowledgePurchaseOrder,
  approvePurchaseOrder,
  createPurchaseOrder,
  sendPurchaseOrder,
  submitPurchaseOrder,
} from '@/features/purchase-order/purchase-order.actions'
import {
  approvePurchaseRequisition,
  createFromShortfallAction,
  submitPurchaseRequisition,
} from '@/features/purchase-requisition/purchase-requisition.actions'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { locationId, place, readAs, sizeId, specId, uploadedFile, vendorId } from '../actors'
import { type Chain, day } from '../chain'

/** Of the 420.5 m of line 1 the yard has 276; the balance is bought with something to spare. */
export const BOUGHT = { shortfall: '144.5', ordered: '160', rate: '3120.25' }

/** The two heats that come in on one order line. The second has the older certificate. */
export const HEATS = {
  first: { heatNo: 'CH-70881', metres: '100', pieces: 17, mtcDate: -30 },
  second: { heatNo: 'CH-70882', metres: '60', pieces: 10, mtcDate: -60 },
}

/** SALES reserves what stock has and asks PURCHASE for the rest. */
export async function reserveFromStock(c: Chain): Promise<void> {
  const reserved = await c.act('sales', autoReserveAction, { salesOrderId: c.id('salesOrder') })
  c.keep('reservation', { id: reserved.id })
}

/** The shortfall becomes a requisition, MANAGEMENT approves it, PURCHASE orders from an approved vendor. */
export async function buy(c: Chain): Promise<void> {
  const requisition = await c.act('sales', createFromShortfallAction, {
    salesOrderId: c.id('salesOrder'),
    neededBy: day(20),
  })
  c.keep('requisition', requisition)
  await c.act('purchase', submitPurchaseRequisition, { id: requisition.id })
  await c.act('management', approvePurchaseRequisition, { id: requisition.id, remark: 'Buy' })
  const needed = await readAs('purchase', (tx) =>
    tx.purchaseRequisitionLine.findFirstOrThrow({ where: { purchaseRequisitionId: requisition.id } }),
  )
  const order = await c.act('purchase', createPurchaseOrder, {
    purchaseRequisitionId: requisition.id,
    vendorId: await vendorId('V001'),
    warehouseId: (await place()).warehouseId,
    expectedDate: day(14),
    paymentTerms: '30 days from receipt',
    lines: [
      {
        purchaseRequisitionLineId: needed.id,
        productSpecId: await specId('ASTM A106 GR.B'),
        pipeSizeId: await sizeId('8', '40'),
        ends: 'BE',
        quantity: BOUGHT.ordered,
        rate: BOUGHT.rate,
        certificate: 'EN 10204 3.1',
      },
    ],
  })
  c.keep('purchaseOrder', order)
  const { id } = order
  await c.act('purchase', submitPurchaseOrder, { id })
  await c.act('management', approvePurchaseOrder, { id, remark: 'Approved' })
  await c.act('purchase', sendPurchaseOrder, { id, to: 'mill.chain@example.com', cc: '' })
  await c.act('purchase', acknowledgePurchaseOrder, { id, acknowledgementReference: 'OA-5531', expectedDate: day(12) })
}

/** STORES receives two heats on the one line, each with its certificate, and posts. */
export async function receive(c: Chain): Promise<void> {
  const line = await readAs('stores', (tx) =>
    tx.purchaseOrderLine.findFirstOrThrow({ where: { purchaseOrderId: c.id('purchaseOrder') } }),
  )
  const location = await locationId('A-03')
  const heat = async (h: (typeof HEATS)['first'], tpi: object = {}) => ({
    purchaseOrderLineId: line.id,
    heatNo: h.heatNo,
    make: 'Deccan Seamless',
    metres: h.metres,
    pieces: h.pieces,
    mtcNo: `DST/${h.heatNo}`,
    mtcDate: day(h.mtcDate),
    mtcType: '3.1' as const,
    mtcFileId: await uploadedFile('stores', `MTC ${h.heatNo}.pdf`),
    locationId: location,
    ...tpi,
  })
  const grn = await c.act('stores', createGrn, {
    purchaseOrderId: c.id('purchaseOrder'),
    challanNo: 'DC-9917',
    vehicleNo: 'MH 46 AB 1021',
    lines: [
      await heat(HEATS.first, {
        tpiReference: 'TPI-330',
        tpiFileId: await uploadedFile('stores', 'TPI CH-70881.pdf'),
      }),
      await heat(HEATS.second),
    ],
  })
  c.keep('grn', grn)
  c.keep('grn', await c.act('stores', postGrn, { id: grn.id }))
  const lots = await readAs('stores', (tx) =>
    tx.stockLot.findMany({ where: { grnLine: { grnId: grn.id } }, orderBy: { heatNo: 'asc' } }),
  )
  for (const [i, lot] of lots.entries()) c.keep(`lot${i + 1}`, { id: lot.id })
}
