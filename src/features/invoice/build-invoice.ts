import { addDays } from '@/core/fiscal-year'
import { OTHER_COUNTRY, placeOfSupplyTax, type TaxRegime } from '@/core/gst'
import { type DecimalInput, dec, decimalText } from '@/core/money'
import type { QtyUnit } from '@/core/units'
import type { Tx } from '@/db/types'
import { gstRateOn, type HsnRate, hsnOf } from '@/features/dispatch-note/hsn'
import { orderParties, type PartySnapshot } from '@/features/packing-list/ship-to'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { dateText, dbDate } from '@/server/serialize'
import { billedQuantity } from './invoice.totals'

/** Seller as printed and reported; with the yard the goods leave from where that is another address. */
export type SellerSnapshot = PartySnapshot & {
  pan: string | null
  phone: string | null
  email: string | null
  dispatchFrom: Omit<PartySnapshot, 'gstin'>
}

export type BuiltLine = {
  salesOrderLineId: string | null
  description: string
  hsn: string
  quantity: string
  uqc: string
  metres: string
  weightKg: string
  rate: string
  taxableAmount: string
  gstRate: string
  heats: { stockLotId: string; packingListLineId: string; heatNo: string; metres: string; pieces: number }[]
}

/** HSN codes with their rates, as the master has them. */
export async function hsnRates(tx: Tx): Promise<HsnRate[]> {
  const rows = await tx.hsnCode.findMany({ orderBy: { validFrom: 'desc' } })
  return rows.map((r) => ({ code: r.code, gstRate: decimalText(r.gstRate), validFrom: dateText(r.validFrom) }))
}

const sum = (list: readonly DecimalInput[], places: number) =>
  decimalText(
    list.reduce<ReturnType<typeof dec>>((total, x) => total.plus(dec(x)), dec(0)),
    places,
  )

/** The packing list with everything its invoice is made of. */
async function loadPacked(tx: Tx, packingListId: string) {
  return tx.packingList.findUniqueOrThrow({
    where: { id: packingListId },
    include: {
      warehouse: { include: { gstRegistration: true } },
      salesOrder: { include: { customer: true, customerPo: { select: { poNumber: true, poDate: true } } } },
      lines: {
        orderBy: { lineNo: 'asc' },
        include: { salesOrderLine: true, stockLot: { select: { heatNo: true } } },
      },
    },
  })
}

type Packed = Awaited<ReturnType<typeof loadPacked>>
type OrderLine = Packed['lines'][number]['salesOrderLine']

/** What the goods are, in words: product, grade, size, ends, additional specs, the buyer's item code. */
function wordsOf(line: OrderLine): string {
  const words = [
    [line.product, line.designation].filter(Boolean).join(' ') || (line.description ?? 'Goods'),
    line.sizeText,
    line.ends,
    ...line.additionalSpecs,
    line.itemCode && `item ${line.itemCode}`,
  ]
  return words.filter(Boolean).join(', ').slice(0, 300)
}

/** One invoice line per order line, naming its heats; the order's charges come last, at the rate of the goods. */
function goodsLines(packed: Packed, rates: readonly HsnRate[], date: string): BuiltLine[] {
  const groups = new Map<string, Packed['lines']>()
  const inOrder = packed.lines.toSorted(
    (a, b) => a.salesOrderLine.lineNo - b.salesOrderLine.lineNo || a.lineNo - b.lineNo,
  )
  for (const line of inOrder) groups.set(line.salesOrderLineId, [...(groups.get(line.salesOrderLineId) ?? []), line])
  return [...groups.values()].map((lines) => {
    const order = (lines[0] as Packed['lines'][number]).salesOrderLine
    const metres = sum(
      lines.map((l) => l.metres),
      3,
    )
    const weightKg = sum(
      lines.map((l) => l.netWeightKg),
      3,
    )
    const billed = billedQuantity({
      metres,
      pieces: lines.reduce((n, l) => n + l.pieces, 0),
      netWeightKg: weightKg,
      rate: order.rate,
      rateUnit: order.rateUnit as QtyUnit,
      unitWeight: order.unitWeight,
      pieceLengthM: order.pieceLengthM,
    })
    const hsn = hsnOf(order) ?? ''
    return {
      salesOrderLineId: order.id,
      description: wordsOf(order),
      hsn,
      quantity: billed.quantity,
      uqc: billed.uqc,
      metres,
      weightKg,
      rate: billed.rate,
      taxableAmount: billed.amount,
      gstRate: gstRateOn(rates, hsn, date) ?? '0',
      heats: lines.map((l) => ({
        stockLotId: l.stockLotId,
        packingListLineId: l.id,
        heatNo: l.stockLot.heatNo,
        metres: decimalText(l.metres, 3),
        pieces: l.pieces,
      })),
    }
  })
}

/**
 * Charges of the order (freight and the like), billed whole with its first invoice. They belong to the supply of the
 * goods, so they bear the HSN and rate of the largest line.
 * @source CGST Act, section 8: composite supply
 */
async function chargesLine(tx: Tx, packed: Packed, goods: readonly BuiltLine[]): Promise<BuiltLine[]> {
  const { salesOrder: order } = packed
  if (dec(order.chargesAmount).lte(0)) return []
  const billed = await tx.invoiceLine.count({
    where: {
      salesOrderLineId: null,
      invoice: { salesOrderId: order.id, status: { notIn: ['VOID', 'CANCELLED'] } },
    },
  })
  const main = goods.toSorted((a, b) => dec(b.taxableAmount).cmp(dec(a.taxableAmount)))[0]
  if (billed > 0 || !main) return []
  const amount = decimalText(order.chargesAmount, 2)
  return [
    {
      salesOrderLineId: null,
      description: order.chargesLabel ?? 'Charges',
      hsn: main.hsn,
      quantity: '1.000',
      uqc: 'OTH',
      metres: '0',
      weightKg: '0',
      rate: decimalText(order.chargesAmount, 3),
      taxableAmount: amount,
      gstRate: main.gstRate,
      heats: [],
    },
  ]
}

