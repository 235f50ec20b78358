import { dec, decOrNull } from '@/core/money'
import {
  EMPTY_PIPE,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  pipeRowOf,
  unitWeightOf,
} from '@/features/product/pipe-row'
import { type LinePrice, priceLine } from '@/features/product/price-line'
import { typedMetres } from '@/features/purchase-requisition/typed-metres'
import type { Plain } from '@/server/serialize'
import type { getPurchaseOrder, purchaseOrderFormData } from './purchase-order.queries'
import { type OrderTotals, purchaseOrderTotals } from './purchase-order.totals'

export type PurchaseOrderPage = NonNullable<Plain<Awaited<ReturnType<typeof getPurchaseOrder>>>>
export type PurchaseOrderFormData = Plain<Awaited<ReturnType<typeof purchaseOrderFormData>>>

/** A line of an order while it is being typed. */
export type OrderRow = PipeRow & {
  id: string
  purchaseRequisitionLineId: string
  rate: string
  rateUnit: string
  certificate: string
  remark: string
}

export const newOrderRow = (): OrderRow => ({
  ...EMPTY_PIPE,
  id: '',
  purchaseRequisitionLineId: '',
  rate: '',
  rateUnit: 'MTR',
  certificate: 'EN 10204 3.1',
  remark: '',
})

export const orderRowOf = (line: PurchaseOrderPage['lines'][number]): OrderRow => ({
  ...pipeRowOf(line),
  id: line.id,
  purchaseRequisitionLineId: line.purchaseRequisitionLineId ?? '',
  rate: line.rate ?? '',
  rateUnit: line.rateUnit,
  certificate: line.certificate ?? '',
  remark: line.remark ?? '',
})

type RequisitionLine = NonNullable<PurchaseOrderFormData['requisition']>['lines'][number]

/** The balance of a requisition line: in its own unit while nothing is ordered yet, else the metres that are left. */
export const requisitionRowOf = (line: RequisitionLine): OrderRow => ({
  ...newOrderRow(),
  ...pipeRowOf(line),
  ...(line.partly && { quantity: line.balanceMetres, unit: 'MTR' }),
  purchaseRequisitionLineId: line.id,
  remark: line.remark ?? '',
})

export const orderLineInput = (row: OrderRow) => ({
  ...pipeInputOf(row),
  id: row.id || null,
  purchaseRequisitionLineId: row.purchaseRequisitionLineId || null,
  rate: row.rate.trim() || '0',
  rateUnit: row.rateUnit as 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS',
  certificate: row.certificate,
  remark: row.remark,
})

export const isBlankOrderRow = (row: OrderRow): boolean => isBlankPipe(row) && row.rate.trim() === ''

/** Metres and price of a line as the server will compute them; null while something is missing. */
export function typedPrice(masters: PipeMasters, row: OrderRow): (LinePrice & { metres: string }) | null {
  if (!decOrNull(row.quantity)?.gt(0) || !decOrNull(row.rate)) return null
  const metres = typedMetres(masters, row)
  if (metres === null) return null
  try {
    const quantity = {
      quantity: row.quantity.trim(),
      unit: row.unit,
      metres,
      unitWeight: unitWeightOf(masters, row),
      pieceLengthM: row.pieceLengthM || null,
    }
    return { ...priceLine(quantity, { rate: row.rate.trim(), rateUnit: row.rateUnit }), metres }
  } catch {
    return null
  }
}

/** Totals of what is typed so far, for the eye; the server computes its own. */
export function typedTotals(
  masters: PipeMasters,
  rows: readonly OrderRow[],
  charges: string,
  gstRate: string,
): OrderTotals {
  const priced = rows.flatMap((row) => typedPrice(masters, row) ?? [])
  return purchaseOrderTotals(priced, decOrNull(charges) ?? dec(0), decOrNull(gstRate) ?? dec(0))
}
