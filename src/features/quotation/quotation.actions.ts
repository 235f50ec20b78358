'use server'

import { defineAction } from '@/server/define-action'
import { approveManyInTx } from './approval/approve-many'
import { approveQuotationInTx, returnQuotationInTx } from './approval/approve-quotation'
import { submitQuotationInTx } from './approval/submit-quotation'
import { copyQuotationInTx } from './copy/copy-quotation'
import { createQuotationInTx } from './create-quotation'
import { remindQuotationsInTx } from './mail/remind-quotations'
import { retryQuotationMail as retryMail, sendQuotationInTx } from './mail/send-quotation'
import { closeQuotationInTx, correctOutcomeInTx } from './outcome/close-quotation'
import { expireQuotationsInTx } from './outcome/expire-quotations'
import {
  approveManySchema,
  assignQuotationSchema,
  closeQuotationSchema,
  copyQuotationSchema,
  correctOutcomeSchema,
  createQuotationSchema,
  expireQuotationsSchema,
  quotationStepSchema,
  remindQuotationsSchema,
  retryQuotationMailSchema,
  reviseQuotationSchema,
  sendQuotationSchema,
  submitQuotationSchema,
  updateQuotationSchema,
} from './quotation.schema'
import { assignQuotationInTx } from './register/assign-quotation'
import { reviseQuotationInTx } from './revisions/revise-quotation'
import { updateQuotationInTx } from './update-quotation'
import { voidQuotationInTx } from './void-quotation'

export const createQuotation = defineAction({
  name: 'quotation.create',
  permission: 'quotation.create',
  summary: 'Make a quotation, from an enquiry or from nothing',
  input: createQuotationSchema,
  run: createQuotationInTx,
})

export const copyQuotation = defineAction({
  name: 'quotation.copy',
  permission: 'quotation.create',
  summary: 'Make a new quotation from an earlier one',
  input: copyQuotationSchema,
  run: copyQuotationInTx,
})

export const updateQuotation = defineAction({
  name: 'quotation.update',
  permission: 'quotation.update',
  summary: 'Change the draft revision of a quotation',
  input: updateQuotationSchema,
  run: updateQuotationInTx,
})

export const submitQuotation = defineAction({
  name: 'quotation.submit',
  permission: 'quotation.submit',
  summary: 'Submit a quotation for approval',
  input: submitQuotationSchema,
  run: submitQuotationInTx,
})

export const approveQuotation = defineAction({
  name: 'quotation.approve',
  permission: 'quotation.approve',
  summary: 'Approve a submitted quotation',
  input: quotationStepSchema,
  run: approveQuotationInTx,
})

export const approveManyQuotations = defineAction({
  name: 'quotation.approve-many',
  permission: 'quotation.approve',
  summary: 'Approve several submitted quotations; each is decided for itself',
  input: approveManySchema,
  run: approveManyInTx,
})

export const returnQuotation = defineAction({
  name: 'quotation.return',
  permission: 'quotation.approve',
  summary: 'Return a submitted quotation to be changed',
  input: quotationStepSchema,
  run: returnQuotationInTx,
})

export const reviseQuotation = defineAction({
  name: 'quotation.revise',
  permission: 'quotation.revise',
  summary: 'Make the next revision of an approved quotation',
  input: reviseQuotationSchema,
  run: reviseQuotationInTx,
})

export const voidQuotation = defineAction({
  name: 'quotation.void',
  permission: 'quotation.close',
  summary: 'Void a draft quotation or revision',
  input: quotationStepSchema,
  run: voidQuotationInTx,
})

export const sendQuotation = defineAction({
  name: 'quotation.send',
  permission: 'quotation.send',
  summary: 'E-mail a quotation with its papers',
  input: sendQuotationSchema,
  run: sendQuotationInTx,
})

export const retryQuotationMail = defineAction({
  name: 'quotation.retry-mail',
  permission: 'quotation.send',
  summary: 'Try a mail of a quotation again that failed or waits for a mail server',
  input: retryQuotationMailSchema,
  run: retryMail,
})

export const assignQuotation = defineAction({
  name: 'quotation.assign',
  permission: 'quotation.update',
  summary: 'Give a quotation to another salesperson',
  input: assignQuotationSchema,
  run: assignQuotationInTx,
})

export const closeQuotation = defineAction({
  name: 'quotation.close',
  permission: 'quotation.close',
  summary: 'Record a quotation as won, partly won, lost or regretted',
  input: closeQuotationSchema,
  run: closeQuotationInTx,
})

export const correctOutcome = defineAction({
  name: 'quotation.correct-outcome',
  permission: 'quotation.close',
  summary: 'Correct the reason, the competitor or the lines of an outcome',
  input: correctOutcomeSchema,
  run: correctOutcomeInTx,
})

export const expireQuotations = defineAction({
  name: 'quotation.expire',
  permission: 'quotation.close',
  summary: 'Mark quotations past their validity as expired',
  input: expireQuotationsSchema,
  run: expireQuotationsInTx,
})

export const remindQuotations = defineAction({
  name: 'quotation.remind',
  permission: 'quotation.send',
  summary: 'Remind of quotations whose validity ends soon',
  input: remindQuotationsSchema,
  run: remindQuotationsInTx,
})
