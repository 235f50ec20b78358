import { z } from 'zod'
import { zId, zOptionalId, zOptionalText, zReason, zRemark, zText, zVersion } from '@/core/inputs'
import { MAX_COLUMNS, PAPER_COLUMN_KEYS, QUOTATION_FORMATS } from './paper-formats'
import { paperWordsProblem } from './paper-words'

const MAX_TERMS = 60

/** Text of which every placeholder is known. */
const words = (max: number) =>
  zOptionalText(max).superRefine((text, ctx) => {
    const problem = text && paperWordsProblem(text)
    if (problem) ctx.addIssue({ code: 'custom', message: problem })
  })

const content = {
  name: zText(80, 'Give the format a name.'),
  title: zOptionalText(80),
  intro: words(2000),
  closing: words(2000),
  footer: zOptionalText(300),
  accentColour: zOptionalText(7).refine(
    (text) => text === null || /^#[0-9a-fA-F]{6}$/.test(text),
    'A colour is # and six digits, for example #1d3d63.',
  ),
  showLogo: z.boolean().default(true),
  showIsoMark: z.boolean().default(true),
  showBank: z.boolean().default(false),
  showWeights: z.boolean().default(true),
  /** In the order they are printed; none: those of the format. */
  columns: z
    .array(z.enum(PAPER_COLUMN_KEYS, 'There is no such column.'))
    .max(MAX_COLUMNS, `At most ${MAX_COLUMNS} columns fit beside each other.`)
    .default([])
    .refine((list) => new Set(list).size === list.length, 'Each column once.'),
  ownTerms: z.boolean().default(false),
  terms: z
    .array(z.object({ title: zText(120, 'Give the term a title.'), text: zText(2000, 'Enter the text.') }))
    .max(MAX_TERMS, `At most ${MAX_TERMS} terms.`)
    .default([]),
  ownNotes: z.boolean().default(false),
  notes: z
    .array(z.object({ text: zText(2000, 'Enter the text.') }))
    .max(MAX_TERMS, `At most ${MAX_TERMS} notes.`)
    .default([]),
  /** The text that a mail with this quotation starts with. */
  emailTemplateId: zOptionalId,
  isDefault: z.boolean().default(false),
}

const format = z.enum(QUOTATION_FORMATS, 'Choose domestic, export or project BOM.')

export const createQuotationTemplateSchema = z.object({ ...content, format })
export const updateQuotationTemplateSchema = z.object({ ...content, id: zId, version: zVersion })
export const deactivateQuotationTemplateSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
export const activateQuotationTemplateSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })

/** What a preview is made of: the values as they stand in the form, saved or not. */
export const previewQuotationTemplateSchema = z.object({
  ...content,
  name: zOptionalText(80),
  format,
  /** A quotation to show in this format; the sample where it is left out. */
  quotationId: zOptionalId,
  /** Lines of the sample. */
  lines: z.number().int().min(1).max(60).default(12),
})

/** The longest answer to a preview: every text at its limit. */
export const MAX_PREVIEW_BYTES = 400_000

export type CreateQuotationTemplate = z.output<typeof createQuotationTemplateSchema>
export type UpdateQuotationTemplate = z.output<typeof updateQuotationTemplateSchema>
export type PreviewQuotationTemplate = z.output<typeof previewQuotationTemplateSchema>
