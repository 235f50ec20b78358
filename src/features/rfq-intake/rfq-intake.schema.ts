import { z } from 'zod'
import { zId, zOptionalId, zOptionalMm, zOptionalText, zSpecs, zText, zVersion } from '@/core/inputs'
import { headerKey, RFQ_COLUMNS } from '@/core/rfq/types'
import { createEnquirySchema, enquiryLineSchema, MAX_LINES } from '@/features/enquiry/enquiry.schema'
import { LINE_KINDS } from '@/features/product/pipe-line.schema'

/** Pasted text that is read at once: far more than 500 lines of items. */
export const MAX_TEXT = 400_000

export const zRfqColumn = z.enum(RFQ_COLUMNS, 'Choose what the column holds.')

/** A heading as it is remembered, or `#3` for the third column of a table without headings. */
const zHeading = z
  .string()
  .max(200, 'At most 200 characters.')
  .transform((text) => (/^#\d{1,3}$/.test(text.trim()) ? text.trim() : headerKey(text)))
  .pipe(z.string().min(1, 'Give the words of the heading.').max(120, 'At most 120 characters.'))

const zColumns = z
  .array(z.object({ heading: zHeading, column: zRfqColumn }), 'Give the columns.')
  .max(300, 'At most 300 headings of one customer.')

/** A proposed line that a person looked at: what was uncertain in it has to be ticked as checked. */
const intakeLineSchema = enquiryLineSchema.extend({
  /** Columns that the program was not sure about and nobody changed. */
  uncertain: z.array(z.string().max(40)).max(40).default([]),
  checked: z.boolean().default(false),
})

export const confirmIntakeSchema = createEnquirySchema
  .extend({
    lines: z
      .array(intakeLineSchema)
      .min(1, 'Add at least one line.')
      .max(MAX_LINES, `An enquiry has at most ${MAX_LINES} lines. Leave some out, or make two enquiries.`),
    /** The file the lines were read from; it stays with the enquiry. */
    fileId: zOptionalId,
    /** Remember what the buyer's item codes turned out to be. */
    rememberCodes: z.boolean().default(true),
  })
  .superRefine(({ lines }, ctx) =>
    lines.forEach((line, i) => {
      if (line.uncertain.length > 0 && !line.checked)
        ctx.addIssue({
          code: 'custom',
          path: ['lines', i, 'checked'],
          message: 'This line is uncertain: look at it and tick it as checked.',
        })
    }),
  )

export const saveColumnsSchema = z.object({
  customerId: zId,
  /** Of the mapping as it was read; left out where columns are added to whatever is remembered. */
  version: zVersion.nullish(),
  columns: zColumns,
  /** True: these are all there are. False: these are added. */
  replace: z.boolean().default(false),
})

/** As codes are compared: upper case, without blanks. */
export const itemCodeKey = (code: string): string => code.toUpperCase().replace(/\s+/g, '')

const zItemCode = zText(80, 'Give the buyer’s code.').transform(itemCodeKey)

export const itemCodeSchema = z.object({
  itemCode: zItemCode,
  /** Of the code as it was read; left out for a new one. */
  version: zVersion.nullish(),
  kind: z.enum(LINE_KINDS, 'Choose pipe, tube, plate, fitting or other.').default('PIPE'),
  productSpecId: zOptionalId,
  pipeSizeId: zOptionalId,
  product: zOptionalText(120),
  designation: zOptionalText(120),
  additionalSpecs: zSpecs,
  sizeText: zOptionalText(120),
  odMm: zOptionalMm,
  wallMm: zOptionalMm,
  wallType: z.enum(['AVG', 'MIN']).nullish(),
  ends: z.enum(['BE', 'PE', 'NPTM', 'BSPT']).nullish(),
  lengthText: zOptionalText(80),
  description: zOptionalText(1000),
})

export const saveItemCodesSchema = z.object({
  customerId: zId,
  codes: z.array(itemCodeSchema).min(1, 'Add at least one code.').max(500, 'At most 500 codes at once.'),
})

export const deleteItemCodeSchema = z.object({ id: zId, version: zVersion })

/** What the screen sends to have a text or an uploaded file read (again). */
export const readIntakeSchema = z
  .object({
    customerId: zOptionalId,
    fileId: zOptionalId,
    text: z.string().max(MAX_TEXT, 'The text is too long. Save it as a file and drop that.').nullish(),
    /** Meanings of columns set on the screen; they win over those remembered. */
    columns: z.record(z.string().max(200), zRfqColumn).default({}),
  })
  .refine((input) => Boolean(input.fileId) !== Boolean(input.text), { message: 'Paste a text or drop a file.' })

export type ConfirmIntake = z.output<typeof confirmIntakeSchema>
export type SaveColumns = z.output<typeof saveColumnsSchema>
export type SaveItemCodes = z.output<typeof saveItemCodesSchema>
export type ReadIntake = z.output<typeof readIntakeSchema>
