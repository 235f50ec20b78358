import { formatDate } from '@/core/fiscal-year'
import { formatKg, formatMetres } from '@/core/units'
import type { Fact, Watermark } from '@/documents/types'
import { partyBlock } from '@/features/packing-list/party-block'
import { orderParties, readParty } from '@/features/packing-list/ship-to'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import type { DispatchNotePdf } from './dispatch-note.pdf'
import { hsnOf } from './hsn'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', VOID: 'VOID' }

export const dispatchNotePdf = definePdfDocument<DispatchNotePdf>({
  permission: 'dispatch-note.read',
  documentType: 'DispatchNote',
  template: 'dispatch-note',
  load: loadDispatchNotePdf,
})

async function readNote({ tx }: ReadContext, id: string) {
  return tx.dispatchNote.findUnique({
    where: { id },
    include: {
      warehouse: true,
      salesOrder: { include: { customerPo: { select: { poNumber: true, poDate: true } } } },
      packingList: {
        include: {
          lines: { orderBy: { lineNo: 'asc' }, include: { salesOrderLine: true, stockLot: true } },
          invoices: {
            where: { status: { in: ['POSTED', 'PARTLY_PAID', 'PAID'] } },
            select: { number: true, invoiceDate: true },
          },
        },
      },
    },
  })
}

type Loaded = NonNullable<Awaited<ReturnType<typeof readNote>>>

const withDate = (text: string | null, date: Date | null) =>
  text ? [text, date && `of ${formatDate(dateText(date))}`].filter(Boolean).join(' ') : null

function facts(note: Loaded, placeOfSupply: string | null): Fact[] {
  const invoice = note.packingList.invoices[0]
  return [
    { label: 'Sales order', value: note.salesOrder.number },
    { label: 'Your order', value: withDate(note.salesOrder.customerPo.poNumber, note.salesOrder.customerPo.poDate) },
    { label: 'Packing list', value: note.packingList.number },
    { label: 'Tax invoice', value: invoice ? withDate(invoice.number, invoice.invoiceDate) : null },
    { label: 'Place of supply', value: placeOfSupply },
    { label: 'Vehicle', value: note.vehicleNo },
    {
      label: 'Transporter',
      value: [note.transporter, note.transporterGstin && `GSTIN ${note.transporterGstin}`].filter(Boolean).join(', '),
    },
    { label: 'LR no.', value: withDate(note.lrNo, note.lrDate) },
    { label: 'E-way bill no.', value: withDate(note.ewayBillNo, note.ewayBillDate) },
    { label: 'Driver', value: [note.driverName, note.driverPhone].filter(Boolean).join(', ') },
    { label: 'Freight', value: note.freightTerms },
    { label: 'Bundles', value: String(note.packingList.totalBundles) },
  ]
}

async function loadDispatchNotePdf(ctx: ReadContext, id: string): Promise<LoadedPdf<DispatchNotePdf> | null> {
  const note = await readNote(ctx, id)
  if (!note) return null
  const { packingList: list } = note
  const paper = await companyPaper(ctx.tx, note.warehouse.gstRegistrationId)
  const parties = await orderParties(ctx.tx, note.salesOrderId)
  const shipTo = readParty(note.shipTo) ?? parties.shipTo
  const challan = list.invoices.length === 0
  const supply = note.salesOrder.placeOfSupply ?? shipTo.stateCode
  const state = supply ? await ctx.tx.state.findFirst({ where: { code: supply } }) : null
  return {
    fileName: pdfFileName(note.number ?? 'Dispatch note draft'),
    documentId: id,
    documentNo: note.number,
    data: {
      company: paper.company,
      footer: paper.footer,
      title: challan ? 'Delivery challan' : 'Dispatch note',
      copies: challan
        ? ['Original for consignee', 'Duplicate for transporter', 'Triplicate for consignor']
        : ['Original for consignee', 'Duplicate for transporter'],
      number: note.number ?? 'Draft',
      date: formatDate(dateText(note.dispatchDate)),
      watermark: WATERMARKS[note.status] ?? null,
      parties: [
        partyBlock('Ship to', shipTo),
        partyBlock('Bill to', parties.billTo),
        { label: 'Dispatched from', name: note.warehouse.name, addressLines: addressLines(note.warehouse) },
      ],
      facts: facts(note, supply ? `${supply} ${state?.name ?? ''}`.trim() : null),
      lines: list.lines.map((l) => ({
        goods: [l.salesOrderLine.product, l.salesOrderLine.designation].filter(Boolean).join('\n'),
        size: [l.salesOrderLine.sizeText, l.stockLot.ends].filter(Boolean).join(' '),
        hsn: hsnOf(l.salesOrderLine) ?? '',
        heatNo: l.stockLot.heatNo,
        certificate: [l.stockLot.mtcNo, l.stockLot.mtcType].filter(Boolean).join('\n'),
        bundleNo: l.bundleNo ?? '',
        pieces: String(l.pieces),
        metres: formatMetres(l.metres),
        netKg: formatKg(l.netWeightKg),
      })),
      totals: {
        pieces: String(list.totalPieces),
        metres: formatMetres(list.totalMetres),
        netKg: formatKg(list.totalNetKg),
      },
      note: challan
        ? 'The goods are sent for supply to the consignee under rule 55 of the CGST Rules; the tax invoice follows.'
        : null,
      remarks: note.remarks,
    },
  }
}
