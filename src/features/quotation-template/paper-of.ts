import { z } from 'zod'
import { Prisma, type Tx } from '@/db/types'
import { AppError } from '@/server/errors'
import { formatWord, isQuotationFormat, type QuotationFormat } from './paper-formats'

/** What a new quotation takes over: its format, the template of its letterhead, and its own copy of terms and notes. */
export type QuotationPaperChoice = {
  format: QuotationFormat
  /** null: the built-in paper of the format. */
  quotationTemplateId: string | null
  terms: { title: string; text: string }[]
  notes: string[]
}

type Wanted = {
  customerId: string
  /** Left out: that of the customer's template, else domestic. */
  format?: string | null
  /** A template chosen by hand; it must be in use and of the format. */
  quotationTemplateId?: string | null
}

type Candidate = {
  id: string
  format: string
  isActive: boolean
  isDefault: boolean
  isCustomers: boolean
  ownTerms: boolean
  terms: unknown
  ownNotes: boolean
  notes: unknown
}
type Row = { templates: Candidate[]; terms: { title: string; text: string }[]; notes: string[] }

const storedTerms = z.array(z.object({ title: z.string(), text: z.string() })).catch([])
const storedNotes = z.array(z.object({ text: z.string() })).catch([])

/** The own terms of a template as they stand in its row. */
export const termsIn = (stored: unknown) => storedTerms.parse(stored).map(({ title, text }) => ({ title, text }))
/** The own notes of a template as they stand in its row. */
export const notesIn = (stored: unknown): string[] => storedNotes.parse(stored).map((note) => note.text)

/**
 * The paper of a new quotation: the template asked for, else the customer's, else the default of the format, else the
 * built-in one. Terms are the template's own or the offer terms of the company; notes likewise (export only, unless the
 * template has its own). One statement.
 * @throws AppError VALIDATION for a template that is not there, switched off, or of another format
 */
export async function paperOf({ tx }: { tx: Tx }, wanted: Wanted): Promise<QuotationPaperChoice> {
  const [row] = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'format', t.format, 'isActive', t."isActive", 'isDefault', t."isDefault",
          'isCustomers', c.id IS NOT NULL, 'ownTerms', t."ownTerms", 'terms', t.terms, 'ownNotes', t."ownNotes", 'notes', t.notes)), '[]')
        FROM "QuotationTemplate" t
        LEFT JOIN "Customer" c ON c."quotationTemplateId" = t.id AND c.id = ${wanted.customerId}::uuid
        WHERE t."isDefault" OR c.id IS NOT NULL OR t.id = ${wanted.quotationTemplateId ?? null}::uuid) AS templates,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'text', o.text) ORDER BY o.position), '[]')
        FROM "OfferTerm" o WHERE o."isActive") AS terms,
      (SELECT coalesce(jsonb_agg(n.text ORDER BY n.position), '[]') FROM "ExportNote" n WHERE n."isActive") AS notes`)
  const { templates, terms, notes } = row ?? { templates: [], terms: [], notes: [] }
  const template = chooseTemplate(templates, wanted)
  const format = formatOf(template, wanted)
  return {
    format,
    quotationTemplateId: template?.id ?? null,
    terms: template?.ownTerms ? termsIn(template.terms) : terms,
    notes: template?.ownNotes ? notesIn(template.notes) : format === 'EXPORT' ? notes : [],
  }
}

function chooseTemplate(templates: Candidate[], { format, quotationTemplateId }: Wanted): Candidate | null {
  if (quotationTemplateId) {
    const chosen = templates.find((t) => t.id === quotationTemplateId)
    if (!chosen?.isActive) throw refused('Choose a quotation format that is in use.')
    if (format && chosen.format !== format)
      throw refused(`This is a format for ${nameOf(chosen.format)} quotations; choose one that fits.`)
    return chosen
  }
  const fits = (t: Candidate) => t.isActive && (!format || t.format === format)
  const customers = templates.find((t) => t.isCustomers && fits(t))
  const wantedFormat = format || 'DOMESTIC'
  return customers ?? templates.find((t) => t.isDefault && t.isActive && t.format === wantedFormat) ?? null
}

const nameOf = (format: string) => (isQuotationFormat(format) ? formatWord(format) : 'other')

const refused = (message: string) =>
  new AppError('VALIDATION', 'Some fields need attention.', { quotationTemplateId: message })

function formatOf(template: Candidate | null, { format }: Wanted): QuotationFormat {
  const text = template?.format ?? format
  return isQuotationFormat(text) ? text : 'DOMESTIC'
}
