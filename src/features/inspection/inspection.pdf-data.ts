import { dec } from '@/core/decimal'
import { formatDate } from '@/core/fiscal-year'
import { formatMetres } from '@/core/units'
import type { Watermark } from '@/documents/types'
import { companyPaper } from '@/server/company-paper'
import { definePdfDocument, type LoadedPdf, pdfFileName } from '@/server/pdf-document'
import type { ReadContext } from '@/server/read'
import { plain } from '@/server/serialize'
import { type InspectionLotPage, LIMIT_SOURCE_WORDS, limitWords, SOURCE_WORDS, verdictOf } from './entry-values'
import type { InspectionPdf, InspectionPdfLot } from './inspection.pdf'
import { getInspection } from './inspection.queries'

const WATERMARKS: Record<string, Watermark> = { DRAFT: 'DRAFT', REVERSED: 'REVERSED', VOID: 'VOID' }

/** The inspection report as a PDF. */
export const inspectionPdf = definePdfDocument<InspectionPdf>({
  permission: 'inspection.read',
  documentType: 'Inspection',
  template: 'inspection',
  load: loadInspectionPdf,
})

async function loadInspectionPdf(ctx: ReadContext, id: string): Promise<LoadedPdf<InspectionPdf> | null> {
  const inspection = plain(await getInspection(ctx, id))
  if (!inspection) return null
  const { company, footer } = await companyPaper(ctx.tx)
  return {
    fileName: pdfFileName(inspection.number ?? 'Inspection draft'),
    documentId: inspection.id,
    documentNo: inspection.number,
    data: {
      company,
      footer,
      number: inspection.number ?? 'draft',
      date: formatDate(inspection.inspectionDate),
      watermark: WATERMARKS[inspection.status] ?? null,
      facts: [
        { label: 'Goods receipt', value: inspection.grn?.number },
        { label: 'Purchase order', value: inspection.grn?.purchaseOrder?.number },
        { label: 'Received', value: inspection.grn ? formatDate(inspection.grn.receivedDate) : null },
        { label: 'Inspector', value: inspection.inspector },
        { label: 'Submitted by', value: inspection.submittedBy },
      ],
      lots: inspection.lots.map(lotOf),
      remarks: inspection.remarks,
      inspector: inspection.submittedBy,
    },
  }
}

const quantity = (metres: string, pieces: number): string =>
  `${formatMetres(metres, { trim: true })} m in ${pieces} ${pieces === 1 ? 'piece' : 'pieces'}`

function lotOf(lot: InspectionLotPage): InspectionPdfLot {
  const s = lot.stockLot
  const results = [
    ['Passed', lot.passMetres, lot.passPieces],
    ['Rejected', lot.failMetres, lot.failPieces],
    ['On hold', lot.holdMetres, lot.holdPieces],
  ] as const
  const ncrs = lot.ncrs.flatMap((n) => n.number ?? [])
  const outcome = results.flatMap(([word, metres, pieces]) =>
    dec(metres).gt(0) ? [`${word}: ${quantity(metres, pieces)}`] : [],
  )
  return {
    id: lot.id,
    heading: `Heat ${s.heatNo}, ${s.sizeText}, ${s.ends}`,
    outcome: [...outcome, ...(ncrs.length > 0 ? [ncrs.join(', ')] : [])].join('; ') || 'Nothing decided yet',
    facts: [
      { label: 'Product', value: s.product },
      { label: 'Designations', value: s.designations.join(', ') },
      { label: 'Additional specs', value: s.additionalSpecs.join(', ') },
      { label: 'Make', value: s.make },
      {
        label: 'Certificate',
        value: [s.mtcNo, s.mtcType && `EN 10204 ${s.mtcType}`, s.mtcDate && formatDate(s.mtcDate)]
          .filter(Boolean)
          .join(', '),
      },
      { label: 'Presented', value: quantity(lot.metres, lot.pieces) },
      { label: 'No limits on file for', value: lot.withoutLimits.join(', ') },
    ],
    readings: lot.readings.map((r) => ({
      parameter: r.label,
      value: r.measured === null ? '' : `${r.measured}${r.unit ? ` ${r.unit}` : ''}`,
      limits: limitWords(r) ?? '',
      result: verdictOf(r).words || 'Not recorded',
      source: r.source ? (SOURCE_WORDS[r.source] ?? '') : '',
      origin:
        r.kind === 'VISUAL' || r.kind === 'TEST'
          ? ''
          : [LIMIT_SOURCE_WORDS[r.limitSource], r.limitNote].filter(Boolean).join(': '),
    })),
    byHand: lot.standardEdition,
    concession: lot.concessionReason,
    remark: lot.remark,
  }
}
