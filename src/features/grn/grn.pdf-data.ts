import { formatDate, formatInstant } from '@/core/fiscal-year'
import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'
import type { Watermark } from '@/documents/types'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import type { GrnPdf } from './grn.pdf'
import { getGrn } from './grn.queries'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', REVERSED: 'REVERSED', VOID: 'VOID' }

/** The goods receipt note as a PDF. */
export const grnPdf = definePdfDocument<GrnPdf>({
  permission: 'grn.read',
  documentType: 'Grn',
  template: 'grn',
  load: loadGrnPdf,
})

async function loadGrnPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<GrnPdf> | null> {
  const grn = await getGrn(ctx, id)
  if (!grn) return null
  const warehouse = await ctx.tx.warehouse.findUniqueOrThrow({
    where: { id: grn.warehouseId },
    include: { gstRegistration: true },
  })
  const vendor = await ctx.tx.vendor.findUniqueOrThrow({
    where: { id: grn.vendorId },
    include: { addresses: { orderBy: { isDefault: 'desc' }, take: 1 } },
  })
  const paper = await companyPaper(ctx.tx, warehouse.gstRegistrationId)
  const number = grn.number ?? 'draft'
  const address = vendor.addresses[0]
  return {
    fileName: grn.number ? pdfFileName(grn.number) : pdfFileName('GRN draft', grn.purchaseOrder.number),
    documentId: grn.id,
    documentNo: grn.number,
    data: {
      company: paper.company,
      footer: paper.footer,
      number,
      date: formatDate(dateText(grn.receivedDate)),
      watermark: WATERMARKS[grn.status] ?? null,
      parties: [
        {
          label: 'Vendor',
          name: vendor.legalName || vendor.name,
          addressLines: address
            ? addressLines({ ...address, addressLine1: address.line1, addressLine2: address.line2 })
            : [],
          gstin: address?.gstin ?? vendor.gstin,
        },
        {
          label: 'Received at',
          name: warehouse.name,
          addressLines: addressLines({ ...warehouse, country: warehouse.gstRegistration.country }),
          gstin: warehouse.gstRegistration.gstin,
        },
      ],
      facts: [
        { label: 'Purchase order', value: grn.purchaseOrder.number },
        {
          label: 'Challan',
          value: [grn.challanNo, grn.challanDate && `of ${formatDate(dateText(grn.challanDate))}`]
            .filter(Boolean)
            .join(' '),
        },
        { label: 'Vehicle', value: grn.vehicleNo },
        { label: 'LR no.', value: grn.lrNo },
        { label: 'Status', value: grn.status === 'POSTED' ? 'Received, to be inspected' : null },
        { label: 'Reversed because', value: grn.reversedReason },
      ],
      lines: grn.lines.map((line) => ({
        heatNo: line.heatNo,
        make: line.make,
        item: [`${line.purchaseOrderLine.lineNo}.`, line.purchaseOrderLine.product, line.purchaseOrderLine.sizeText]
          .filter(Boolean)
          .join(' '),
        certifiedTo: [...line.designations, ...line.additionalSpecs].join(', '),
        ends: line.ends ?? '',
        metres: formatMetres(line.metres),
        pieces: String(line.pieces),
        mtc: `${line.mtcNo}\n${line.mtcType}, ${formatDate(dateText(line.mtcDate))}`,
        tpi: [line.tpiAgency?.name, line.tpiReference].filter(Boolean).join('\n'),
        location: line.location.code,
        note: line.remark ?? '',
      })),
      totalMetres: formatMetres(grn.lines.reduce((sum, l) => sum.plus(dec(l.metres)), dec(0))),
      totalPieces: String(grn.lines.reduce((sum, l) => sum + l.pieces, 0)),
      remarks: grn.remarks,
      postedBy:
        grn.postedBy && grn.postedAt
          ? `Received by ${grn.postedBy}, posted ${formatInstant(grn.postedAt, ctx.actor.timeZone)}`
          : null,
    },
  }
}
