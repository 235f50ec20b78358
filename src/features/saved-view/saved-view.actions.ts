'use server'

import { defineAction } from '@/server/define-action'
import { createSavedViewInTx, deleteSavedViewInTx, updateSavedViewInTx } from './save-view'
import { createSavedViewSchema, deleteSavedViewSchema, updateSavedViewSchema } from './saved-view.schema'

export const createSavedView = defineAction({
  name: 'saved-view.create',
  permission: 'saved-view.write',
  summary: 'Keep the filters, sort, layout and columns of a list under a name',
  input: createSavedViewSchema,
  run: createSavedViewInTx,
})

export const updateSavedView = defineAction({
  name: 'saved-view.update',
  permission: 'saved-view.write',
  summary: 'Change, rename, share or make default a saved view of one’s own',
  input: updateSavedViewSchema,
  run: updateSavedViewInTx,
})

export const deleteSavedView = defineAction({
  name: 'saved-view.delete',
  permission: 'saved-view.write',
  summary: 'Delete a saved view of one’s own',
  input: deleteSavedViewSchema,
  run: deleteSavedViewInTx,
})
