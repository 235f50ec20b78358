import { computeInvoiceTax, type TaxRegime } from '@/core/gst'
import { Decimal, type DecimalInput, dec, decimalText, roundMoney } from '@/core/money'
import { type QtyUnit, ratePerMetre, roundKg, roundMetres } from '@/core/units'

/** What of an order line is billed: the packed quantities and the agreed rate. */
export type BilledQuantity = {
  metres: DecimalInput
  pieces: number
  /** Net weight as on the packing list, kg */
  netWeightKg: DecimalInput
  rate: DecimalInput
  rateUnit: QtyUnit
  unitWeight?: DecimalInput | null
  pieceLengthM?: DecimalInput | null
}

export type Billed = { quantity: string; uqc: string; rate: string; amount: string }

/**
 * Quantity in the unit code of the GST (UQC), rate per that unit (3 decimals) and value (2 decimals). Goods are billed
 * in the unit they were priced in: metres, kilograms or tonnes of the packed net weight (tonnes to 3 decimals, the whole
 * kilogram), pieces; feet, which have no use in an e-invoice, are billed in metres.
 * @throws DomainError when a rate cannot be converted
 */
export function billedQuantity(b: BilledQuantity): Billed {
  const of = (quantity: Decimal, uqc: string, rate: Decimal): Billed => ({
    quantity: decimalText(quantity, 3),
    uqc,
    rate: decimalText(rate, 3),
    amount: decimalText(roundMoney(roundMetres(quantity).times(rate)), 2),
  })
  switch (b.rateUnit) {
    case 'KGS':
      return of(roundKg(b.netWeightKg), 'KGS', dec(b.rate))
    case 'MTS':
      return of(dec(b.netWeightKg).div(1000), 'MTS', dec(b.rate))
    case 'NOS':
      return of(new Decimal(b.pieces), 'NOS', dec(b.rate))
    case 'FTS':
      return of(roundMetres(b.metres), 'MTR', ratePerMetre(b.rate, 'FTS'))
    default:
      return of(roundMetres(b.metres), 'MTR', dec(b.rate))
  }
}

export type TaxedLine = { taxableAmount: string; gstRate: string }

export type LineTaxes = { cgstAmount: string; sgstAmount: string; igstAmount: string; totalAmount: string }

export type InvoiceTotals = {
  lines: LineTaxes[]
  taxableAmount: string
  cgstAmount: string
  sgstAmount: string
  igstAmount: string
  roundOff: string
  totalAmount: string
}

/**
 * Taxes of every line and the totals of the invoice, all to 2 decimals. Rupee invoices are rounded to whole rupees with
 * the difference shown; other currencies keep their cents. Screen, PDF and every file take these figures.
 * @source CGST rule 46, CGST Act section 170
 */
export function invoiceTotals(lines: readonly TaxedLine[], regime: TaxRegime, currency: string): InvoiceTotals {
  const tax = computeInvoiceTax({
    lines: lines.map((l) => ({ taxable: l.taxableAmount, gstRate: l.gstRate })),
    regime,
    roundToRupee: currency === 'INR',
  })
  const money = (x: Decimal) => decimalText(x, 2)
  return {
    lines: lines.map((line, i) => {
      const t = tax.lines[i] ?? { cgst: dec(0), sgst: dec(0), igst: dec(0) }
      return {
        cgstAmount: money(t.cgst),
        sgstAmount: money(t.sgst),
        igstAmount: money(t.igst),
        totalAmount: money(dec(line.taxableAmount).plus(t.cgst).plus(t.sgst).plus(t.igst)),
      }
    }),
    taxableAmount: money(tax.taxable),
    cgstAmount: money(tax.cgst),
    sgstAmount: money(tax.sgst),
    igstAmount: money(tax.igst),
    roundOff: money(tax.roundOff),
    totalAmount: money(tax.total),
  }
}

export type HsnLine = {
  hsn: string
  uqc: string
  quantity: DecimalInput
  gstRate: DecimalInput
  taxableAmount: DecimalInput
  cgstAmount: DecimalInput
  sgstAmount: DecimalInput
  igstAmount: DecimalInput
}

export type HsnSummaryRow = {
  hsn: string
  uqc: string
  gstRate: string
  quantity: string
  taxableAmount: string
  cgstAmount: string
  sgstAmount: string
  igstAmount: string
}

/** Sums by HSN, unit and rate, in the order of the codes: what GSTR-1 and the foot of the invoice ask for. */
export function hsnSummary(lines: readonly HsnLine[]): HsnSummaryRow[] {
  const groups = new Map<string, HsnLine[]>()
  for (const line of lines) {
    const key = [line.hsn, decimalText(line.gstRate), line.uqc].join('|')
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const sum = (rows: readonly HsnLine[], pick: (l: HsnLine) => DecimalInput, places: number) =>
    decimalText(
      rows.reduce((total, l) => total.plus(dec(pick(l))), dec(0)),
      places,
    )
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, rows]) => {
      const [hsn = '', gstRate = '', uqc = ''] = key.split('|')
      return {
        hsn,
        uqc,
        gstRate,
        quantity: sum(rows, (l) => l.quantity, 3),
        taxableAmount: sum(rows, (l) => l.taxableAmount, 2),
        cgstAmount: sum(rows, (l) => l.cgstAmount, 2),
        sgstAmount: sum(rows, (l) => l.sgstAmount, 2),
        igstAmount: sum(rows, (l) => l.igstAmount, 2),
      }
    })
}

export type PaidFigures = { totalAmount: DecimalInput; receivedAmount: DecimalInput; tdsAmount: DecimalInput }

/** What is still owed: total less received less TDS. */
export function balanceOf(invoice: PaidFigures): string {
  return decimalText(dec(invoice.totalAmount).minus(dec(invoice.receivedAmount)).minus(dec(invoice.tdsAmount)), 2)
}

/** Where an invoice stands by what came in. */
export function paymentState(invoice: PaidFigures): 'POSTED' | 'PARTLY_PAID' | 'PAID' {
  const paid = dec(invoice.receivedAmount).plus(dec(invoice.tdsAmount))
  if (paid.gte(dec(invoice.totalAmount)) && paid.gt(0)) return 'PAID'
  return paid.gt(0) ? 'PARTLY_PAID' : 'POSTED'
}
