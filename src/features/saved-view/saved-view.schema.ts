import { z } from 'zod'
import { zId, zText, zVersion } from '@/core/inputs'

/** Views of one list that a person may keep. */
export const MAX_VIEWS = 30

const fields = {
  name: zText(60, 'Give the view a name.'),
  /** Filters, sort and layout, as the address of the list has them after the question mark. */
  query: z
    .string('Send the part of the address after the question mark.')
    .max(2000, 'These are too many filters for a view.'),
  /** Keys of the columns, in order; empty: as each person has them. */
  columns: z.array(z.string().regex(/^\w{1,60}$/, 'Not a column.')).max(80, 'At most 80 columns.'),
  /** Everybody of the company finds it above the list; only its owner changes it. */
  isShared: z.boolean(),
  /** The list opens with it where its address asks for nothing. */
  isDefault: z.boolean(),
}

export const createSavedViewSchema = z.object({
  list: z.string('Name the list.').regex(/^[a-z][a-z0-9-]{0,60}$/, 'Name the list.'),
  ...fields,
  query: fields.query.default(''),
  columns: fields.columns.default([]),
  isShared: fields.isShared.default(false),
  isDefault: fields.isDefault.default(false),
})

/** What is left out stays as it is. */
export const updateSavedViewSchema = z.object({
  id: zId,
  version: zVersion,
  name: fields.name.optional(),
  query: fields.query.optional(),
  columns: fields.columns.optional(),
  isShared: fields.isShared.optional(),
  isDefault: fields.isDefault.optional(),
})

export const deleteSavedViewSchema = z.object({ id: zId })

export type CreateSavedView = z.output<typeof createSavedViewSchema>
export type UpdateSavedView = z.output<typeof updateSavedViewSchema>
