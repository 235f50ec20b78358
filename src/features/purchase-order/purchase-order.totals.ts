import { type DecimalInput, dec, decimalText, percentOf, roundMoney, sumMoney } from '@/core/money'
import { roundKg, roundMetres } from '@/core/units'

export type OrderLineFigures = { amount: DecimalInput; metres: DecimalInput; weightKg: DecimalInput }

export type OrderTotals = {
  subTotal: string
  chargesAmount: string
  taxAmount: string
  totalAmount: string
  totalMetres: string
  totalWeightKg: string
}

/**
 * Totals of a purchase order in its currency: sum of the rounded line amounts, plus charges (freight, inspection), plus
 * GST on both, rounded to 2 decimals. Metres and kilograms to 3 decimals.
 */
export function purchaseOrderTotals(
  lines: readonly OrderLineFigures[],
  charges: DecimalInput,
  gstRate: DecimalInput,
): OrderTotals {
  const subTotal = sumMoney(lines.map((l) => l.amount))
  const chargesAmount = roundMoney(charges)
  const taxAmount = roundMoney(percentOf(subTotal.plus(chargesAmount), gstRate))
  const sum = (pick: (line: OrderLineFigures) => DecimalInput) =>
    lines.reduce((total, line) => total.plus(dec(pick(line))), dec('0'))
  return {
    subTotal: decimalText(subTotal, 2),
    chargesAmount: decimalText(chargesAmount, 2),
    taxAmount: decimalText(taxAmount, 2),
    totalAmount: decimalText(subTotal.plus(chargesAmount).plus(taxAmount), 2),
    totalMetres: decimalText(roundMetres(sum((l) => l.metres)), 3),
    totalWeightKg: decimalText(roundKg(sum((l) => l.weightKg)), 3),
  }
}

/** The most that may be received of a line: ordered metres plus the over-receipt percentage, 3 decimals. */
export function mostReceivable(orderedMetres: DecimalInput, overReceiptPct: DecimalInput): string {
  return decimalText(roundMetres(dec(orderedMetres).times(dec(overReceiptPct).div(100).plus(1))), 3)
}

export type ReceiptFigures = { metres: DecimalInput; receivedMetres: DecimalInput }
export type ReceiptState = 'NOTHING' | 'PART' | 'ALL'

/** How far an order is received. Items without metres (not pipe) are not kept in stock by heat and do not count. */
export function receiptState(lines: readonly ReceiptFigures[]): ReceiptState {
  const pipe = lines.filter((l) => dec(l.metres).gt(0))
  if (!pipe.some((l) => dec(l.receivedMetres).gt(0))) return 'NOTHING'
  return pipe.every((l) => dec(l.receivedMetres).gte(dec(l.metres))) ? 'ALL' : 'PART'
}

/** Whether an order of this total (in the company's currency) needs approval; `null` when it does, else the rule that spares it. */
export function approvalSpared(
  total: DecimalInput,
  setting: { purchaseOrderApproval: boolean; purchaseOrderApprovalAbove: DecimalInput } | null,
): string | null {
  if (!setting) return null
  if (!setting.purchaseOrderApproval) return 'Settings ask for no approval of purchase orders'
  const above = dec(setting.purchaseOrderApprovalAbove)
  if (above.gt(0) && dec(total).lte(above)) return `Settings ask for approval only above ${decimalText(above, 2)}`
  return null
}
