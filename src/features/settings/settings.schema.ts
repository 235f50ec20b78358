import { z } from 'zod'
import { gstinProblem } from '@/core/gst'
import {
  zCurrency,
  zDate,
  zEmail,
  zExchangeRate,
  zId,
  zMetresOrZero,
  zMoney,
  zOptionalEmail,
  zOptionalId,
  zOptionalPercent,
  zOptionalText,
  zPercent,
  zText,
  zVersion,
} from '@/core/inputs'
import { isValidPrefix, MAX_PREFIX_LENGTH } from '@/core/numbering'
import { zOptionalPan } from '@/core/party'

const whole = (words: string, min: number, max: number) =>
  z.coerce
    .number(`Enter ${words} as a whole number.`)
    .int('A whole number only.')
    .min(min, `At least ${min}.`)
    .max(max, `At most ${max}.`)

export const updateCompanySchema = z.object({
  version: zVersion,
  name: zText(100, 'Enter the name.'),
  legalName: zText(200, 'Enter the registered name.'),
  tagline: zOptionalText(200),
  phone: zOptionalText(60),
  email: zOptionalEmail,
  website: zOptionalText(100),
  pan: zOptionalPan,
  isoMark: zOptionalText(100),
  logoFileId: zOptionalId,
  bankName: zOptionalText(100),
  bankBranch: zOptionalText(100),
  bankAccountName: zOptionalText(100),
  bankAccountNo: zOptionalText(40),
  bankIfsc: zOptionalText(20),
  bankSwift: zOptionalText(20),
  pdfFooter: zOptionalText(300),
})

const registration = {
  gstin: zText(20, 'Enter the GSTIN.')
    .transform((s) => s.replace(/\s+/g, '').toUpperCase())
    .superRefine((s, ctx) => {
      const problem = gstinProblem(s)
      if (problem) ctx.addIssue({ code: 'custom', message: problem })
    }),
  label: zText(60, 'Name the registration, for example the city.'),
  addressLine1: zText(200, 'Enter the street.'),
  addressLine2: zOptionalText(200),
  city: zText(80, 'Enter the city.'),
  pin: zOptionalText(12),
  isDefault: z.boolean().default(false),
}
export const createRegistrationSchema = z.object(registration)
export const updateRegistrationSchema = z.object({
  ...registration,
  id: zId,
  version: zVersion,
  isActive: z.boolean().default(true),
})

export const updateSequenceSchema = z.object({
  id: zId,
  version: zVersion,
  prefix: zText(MAX_PREFIX_LENGTH, 'Enter the prefix.')
    .transform((s) => s.toUpperCase())
    .refine(
      isValidPrefix,
      `1 to ${MAX_PREFIX_LENGTH} capital letters, digits or hyphens, beginning with a letter or 1 to 9.`,
    ),
  startNumber: whole('the first number', 1, 99_999),
})

const term = { id: zId.nullish(), version: zVersion.nullish(), isActive: z.boolean().default(true) }
const known = z.array(zId).max(500)
export const saveOfferTermsSchema = z.object({
  known,
  terms: z
    .array(z.object({ ...term, title: zText(80, 'Enter the title.'), text: zText(1000, 'Enter the text.') }))
    .max(60, 'At most 60 terms.'),
})
export const saveExportNotesSchema = z.object({
  known,
  notes: z.array(z.object({ ...term, text: zText(1000, 'Enter the text.') })).max(60, 'At most 60 notes.'),
})

const zTermCode = zText(20, 'Enter a code.')
  .transform((s) => s.toUpperCase())
  .refine((s) => /^[A-Z0-9][A-Z0-9-]*$/.test(s), 'Letters, digits and hyphens only.')
const named = { code: zTermCode, name: zText(200, 'Enter the text.') }
const kept = { id: zId, version: zVersion, isActive: z.boolean().default(true) }
export const createPaymentTermSchema = z.object({ ...named, days: whole('the days', 0, 365) })
export const updatePaymentTermSchema = createPaymentTermSchema.extend(kept)
export const createDeliveryTermSchema = z.object(named)
export const updateDeliveryTermSchema = createDeliveryTermSchema.extend(kept)
export const createTpiAgencySchema = z.object(named)
export const updateTpiAgencySchema = createTpiAgencySchema.extend(kept)

export const setExchangeRateSchema = z.object({ currency: zCurrency, rateDate: zDate, rate: zExchangeRate })

export const updateSmtpSchema = z
  .object({
    version: zVersion,
    smtpHost: zOptionalText(200),
    smtpPort: z
      .union([z.string(), z.number()])
      .nullish()
      .transform((v) => (v === null || v === undefined || v === '' ? null : Number(v)))
      .refine(
        (n) => n === null || (Number.isInteger(n) && n > 0 && n < 65_536),
        'A port is a number from 1 to 65535, usually 587 or 465.',
      ),
    smtpSecure: z.boolean().default(false),
    smtpUser: zOptionalText(200),
    /** Write only: empty keeps the stored one. */
    smtpPassword: z.string().max(500).nullish(),
    smtpFrom: zOptionalEmail,
    smtpFromName: zOptionalText(100),
  })
  .refine((s) => !s.smtpHost || s.smtpFrom, { path: ['smtpFrom'], message: 'Enter the address that mail comes from.' })
export const sendTestMailSchema = z.object({ to: zEmail })

export const updateApprovalsSchema = z.object({
  version: zVersion,
  quotationApproval: z.boolean(),
  quotationApprovalAbove: zMoney,
  /** Per cent; more discount on a line needs approval. 100 = no rule. Kept where it is left out. */
  quotationMaxDiscountPct: zPercent.optional(),
  requisitionApproval: z.boolean(),
  purchaseOrderApproval: z.boolean(),
  purchaseOrderApprovalAbove: zMoney,
})

/** The least margin per family, per cent; empty for none. `version` is that of the floor on file, null where there is none. */
export const saveMarginFloorsSchema = z.object({
  floors: z
    .array(
      z.object({
        familyCode: zText(20, 'Choose the family.'),
        version: zVersion.nullish(),
        minMarginPct: zOptionalPercent,
      }),
    )
    .max(50, 'At most 50 families.')
    .refine((list) => new Set(list.map((f) => f.familyCode)).size === list.length, 'Name each family once.'),
})

export const updateRulesSchema = z.object({
  version: zVersion,
  overReceiptPct: zPercent,
  randomLengthM: zMetresOrZero,
  quotationValidityDays: whole('the days', 1, 365),
  invoiceDueDays: whole('the days', 0, 365),
  /** Days before the end of the validity; 0 reminds of nothing. */
  quotationReminderDays: whole('the days', 0, 60).optional(),
  quotationRemindCustomer: z.boolean().optional(),
  lutReference: zOptionalText(60),
})

export const MAX_IDLE_MINUTES = 480
export const MAX_SESSION_MINUTES = 1440
export const updateSessionsSchema = z
  .object({
    version: zVersion,
    idleMinutes: whole('the minutes', 5, MAX_IDLE_MINUTES),
    maxMinutes: whole('the minutes', 15, MAX_SESSION_MINUTES),
  })
  .refine((s) => s.idleMinutes <= s.maxMinutes, {
    path: ['idleMinutes'],
    message: 'A session cannot be idle longer than it lasts.',
  })
