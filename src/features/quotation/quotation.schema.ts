import { z } from 'zod'
import {
  zCurrency,
  zId,
  zOptionalDate,
  zOptionalEmail,
  zOptionalId,
  zOptionalMoney,
  zOptionalPercent,
  zOptionalRate,
  zOptionalText,
  zRate,
  zReason,
  zRemark,
  zText,
  zVersion,
} from '@/core/inputs'
import { zMailAddresses } from '@/core/mail-addresses'
import { priceSchema, referencesSchema, salesLineSchema, zLineId } from '@/features/product/pipe-line.schema'
import { QUOTATION_FORMATS } from '@/features/quotation-template/paper-formats'
import { SEND_PAPERS } from './mail/send-papers'
import { CLOSE_CATEGORIES, LINE_OUTCOMES } from './outcome/outcome-words'

export const MAX_LINES = 500
export const MAX_TERMS = 60

export const quotationLineSchema = salesLineSchema.extend({
  id: zLineId,
  /** The line of the enquiry that this one answers. */
  enquiryLineId: zOptionalId,
  ...priceSchema.shape,
  /** Net rate; where `listRate` is given it follows from that and the discount. 0 for a rate still to be given. */
  rate: zRate.default('0'),
  /** The rate before discount; without it there is none. */
  listRate: zOptionalRate,
  /** Per cent of the list rate. */
  discountPct: zOptionalPercent,
  ...referencesSchema.shape,
  /** When and from where this line can be delivered, e.g. `Ex-stock` or `6-8 weeks`. */
  deliveryText: zOptionalText(200),
})

const zFormat = z.enum(QUOTATION_FORMATS, 'Choose domestic, export or project BOM.')

export const quotationTermSchema = z.object({ title: zText(120, 'Give the term a title.'), text: zText(2000) })

const header = z.object({
  /** Today where it is left out; not in the future. */
  quotationDate: zOptionalDate,
  /** Where it is left out: the days of Settings from the quotation date. */
  validUntil: zOptionalDate,
  currency: zCurrency.optional(),
  attention: zOptionalText(120),
  attentionEmail: zOptionalEmail,
  clientReference: zOptionalText(120),
  project: zOptionalText(200),
  paymentTerms: zOptionalText(300),
  deliveryTerms: zOptionalText(300),
  remarks: zOptionalText(2000),
  chargesLabel: zOptionalText(120),
  chargesAmount: zOptionalMoney,
})

const lines = z
  .array(quotationLineSchema)
  .min(1, 'Add at least one line.')
  .max(MAX_LINES, `At most ${MAX_LINES} lines.`)
const terms = z.array(quotationTermSchema).max(MAX_TERMS, `At most ${MAX_TERMS} terms.`)
/** Numbered notes below the terms, as export offers have them. */
const notes = z.array(zText(2000, 'Write the note or remove the row.')).max(MAX_TERMS, `At most ${MAX_TERMS} notes.`)

export const createQuotationSchema = header
  .extend({
    /** The enquiry it answers; its customer and, where `lines` is left out, its lines are taken over. */
    enquiryId: zOptionalId,
    customerId: zOptionalId,
    salespersonId: zOptionalId,
    /** That of the customer's template where it is left out, else domestic. */
    format: zFormat.optional(),
    /** Letterhead, terms and notes; the customer's where it is left out, else the default of the format. */
    quotationTemplateId: zOptionalId,
    lines: lines.optional(),
    /** Those of the template, else the company's offer terms, where it is left out. */
    terms: terms.optional(),
    /** Those of the template, else for export the company's notes, where it is left out. */
    notes: notes.optional(),
  })
  .refine((q) => q.enquiryId || q.customerId, { path: ['customerId'], message: 'Choose the customer.' })
  .refine((q) => q.enquiryId || q.lines, { path: ['lines'], message: 'Add at least one line.' })

/** Changes the latest revision while it is a draft; `version` is that of the revision. */
export const updateQuotationSchema = header.extend({
  id: zId,
  version: zVersion,
  salespersonId: zOptionalId,
  /** Both stay as they are where they are left out, and once there is a Rev.1. */
  format: zFormat.optional(),
  quotationTemplateId: zId.nullish(),
  lines,
  terms,
  /** Kept where it is left out. */
  notes: notes.optional(),
})

/** A step of the latest revision; `version` is that of the revision. */
export const quotationStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })

/** `reason` tells the approver why; needed where a line is below the margin floor of its family. */
export const submitQuotationSchema = quotationStepSchema.extend({ reason: zOptionalText(1000) })

