import type { z } from 'zod'
import type { Plain } from '@/server/serialize'
import type { PaperColumn, QuotationFormat } from './paper-formats'
import type { getQuotationTemplate } from './quotation-template.queries'
import type { createQuotationTemplateSchema } from './quotation-template.schema'

export type TermValue = { title: string; text: string }
export type NoteValue = { text: string }

/** What the form of a format holds while it is being edited. */
export type TemplateValues = {
  format: QuotationFormat
  name: string
  title: string
  intro: string
  closing: string
  footer: string
  accentColour: string
  showLogo: boolean
  showIsoMark: boolean
  showBank: boolean
  showWeights: boolean
  columns: PaperColumn[]
  ownTerms: boolean
  terms: TermValue[]
  ownNotes: boolean
  notes: NoteValue[]
  emailTemplateId: string
  isDefault: boolean
}

export type Template = NonNullable<Plain<Awaited<ReturnType<typeof getQuotationTemplate>>>>

export const newTemplate = (format: QuotationFormat): TemplateValues => ({
  format,
  name: '',
  title: '',
  intro: '',
  closing: '',
  footer: '',
  accentColour: '',
  showLogo: true,
  showIsoMark: true,
  showBank: format === 'EXPORT',
  showWeights: true,
  columns: [],
  ownTerms: false,
  terms: [],
  ownNotes: false,
  notes: [],
  emailTemplateId: '',
  isDefault: false,
})

export const valuesOf = (t: Template): TemplateValues => ({
  format: t.format,
  name: t.name,
  title: t.title ?? '',
  intro: t.intro ?? '',
  closing: t.closing ?? '',
  footer: t.footer ?? '',
  accentColour: t.accentColour ?? '',
  showLogo: t.showLogo,
  showIsoMark: t.showIsoMark,
  showBank: t.showBank,
  showWeights: t.showWeights,
  columns: t.columns,
  ownTerms: t.ownTerms,
  terms: t.terms,
  ownNotes: t.ownNotes,
  notes: t.notes,
  emailTemplateId: t.emailTemplateId ?? '',
  isDefault: t.isDefault,
})

/** The values as the actions and the preview take them. */
export const inputOf = (v: TemplateValues): z.input<typeof createQuotationTemplateSchema> => ({
  ...v,
  emailTemplateId: v.emailTemplateId || null,
})
