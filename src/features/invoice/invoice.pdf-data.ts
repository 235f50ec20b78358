import { formatDate } from '@/core/fiscal-year'
import { OTHER_COUNTRY, type TaxRegime } from '@/core/gst'
import { type DecimalLike, dec, decimalText, formatMoney } from '@/core/money'
import { formatMetres } from '@/core/units'
import { amountInWords } from '@/core/words'
import type { Fact, TotalRow, Watermark } from '@/documents/types'
import { partyBlock } from '@/features/packing-list/party-block'
import { type PartySnapshot, readParty } from '@/features/packing-list/ship-to'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import type { InvoicePdf } from './invoice.pdf'
import { hsnSummary } from './invoice.totals'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', VOID: 'VOID', CANCELLED: 'CANCELLED' }

export const invoicePdf = definePdfDocument<InvoicePdf>({
  permission: 'invoice.read',
  documentType: 'Invoice',
  template: 'invoice',
  load: loadInvoicePdf,
})

async function readInvoice({ tx }: ReadContext, id: string) {
  return tx.invoice.findUnique({
    where: { id },
    include: {
      customer: { select: { pan: true } },
      salesOrder: { select: { number: true, project: true } },
      packingList: {
        select: {
          number: true,
          totalNetKg: true,
          dispatchNotes: { where: { status: { in: ['DISPATCHED', 'DELIVERED'] } } },
        },
      },
      lines: { orderBy: { lineNo: 'asc' }, include: { heats: { orderBy: { heatNo: 'asc' } } } },
    },
  })
}

type Loaded = NonNullable<Awaited<ReturnType<typeof readInvoice>>>

const withDate = (text: string | null, date: Date | null) =>
  text ? [text, date && `of ${formatDate(dateText(date))}`].filter(Boolean).join(' ') : null

/** The state tax is due in: `27 Maharashtra`; abroad the country has no code of its own. */
async function placeOf(ctx: ReadContext, code: string): Promise<string> {
  const state = await ctx.tx.state.findFirst({ where: { code } })
  return `${code} ${state?.name ?? ''}`.trim()
}

function factsOf(invoice: Loaded, placeOfSupply: string): Fact[] {
  const note = invoice.packingList.dispatchNotes[0]
  const foreign = invoice.currency !== 'INR'
  return [
    { label: 'Place of supply', value: placeOfSupply },
    { label: 'Reverse charge', value: invoice.reverseCharge ? 'Yes' : 'No' },
    { label: 'Due date', value: formatDate(dateText(invoice.dueDate)) },
    { label: 'Payment', value: invoice.paymentTerms },
    { label: 'Your order', value: withDate(invoice.poReference, invoice.poDate) },
    { label: 'Sales order', value: invoice.salesOrder.number },
    { label: 'Project', value: invoice.salesOrder.project },
    { label: 'Packing list', value: invoice.packingList.number },
    { label: 'Dispatch note', value: note ? withDate(note.number, note.dispatchDate) : null },
    { label: 'Vehicle', value: note?.vehicleNo },
    { label: 'LR no.', value: note ? withDate(note.lrNo, note.lrDate) : null },
    { label: 'E-way bill no.', value: note ? withDate(note.ewayBillNo, note.ewayBillDate) : null },
    {
      label: 'Currency',
      value: foreign ? `${invoice.currency}, 1 ${invoice.currency} = ₹ ${decimalText(invoice.exchangeRate)}` : null,
    },
  ]
}

function declarationOf(invoice: Loaded): string | null {
  const isExport = invoice.placeOfSupply === OTHER_COUNTRY
  if (!isExport && !invoice.isSez) return null
  const what = isExport ? 'Supply meant for export' : 'Supply meant for SEZ unit for authorised operations'
  return invoice.taxRegime === 'ZERO'
    ? `${what} under letter of undertaking without payment of integrated tax. LUT: ${invoice.lutReference ?? ''}`.trim()
    : `${what} on payment of integrated tax.`
}

/** Rates have up to 3 decimals; the third is printed where it is there. */
function rateText(rate: DecimalLike, currency: string): string {
  const third = dec(rate).times(1000).mod(10)
  if (third.isZero()) return formatMoney(rate, currency)
  return `${formatMoney(dec(rate).times(100).floor().div(100), currency)}${decimalText(third)}`
}

function linesOf(invoice: Loaded): InvoicePdf['lines'] {
  const { currency } = invoice
  return invoice.lines.map((l) => ({
    description: l.description,
    hsn: l.hsn,
    quantity: `${formatMetres(l.quantity, { trim: true })} ${l.uqc}`,
    rate: rateText(l.rate, currency),
    discount: dec(l.discount).isZero() ? '' : formatMoney(l.discount, currency),
    taxable: formatMoney(l.taxableAmount, currency),
    gstRate: decimalText(l.gstRate),
    cgst: formatMoney(l.cgstAmount, currency),
    sgst: formatMoney(l.sgstAmount, currency),
    igst: formatMoney(l.igstAmount, currency),
    total: formatMoney(l.totalAmount, currency),
    heats:
      l.heats.length === 0
        ? ''
        : `Heats: ${l.heats.map((h) => `${h.heatNo} (${formatMetres(h.metres, { trim: true })} m, ${h.pieces} pcs)`).join(', ')}`,
  }))
}

