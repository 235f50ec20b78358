'use server'

import { defineAction } from '@/server/define-action'
import { cancelFollowUpInTx, finishFollowUpInTx } from './finish-follow-up'
import {
  cancelFollowUpSchema,
  createFollowUpSchema,
  finishFollowUpSchema,
  updateFollowUpSchema,
} from './follow-up.schema'
import { createFollowUpInTx, updateFollowUpInTx } from './plan-follow-up'

export const createFollowUp = defineAction({
  name: 'follow-up.create',
  permission: 'follow-up.write',
  summary: 'Plan the next step on a quotation: when, what, who',
  input: createFollowUpSchema,
  run: createFollowUpInTx,
})

export const updateFollowUp = defineAction({
  name: 'follow-up.update',
  permission: 'follow-up.write',
  summary: 'Put a follow-up off, word it anew or give it to somebody else',
  input: updateFollowUpSchema,
  run: updateFollowUpInTx,
})

export const finishFollowUp = defineAction({
  name: 'follow-up.finish',
  permission: 'follow-up.write',
  summary: 'Record a follow-up as done, and plan the next one',
  input: finishFollowUpSchema,
  run: finishFollowUpInTx,
})

export const cancelFollowUp = defineAction({
  name: 'follow-up.cancel',
  permission: 'follow-up.write',
  summary: 'Cancel a follow-up that need not be done',
  input: cancelFollowUpSchema,
  run: cancelFollowUpInTx,
})
