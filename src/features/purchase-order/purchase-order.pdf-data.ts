import { formatDate, formatInstant } from '@/core/fiscal-year'
import { zId } from '@/core/inputs'
import { type DecimalLike, dec, decimalText, formatMoney } from '@/core/money'
import { formatKg, formatMetres, formatTonnes, weightTonnes } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Fact, Party, Term, TotalRow, Watermark } from '@/documents/types'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import { orderNumberText } from './purchase-order.email'
import type { PurchaseOrderPdf, PurchaseOrderPdfLine } from './purchase-order.pdf'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', PENDING_APPROVAL: 'DRAFT', CANCELLED: 'CANCELLED' }

/** The purchase order as a PDF; without prices for those who may not see cost. */
export const purchaseOrderPdf = definePdfDocument<PurchaseOrderPdf>({
  permission: 'purchase-order.read',
  documentType: 'PurchaseOrder',
  template: 'purchase-order',
  load: loadPurchaseOrderPdf,
})

const readOrder = ({ tx }: ReadContext, id: string) =>
  tx.purchaseOrder.findUnique({
    where: { id },
    include: {
      vendor: {
        include: { addresses: { orderBy: { isDefault: 'desc' } }, contacts: { orderBy: { isDefault: 'desc' } } },
      },
      warehouse: { include: { gstRegistration: true } },
      purchaseRequisition: { select: { number: true } },
      lines: { orderBy: { lineNo: 'asc' } },
    },
  })
type Order = NonNullable<Awaited<ReturnType<typeof readOrder>>>

async function loadPurchaseOrderPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<PurchaseOrderPdf> | null> {
  const order = zId.safeParse(id).success ? await readOrder(ctx, id) : null
  if (!order) return null
  const priced = ctx.actor.can('cost.view')
  const paper = await companyPaper(ctx.tx, order.warehouse.gstRegistrationId)
  const states = new Map((await ctx.tx.state.findMany()).map((s) => [s.code, s.name]))
  const approver = order.approvedById
    ? await ctx.tx.user.findUnique({ where: { id: order.approvedById }, select: { name: true } })
    : null
  const number = orderNumberText(order.number, order.revisionNo)
  return {
    fileName: pdfFileName(number),
    documentId: order.id,
    documentNo: order.number,
    data: {
      company: paper.company,
      footer: paper.footer,
      number,
      date: formatDate(dateText(order.orderDate)),
      subtitle: order.revisionNo > 0 ? `Revision ${order.revisionNo}, replaces the order sent before` : null,
      watermark: WATERMARKS[order.status] ?? null,
      parties: [vendorParty(order, states), shipTo(order, states, paper.company.name)],
      facts: factsOf(order),
      priced,
      lines: order.lines.map((line) => lineOf(line, order.currency, priced)),
      totalQuantity: `${formatMetres(order.totalMetres, { trim: true })} m`,
      totalAmount: priced ? formatMoney(order.subTotal, order.currency) : '',
      totals: totalsOf(order, priced),
      amountInWords: priced ? amountInWords(order.totalAmount, order.currency) : null,
      remarks: order.remarks,
      terms: termsOf(order),
      approvedBy:
        approver && order.approvedAt
          ? `Approved by ${approver.name} on ${formatInstant(order.approvedAt, ctx.actor.timeZone)}`
          : null,
    },
  }
}

const ABROAD = '96'

const state = (code: string | null | undefined, states: Map<string, string>) => {
  // 96 is GST's code for every place abroad; it is no state
  const name = code && code !== ABROAD ? states.get(code) : undefined
  return code && name ? { code, name } : null
}

function vendorParty(order: Order, states: Map<string, string>): Party {
  const { vendor } = order
  const address = vendor.addresses[0]
  const contact = vendor.contacts[0]
  const stateCode = address?.stateCode ?? vendor.stateCode
  return {
    label: 'Vendor',
    name: vendor.legalName || vendor.name,
    addressLines: address
      ? addressLines({
          ...address,
          addressLine1: address.line1,
          addressLine2: address.line2,
          state: state(stateCode, states)?.name ?? null,
        })
      : [],
    gstin: address?.gstin ?? vendor.gstin,
    state: state(stateCode, states),
    contact: { name: contact?.name, phone: contact?.phone ?? vendor.phone, email: contact?.email ?? vendor.email },
  }
}

