'use server'

import { defineAction } from '@/server/define-action'
import { createGrnSchema, grnReasonSchema, grnStepSchema, updateGrnSchema } from './grn.schema'
import { postGrn as post } from './post-grn'
import { reverseGrn as reverse, voidGrn as voidDraft } from './reverse-grn'
import { createGrn as create, updateGrn as update } from './save-grn'

export const createGrn = defineAction({
  name: 'grn.create',
  permission: 'grn.create',
  summary: 'Save a draft goods receipt against a purchase order',
  input: createGrnSchema,
  run: create,
})

export const updateGrn = defineAction({
  name: 'grn.update',
  permission: 'grn.create',
  summary: 'Change a draft goods receipt',
  input: updateGrnSchema,
  run: update,
})

export const postGrn = defineAction({
  name: 'grn.post',
  permission: 'grn.post',
  summary: 'Post a goods receipt: its heats come into stock under inspection',
  input: grnStepSchema,
  run: post,
})

export const reverseGrn = defineAction({
  name: 'grn.reverse',
  permission: 'grn.post',
  summary: 'Reverse a goods receipt that is still under inspection',
  input: grnReasonSchema,
  run: reverse,
})

export const voidGrn = defineAction({
  name: 'grn.void',
  permission: 'grn.create',
  summary: 'Void a draft goods receipt',
  input: grnReasonSchema,
  run: voidDraft,
})
