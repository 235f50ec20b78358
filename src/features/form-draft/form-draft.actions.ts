'use server'

import { defineAction } from '@/server/define-action'
import { discardFormDraftSchema, saveFormDraftSchema } from './form-draft.schema'
import { discardFormDraftInTx, saveFormDraftInTx } from './keep-form-draft'

export const saveFormDraft = defineAction({
  name: 'form-draft.save',
  permission: 'draft.write',
  summary: 'Keep what one is typing into a form',
  input: saveFormDraftSchema,
  unrecorded: true,
  run: saveFormDraftInTx,
})

export const discardFormDraft = defineAction({
  name: 'form-draft.discard',
  permission: 'draft.write',
  summary: 'Forget a half-typed form',
  input: discardFormDraftSchema,
  unrecorded: true,
  run: discardFormDraftInTx,
})