function shipTo(order: Order, states: Map<string, string>, company: string): Party {
  const { warehouse } = order
  const { gstRegistration } = warehouse
  return {
    label: 'Ship to',
    name: `${company}, ${warehouse.name}`,
    addressLines: addressLines({
      addressLine1: warehouse.addressLine1,
      addressLine2: warehouse.addressLine2,
      city: warehouse.city,
      pin: warehouse.pin,
      state: state(warehouse.stateCode, states)?.name ?? null,
      country: gstRegistration.country,
    }),
    gstin: gstRegistration.gstin,
    state: state(warehouse.stateCode ?? gstRegistration.stateCode, states),
  }
}

const factsOf = (order: Order): Fact[] => [
  { label: 'Your reference', value: order.vendorReference },
  { label: 'Our requisition', value: order.purchaseRequisition?.number },
  { label: 'Deliver by', value: order.expectedDate ? formatDate(dateText(order.expectedDate)) : null },
  { label: 'Currency', value: order.currency },
]

const mm = (value: DecimalLike | null): string => {
  if (value === null) return ''
  const [whole, fraction = ''] = decimalText(dec(value)).split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}

/** Rates have up to 3 decimals; the third is printed where it is there. */
function rateText(rate: DecimalLike, currency: string): string {
  const third = dec(rate).times(1000).mod(10)
  if (third.isZero()) return formatMoney(rate, currency)
  return `${formatMoney(dec(rate).times(100).floor().div(100), currency)}${decimalText(third)}`
}

function lineOf(line: Order['lines'][number], currency: string, priced: boolean): PurchaseOrderPdfLine {
  return {
    product: line.product || line.description || '',
    material: line.designation,
    additionalSpec: line.additionalSpecs.join(', '),
    size: line.sizeText,
    odMm: mm(line.odMm),
    wallMm: line.wallType === 'MIN' ? `${mm(line.wallMm)} MIN` : mm(line.wallMm),
    length: line.lengthText ?? (line.pieceLengthM ? `${formatMetres(line.pieceLengthM, { trim: true })} m` : ''),
    ends: line.ends ?? '',
    certificate: line.certificate ?? '',
    quantity: `${formatMetres(line.quantity, { trim: true })} ${line.unit}`,
    rate: priced ? `${rateText(line.rate, currency)} /${line.rateUnit}` : '',
    amount: priced ? formatMoney(line.amount, currency) : '',
    note: [line.product && line.description, line.remark].filter(Boolean).join(' · '),
  }
}

function totalsOf(order: Order, priced: boolean): TotalRow[] {
  const { currency } = order
  const weight: TotalRow = {
    label: 'Total weight',
    value: dec(order.totalWeightKg).gte(1000)
      ? `${formatTonnes(weightTonnes(order.totalWeightKg, 1))} t`
      : `${formatKg(order.totalWeightKg)} kg`,
  }
  if (!priced) return [weight]
  return [
    weight,
    { label: 'Sum of the lines', value: formatMoney(order.subTotal, currency) },
    ...(order.chargesAmount.isZero()
      ? []
      : [{ label: order.chargesLabel ?? 'Charges', value: formatMoney(order.chargesAmount, currency) }]),
    ...(order.gstRate.isZero()
      ? []
      : [{ label: `GST ${decimalText(order.gstRate)} %`, value: formatMoney(order.taxAmount, currency) }]),
    { label: `Total ${currency}`, value: formatMoney(order.totalAmount, currency), strong: true },
  ]
}

/** What the order's own facts ask of the vendor; further terms are the order's remarks. */
function termsOf(order: Order): Term[] {
  const certificates = [...new Set(order.lines.map((l) => l.certificate).filter(Boolean))]
  return [
    ...(order.paymentTerms ? [{ title: 'Payment', text: order.paymentTerms }] : []),
    ...(order.deliveryTerms ? [{ title: 'Delivery', text: order.deliveryTerms }] : []),
    {
      title: 'Certificates',
      text: `Mill test certificate${certificates.length > 0 ? ` (${certificates.join('; ')})` : ''} with every heat, naming this order.`,
    },
    {
      title: 'Quantity',
      text: `Up to ${decimalText(order.overReceiptPct)} % over the ordered length of a line is accepted.`,
    },
  ]
}