function totalsOf(invoice: Loaded): TotalRow[] {
  const { currency } = invoice
  const row = (label: string, value: DecimalLike) => ({ label, value: formatMoney(value, currency) })
  const regime = invoice.taxRegime as TaxRegime
  return [
    row('Taxable value', invoice.taxableAmount),
    ...(regime === 'CGST_SGST' ? [row('CGST', invoice.cgstAmount), row('SGST', invoice.sgstAmount)] : []),
    ...(regime === 'IGST' ? [row('IGST', invoice.igstAmount)] : []),
    ...(regime === 'ZERO' ? [{ label: 'IGST (zero-rated)', value: formatMoney(0, currency) }] : []),
    ...(currency === 'INR' ? [row('Round-off', invoice.roundOff)] : []),
    { label: `Invoice total ${currency}`, value: formatMoney(invoice.totalAmount, currency), strong: true },
  ]
}

/** Street in one line, then town, PIN and state: the head of an invoice must leave room for its lines. */
const placeLines = (place: Omit<PartySnapshot, 'gstin'>) =>
  addressLines({
    addressLine1: [place.line1, place.line2].filter(Boolean).join(', '),
    city: place.city ?? '',
    pin: place.pin,
    state: place.state,
  })

async function loadInvoicePdf(ctx: ReadContext, id: string): Promise<LoadedPdf<InvoicePdf> | null> {
  const invoice = await readInvoice(ctx, id)
  if (!invoice) return null
  const paper = await companyPaper(ctx.tx, invoice.gstRegistrationId)
  const { currency } = invoice
  const seller = readParty(invoice.seller) as (PartySnapshot & { dispatchFrom?: PartySnapshot }) | null
  const billTo = readParty(invoice.billTo)
  const shipTo = readParty(invoice.shipTo)
  const tax = dec(invoice.cgstAmount).plus(invoice.sgstAmount.toString()).plus(invoice.igstAmount.toString())
  const gross = dec(invoice.taxableAmount).plus(tax)
  return {
    fileName: pdfFileName(invoice.number ?? 'Invoice draft'),
    documentId: id,
    documentNo: invoice.number,
    data: {
      // the registration as it was on the day of the invoice
      company: seller
        ? {
            ...paper.company,
            name: seller.name,
            gstin: seller.gstin,
            addressLines: placeLines(seller),
          }
        : paper.company,
      footer: paper.footer,
      title: invoice.invoiceType === 'EXPORT' ? 'Export invoice' : 'Tax invoice',
      copies: ['Original for recipient', 'Duplicate for transporter', 'Triplicate for supplier'],
      number: invoice.number ?? 'Draft',
      date: formatDate(dateText(invoice.invoiceDate)),
      watermark: WATERMARKS[invoice.status] ?? null,
      parties: [
        ...(billTo ? [partyBlock('Bill to', billTo)] : []),
        ...(shipTo ? [partyBlock('Ship to', shipTo)] : []),
        ...(seller?.dispatchFrom
          ? [
              {
                label: 'Dispatched from',
                name: seller.dispatchFrom.name,
                addressLines: placeLines(seller.dispatchFrom),
              },
            ]
          : []),
      ],
      facts: factsOf(invoice, await placeOf(ctx, invoice.placeOfSupply)),
      regime: invoice.taxRegime as TaxRegime,
      lines: linesOf(invoice),
      sums: {
        taxable: formatMoney(invoice.taxableAmount, currency),
        cgst: formatMoney(invoice.cgstAmount, currency),
        sgst: formatMoney(invoice.sgstAmount, currency),
        igst: formatMoney(invoice.igstAmount, currency),
        total: formatMoney(gross, currency),
      },
      hsn: hsnSummary(invoice.lines).map((h) => ({
        hsn: h.hsn,
        quantity: `${formatMetres(h.quantity, { trim: true })} ${h.uqc}`,
        taxable: formatMoney(h.taxableAmount, currency),
        gstRate: h.gstRate,
        cgst: formatMoney(h.cgstAmount, currency),
        sgst: formatMoney(h.sgstAmount, currency),
        igst: formatMoney(h.igstAmount, currency),
      })),
      totals: totalsOf(invoice),
      amountInWords: amountInWords(invoice.totalAmount, currency),
      declaration: declarationOf(invoice),
      bank: paper.bank,
      remarks: invoice.remarks,
    },
  }
}
