import { formatDate } from '@/core/fiscal-year'
import { formatKg, formatMetres } from '@/core/units'
import type { Watermark } from '@/documents/types'
import { addressLines, companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { dateText } from '@/server/serialize'
import type { PackingListPdf } from './packing-list.pdf'
import { partyBlock } from './party-block'
import { orderParties } from './ship-to'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', VOID: 'VOID' }

export const packingListPdf = definePdfDocument<PackingListPdf>({
  permission: 'packing-list.read',
  documentType: 'PackingList',
  template: 'packing-list',
  load: loadPackingListPdf,
})

async function readList({ tx }: ReadContext, id: string) {
  return tx.packingList.findUnique({
    where: { id },
    include: {
      warehouse: true,
      salesOrder: { include: { customerPo: { select: { poNumber: true, poDate: true } } } },
      lines: { orderBy: { lineNo: 'asc' }, include: { salesOrderLine: true, stockLot: true } },
    },
  })
}

async function loadPackingListPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<PackingListPdf> | null> {
  const list = await readList(ctx, id)
  if (!list) return null
  const paper = await companyPaper(ctx.tx, list.warehouse.gstRegistrationId)
  const { salesOrder: order } = list
  const { shipTo } = await orderParties(ctx.tx, order.id)
  const number = list.number ?? 'Draft'
  return {
    fileName: pdfFileName(list.number ?? 'Packing list draft'),
    documentId: id,
    documentNo: list.number,
    data: {
      company: paper.company,
      footer: paper.footer,
      number,
      date: formatDate(dateText(list.packingDate)),
      watermark: WATERMARKS[list.status] ?? null,
      parties: [
        partyBlock('Consignee', shipTo),
        { label: 'Packed at', name: list.warehouse.name, addressLines: addressLines(list.warehouse) },
      ],
      facts: [
        { label: 'Sales order', value: order.number },
        {
          label: 'Your order',
          value: `${order.customerPo.poNumber} of ${formatDate(dateText(order.customerPo.poDate))}`,
        },
        { label: 'Project', value: order.project },
        { label: 'Your reference', value: order.clientReference },
      ],
      lines: list.lines.map((l) => ({
        orderLine: String(l.salesOrderLine.lineNo),
        goods: [l.salesOrderLine.product, l.salesOrderLine.designation].filter(Boolean).join('\n'),
        size: [l.salesOrderLine.sizeText, l.stockLot.ends].filter(Boolean).join(' '),
        heatNo: l.stockLot.heatNo,
        certificate: [l.stockLot.mtcNo, l.stockLot.mtcType].filter(Boolean).join('\n'),
        bundleNo: l.bundleNo ?? '',
        bundles: String(l.bundles),
        pieces: String(l.pieces),
        metres: formatMetres(l.metres),
        netKg: formatKg(l.netWeightKg),
        remark: l.remark ?? '',
      })),
      totals: {
        bundles: String(list.totalBundles),
        pieces: String(list.totalPieces),
        metres: formatMetres(list.totalMetres),
        netKg: formatKg(list.totalNetKg),
      },
      remarks: list.remarks,
    },
  }
}
