import type { OutboxAttachment } from '@/server/outbox'

/** The papers of a quotation that can go along with a mail. */
export const SEND_PAPERS = ['PDF', 'COMMERCIAL', 'TECHNICAL', 'XLSX'] as const
export type SendPaper = (typeof SEND_PAPERS)[number]

export type PaperChoice = { value: SendPaper; label: string; href: string; fileName: string }

type Of = { revisionId: string; fileName: string; format: string }

/** What there is of a quotation of that format, each with where it can be looked at before it is sent. */
export function paperChoices({ revisionId, fileName, format }: Of): PaperChoice[] {
  const base = fileName.replace(/\.pdf$/, '')
  const pdf = (value: SendPaper, label: string, document: string, suffix = ''): PaperChoice => ({
    value,
    label,
    href: `/api/pdf/${document}/${revisionId}`,
    fileName: `${base}${suffix}.pdf`,
  })
  return [
    ...(format === 'EXPORT'
      ? [
          pdf('PDF', 'PDF, commercial and technical', 'quotation'),
          pdf('COMMERCIAL', 'PDF, commercial only', 'quotation-commercial', '-commercial'),
          pdf('TECHNICAL', 'PDF, technical only', 'quotation-technical', '-technical'),
        ]
      : [pdf('PDF', 'PDF', 'quotation')]),
    { value: 'XLSX', label: 'Excel with formulas', href: `/quotations/${revisionId}/xlsx`, fileName: `${base}.xlsx` },
  ]
}

/** A paper as it stands in the mail: it is made when the mail leaves, of that very revision. */
export function paperAttachment(choice: PaperChoice, revisionId: string): OutboxAttachment {
  const document = {
    PDF: 'quotation',
    COMMERCIAL: 'quotation-commercial',
    TECHNICAL: 'quotation-technical',
    XLSX: 'quotation-xlsx',
  }[choice.value]
  return { kind: choice.value === 'XLSX' ? 'sheet' : 'pdf', document, id: revisionId, fileName: choice.fileName }
}
