import { z } from 'zod'

/** Characters of JSON that a half-typed form may take: 500 lines with long descriptions, twice over. */
export const MAX_DRAFT_CHARACTERS = 2_000_000
/** The same in bytes on the wire. */
export const MAX_DRAFT_BYTES = 6_000_000

export const draftKey = z.string('Name the form.').min(1, 'Name the form.').max(120, 'At most 120 characters.')

export const saveFormDraftSchema = z.object({
  key: draftKey,
  values: z
    .record(z.string(), z.unknown(), 'Send the fields of the form as an object.')
    .refine(
      (values) => JSON.stringify(values).length <= MAX_DRAFT_CHARACTERS,
      'This form is too large to be kept while you type. Save it.',
    ),
})

export const discardFormDraftSchema = z.object({ key: draftKey })
