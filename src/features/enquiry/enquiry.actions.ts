'use server'

import { defineAction } from '@/server/define-action'
import { closeEnquiryInTx } from './close-enquiry'
import { createEnquiryInTx } from './create-enquiry'
import { closeEnquirySchema, createEnquirySchema, updateEnquirySchema } from './enquiry.schema'
import { updateEnquiryInTx } from './update-enquiry'

export const createEnquiry = defineAction({
  name: 'enquiry.create',
  permission: 'enquiry.create',
  summary: 'Register an enquiry',
  input: createEnquirySchema,
  run: createEnquiryInTx,
})

export const updateEnquiry = defineAction({
  name: 'enquiry.update',
  permission: 'enquiry.update',
  summary: 'Change an enquiry that is not closed',
  input: updateEnquirySchema,
  run: updateEnquiryInTx,
})

export const closeEnquiry = defineAction({
  name: 'enquiry.close',
  permission: 'enquiry.close',
  summary: 'Close an enquiry as lost or regretted, or void it',
  input: closeEnquirySchema,
  run: closeEnquiryInTx,
})