/** Seller, bill-to and ship-to as they stand today. */
export async function invoiceParties(tx: Tx, packingListId: string) {
  const list = await tx.packingList.findUniqueOrThrow({
    where: { id: packingListId },
    select: { salesOrderId: true, warehouse: { include: { gstRegistration: true } } },
  })
  const company = await tx.company.findFirstOrThrow()
  const { warehouse } = list
  const registration = warehouse.gstRegistration
  const states = new Map((await tx.state.findMany()).map((s) => [s.code, s.name]))
  const stateOf = (code: string | null) => (code ? (states.get(code) ?? null) : null)
  const seller: SellerSnapshot = {
    name: company.legalName || company.name,
    line1: registration.addressLine1,
    line2: registration.addressLine2,
    city: registration.city,
    pin: registration.pin,
    stateCode: registration.stateCode,
    state: stateOf(registration.stateCode),
    country: registration.country,
    gstin: registration.gstin,
    pan: company.pan,
    phone: company.phone,
    email: company.email,
    dispatchFrom: {
      name: warehouse.name,
      line1: warehouse.addressLine1,
      line2: warehouse.addressLine2,
      city: warehouse.city,
      pin: warehouse.pin,
      stateCode: warehouse.stateCode,
      state: stateOf(warehouse.stateCode),
      country: warehouse.stateCode === OTHER_COUNTRY ? '' : registration.country,
    },
  }
  return { seller, ...(await orderParties(tx, list.salesOrderId)) }
}

/** Whether tax is charged on an export or SEZ supply: not under a letter of undertaking. */
async function lutFor(ctx: ActionContext, special: boolean, underLut: boolean | undefined) {
  const setting = await ctx.tx.companySetting.findFirst({ select: { lutReference: true } })
  const reference = setting?.lutReference ?? null
  if (special && underLut && !reference)
    throw new AppError('VALIDATION', 'Settings hold no letter of undertaking (LUT).', {
      underLut: 'Enter the LUT reference in Settings first, or charge IGST.',
    })
  const lut = special && (underLut ?? reference !== null)
  return { lut, lutReference: lut ? reference : null }
}

/** Place of supply, regime and kind of an invoice of this packing list. @throws AppError VALIDATION without a state */
export async function supplyOf(ctx: ActionContext, packingListId: string, underLut: boolean | undefined) {
  const { warehouse, salesOrder } = await ctx.tx.packingList.findUniqueOrThrow({
    where: { id: packingListId },
    select: {
      warehouse: { select: { gstRegistration: { select: { id: true, stateCode: true } } } },
      salesOrder: { select: { id: true, placeOfSupply: true, customer: { select: { isSez: true } } } },
    },
  })
  const { shipTo } = await orderParties(ctx.tx, salesOrder.id)
  const placeOfSupply = salesOrder.placeOfSupply ?? (shipTo.country === 'IN' ? shipTo.stateCode : OTHER_COUNTRY)
  if (!placeOfSupply)
    throw new AppError('VALIDATION', 'The place of supply is not known: enter the state of the ship-to address.', {
      placeOfSupply: 'Enter the state in the customer’s address.',
    })
  const isExport = placeOfSupply === OTHER_COUNTRY
  const isSez = salesOrder.customer.isSez && !isExport
  const { lut, lutReference } = await lutFor(ctx, isExport || isSez, underLut)
  const supplierState = warehouse.gstRegistration.stateCode
  const taxRegime: TaxRegime = placeOfSupplyTax({ supplierState, placeOfSupply, isExport, isSez, lut })
  return {
    gstRegistrationId: warehouse.gstRegistration.id,
    supplierState,
    placeOfSupply,
    isSez,
    taxRegime,
    lutReference,
    invoiceType: isExport ? 'EXPORT' : 'TAX',
  }
}

/** Units of the base currency for one unit of the order's: the day's rate, else the one the order froze. */
async function exchangeRateOn(ctx: ActionContext, order: Packed['salesOrder'], date: string): Promise<string> {
  if (order.currency === ctx.actor.baseCurrency) return '1'
  const rate = await ctx.tx.exchangeRate.findFirst({
    where: { currency: order.currency, rateDate: { lte: dbDate(date) } },
    orderBy: { rateDate: 'desc' },
    select: { rate: true },
  })
  return decimalText(rate?.rate ?? order.exchangeRate)
}

/** Everything of an invoice that follows from its packing list, order and masters on a date. */
export async function buildInvoice(ctx: ActionContext, packingListId: string, invoiceDate: string) {
  const packed = await loadPacked(ctx.tx, packingListId)
  const { salesOrder: order } = packed
  const goods = goodsLines(packed, await hsnRates(ctx.tx), invoiceDate)
  return {
    head: {
      salesOrderId: order.id,
      packingListId,
      customerId: order.customerId,
      currency: order.currency,
      exchangeRate: await exchangeRateOn(ctx, order, invoiceDate),
      dueDate: dbDate(addDays(invoiceDate, order.customer.creditDays)),
      poReference: order.customerPo.poNumber,
      poDate: order.customerPo.poDate,
      paymentTerms: order.paymentTerms ?? order.customer.paymentTerms,
      ...(await supplyOf(ctx, packingListId, undefined)),
      ...(await invoiceParties(ctx.tx, packingListId)),
    },
    lines: [...goods, ...(await chargesLine(ctx.tx, packed, goods))],
  }
}