/** Several submitted quotations with one remark; each is decided for itself. */
export const approveManySchema = z.object({
  items: z
    .array(z.object({ id: zId, version: zVersion.optional() }))
    .min(1, 'Choose at least one quotation.')
    .max(100, 'At most 100 quotations at once.'),
  remark: zRemark,
})

export const reviseQuotationSchema = z.object({ id: zId, version: zVersion.optional(), reason: zReason })

/** A mail of a quotation: who gets it, what it says, and which papers and files go along. */
export const sendQuotationSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  /** One or more addresses: a list, or text with commas between them. */
  to: zMailAddresses('Enter an e-mail address.').pipe(z.array(z.string()).min(1, 'Enter an e-mail address.')),
  cc: zMailAddresses().optional(),
  bcc: zMailAddresses().optional(),
  subject: zText(200, 'Give the mail a subject.'),
  message: zText(10_000, 'Write a few words.'),
  /** The PDF where it is left out. */
  papers: z
    .array(z.enum(SEND_PAPERS, 'Choose from the papers of the quotation.'))
    .min(1, 'Choose at least one paper of the quotation.')
    .transform((list) => [...new Set(list)])
    .default(['PDF']),
  /** Files of the quotation, or uploads, which then belong to it. */
  fileIds: z
    .array(zId)
    .max(20, 'At most 20 files.')
    .transform((list) => [...new Set(list)])
    .optional(),
})

/** Tries a mail of the quotation again that failed or waits for a mail server. */
export const retryQuotationMailSchema = z.object({ id: zId, mailId: zId })

const outcome = {
  /** Why, as the report counts it. */
  category: z.enum(CLOSE_CATEGORIES, 'Choose what decided.').nullish(),
  competitorName: zOptionalText(120),
  /** At what total the competitor took it, in the currency of the quotation. */
  competitorPrice: zOptionalMoney,
  /** Lines that went another way than the whole, or for another reason. */
  lines: z
    .array(
      z.object({
        id: zId,
        /** Left out or null: still open. */
        outcome: z.enum(LINE_OUTCOMES, 'Choose won, lost or regretted.').nullish(),
        reason: zOptionalText(300),
        /** The competitor's rate in the unit of the line's rate. */
        competitorRate: zOptionalRate,
      }),
    )
    .max(MAX_LINES, `At most ${MAX_LINES} lines.`)
    .optional(),
}

/** What became of the quotation; `version` is that of the quotation itself (`quotationVersion` of its page). */
export const closeQuotationSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  event: z.enum(['win', 'partly-win', 'lose', 'regret'], 'Choose won, partly won, lost or regret.'),
  remark: zRemark,
  ...outcome,
})

/** Corrects what is known about an outcome, without changing it. `remark` is the reason that stands with the quotation. */
export const correctOutcomeSchema = z.object({
  id: zId,
  version: zVersion.optional(),
  remark: zRemark,
  ...outcome,
})

/** Another salesperson; `version` is that of the quotation itself. */
export const assignQuotationSchema = z.object({ id: zId, version: zVersion.optional(), salespersonId: zId })

/** A new draft from an earlier quotation. */
export const copyQuotationSchema = z.object({
  id: zId,
  /** The latest one where it is left out. */
  revisionNo: z.int('Choose a revision.').min(0).nullish(),
  /** The enquiry that the copy answers; its customer is that of the copy. */
  enquiryId: zOptionalId,
  /** The same customer where it is left out. */
  customerId: zOptionalId,
  rates: z.enum(['KEEP', 'CLEAR'], 'Choose whether the rates are taken over.').default('KEEP'),
})

export const expireQuotationsSchema = z.object({})
export const remindQuotationsSchema = z.object({})

export type CreateQuotation = z.output<typeof createQuotationSchema>
export type UpdateQuotation = z.output<typeof updateQuotationSchema>
export type QuotationLineInput = z.output<typeof quotationLineSchema>
export type QuotationStep = z.output<typeof quotationStepSchema>
export type SubmitQuotation = z.output<typeof submitQuotationSchema>
export type ApproveMany = z.output<typeof approveManySchema>
export type ReviseQuotation = z.output<typeof reviseQuotationSchema>
export type SendQuotation = z.output<typeof sendQuotationSchema>
export type AssignQuotation = z.output<typeof assignQuotationSchema>
export type CloseQuotation = z.output<typeof closeQuotationSchema>
export type CopyQuotation = z.output<typeof copyQuotationSchema>
export type CorrectOutcome = z.output<typeof correctOutcomeSchema>
export type QuotationHeader = z.output<typeof header>
