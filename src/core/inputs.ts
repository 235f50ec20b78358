import { z } from 'zod'
import './zod-messages'
import { Decimal } from './decimal'
import { isBusinessDate } from './fiscal-year'
import { normaliseHeatNo } from './pipe'
import { cleanText } from './text'
import { QTY_UNITS } from './units'

/** Building blocks of every input: one wording per mistake, the same limits in form, API and database. */

export const zId = z.uuid('Choose one from the list.')
export const zOptionalId = zId.nullish().transform((v) => v ?? null)
export const zVersion = z.int('The version is missing.').min(1)

/** Trimmed text without control characters, 1 to `max` characters. */
export const zText = (max = 200, message = 'This is needed.') =>
  z
    .string(message)
    .transform((s) => cleanText(s))
    .pipe(z.string().min(1, message).max(max, `At most ${max} characters.`))

/** Optional text; empty becomes null. */
export const zOptionalText = (max = 500) =>
  z
    .string()
    .nullish()
    .transform((s) => (s ? cleanText(s) || null : null))
    .pipe(z.string().max(max, `At most ${max} characters.`).nullable())

/** A business date, 'YYYY-MM-DD'. */
export const zDate = z.string('Enter a date.').refine(isBusinessDate, 'Enter a date, e.g. 20 Nov 2026.')
export const zOptionalDate = z
  .string()
  .nullish()
  .transform((s) => s || null)
  .refine((s) => s === null || isBusinessDate(s), 'Enter a date, e.g. 20 Nov 2026.')

type DecimalRule = { places: number; min?: string; exclusive?: boolean; max?: string; words: string }

const DECIMAL = /^-?\d{1,14}(\.\d+)?$/

function decimalText(rule: DecimalRule) {
  return (text: string, ctx: z.RefinementCtx): string => {
    const clean = text.replaceAll(',', '').trim()
    const fail = (message: string): string => {
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    if (!DECIMAL.test(clean)) return fail(`Enter ${rule.words} as a number.`)
    const value = new Decimal(clean)
    if (value.decimalPlaces() > rule.places) return fail(`At most ${rule.places} decimals.`)
    if (rule.min !== undefined && (rule.exclusive ? value.lte(rule.min) : value.lt(rule.min)))
      return fail(rule.exclusive ? `Must be more than ${rule.min}.` : `Must be at least ${rule.min}.`)
    if (rule.max !== undefined && value.gt(rule.max)) return fail(`Must be at most ${rule.max}.`)
    return value.toFixed()
  }
}

/** A decimal as text; a JSON number is taken by its written form. Grouping commas are allowed. */
const zDecimal = (rule: DecimalRule) =>
  z
    .union([z.string(), z.number()], `Enter ${rule.words} as a number.`)
    .transform((v) => String(v))
    .transform(decimalText(rule))

const zOptionalDecimal = (rule: DecimalRule) =>
  z
    .union([z.string(), z.number()])
    .nullish()
    .transform((v, ctx) =>
      v === null || v === undefined || String(v).trim() === '' ? null : decimalText(rule)(String(v), ctx),
    )

/** More than zero, up to 3 decimals. */
export const zQuantity = zDecimal({ places: 3, min: '0', exclusive: true, max: '99999999', words: 'the quantity' })
export const zMetres = zDecimal({ places: 3, min: '0', exclusive: true, max: '99999999', words: 'the metres' })
export const zMetresOrZero = zDecimal({ places: 3, min: '0', max: '99999999', words: 'the metres' })
export const zOptionalMetres = zOptionalDecimal({ places: 3, min: '0', max: '99999999', words: 'the metres' })
export const zRate = zDecimal({ places: 3, min: '0', max: '9999999999', words: 'the rate' })
export const zMoney = zDecimal({ places: 2, min: '0', max: '9999999999999', words: 'the amount' })
export const zPositiveMoney = zDecimal({
  places: 2,
  min: '0',
  exclusive: true,
  max: '9999999999999',
  words: 'the amount',
})
export const zPercent = zDecimal({ places: 4, min: '0', max: '100', words: 'the percentage' })
export const zExchangeRate = zDecimal({
  places: 6,
  min: '0',
  exclusive: true,
  max: '99999999',
  words: 'the exchange rate',
})
export const zMm = zDecimal({ places: 3, min: '0', exclusive: true, max: '99999', words: 'the size in mm' })
export const zOptionalMm = zOptionalDecimal({
  places: 3,
  min: '0',
  exclusive: true,
  max: '99999',
  words: 'the size in mm',
})
export const zOptionalRate = zOptionalDecimal({ places: 3, min: '0', max: '9999999999', words: 'the rate' })
export const zOptionalMoney = zOptionalDecimal({ places: 2, min: '0', max: '9999999999999', words: 'the amount' })
export const zOptionalPercent = zOptionalDecimal({ places: 4, min: '0', max: '100', words: 'the percentage' })
export const zOptionalKg = zOptionalDecimal({
  places: 3,
  min: '0',
  exclusive: true,
  max: '99999999',
  words: 'the weight in kg',
})
/** A measured value; may be negative (impact temperatures). */
export const zOptionalMeasure = zOptionalDecimal({ places: 4, max: '9999999999', words: 'the value' })

export const zPieces = z.coerce
  .number('Enter the pieces as a whole number.')
  .int('Whole pieces only.')
  .min(1, 'At least one piece.')
  .max(1_000_000, 'Too many pieces.')
export const zPiecesOrZero = z.coerce
  .number('Enter the pieces as a whole number.')
  .int('Whole pieces only.')
  .min(0, 'Not below zero.')
  .max(1_000_000, 'Too many pieces.')

export const zUnit = z.enum(QTY_UNITS, 'Choose a unit.')
export const zCurrency = z.enum(['INR', 'USD', 'EUR', 'AED'], 'Choose a currency.')
export const zEnds = z.enum(['BE', 'PE', 'NPTM', 'BSPT'], 'Choose the ends.')

export const zHeatNo = z
  .string('Enter the heat number.')
  .transform((s) => normaliseHeatNo(s))
  .pipe(z.string().min(1, 'Enter the heat number.').max(40, 'At most 40 characters.'))

export const zEmail = z
  .string('Enter an e-mail address.')
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address like name@company.com.').max(200))
export const zOptionalEmail = z
  .string()
  .nullish()
  .transform((s) => s?.trim().toLowerCase() || null)
  .pipe(z.email('Enter an e-mail address like name@company.com.').nullable())

export const zRemark = zOptionalText(1000)
export const zReason = zText(1000, 'Say why.')

const specs = z.array(z.string().max(80)).max(20)
const cleanSpecs = (list: readonly string[]) => [
  ...new Set(list.map((s) => cleanText(s).toUpperCase()).filter(Boolean)),
]

/** Additional specs of a line, several; empty ones are dropped, repeats too. */
export const zSpecs = specs.default([]).transform(cleanSpecs)
/** The same, where leaving them out (null) says something else than "none". */
export const zOptionalSpecs = specs.nullish().transform((list) => (list ? cleanSpecs(list) : null))
