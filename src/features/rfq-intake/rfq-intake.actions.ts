'use server'

import { defineAction } from '@/server/define-action'
import { confirmIntakeInTx } from './confirm-intake'
import { confirmIntakeSchema, deleteItemCodeSchema, saveColumnsSchema, saveItemCodesSchema } from './rfq-intake.schema'
import { deleteItemCodeInTx, saveColumnsInTx, saveItemCodesInTx } from './save-mapping'

export const confirmIntake = defineAction({
  name: 'rfq-intake.confirm',
  permission: 'enquiry.create',
  summary: 'Register an enquiry from the confirmed lines of an RFQ',
  input: confirmIntakeSchema,
  run: confirmIntakeInTx,
})

export const saveRfqColumns = defineAction({
  name: 'rfq-intake.save-columns',
  permission: 'enquiry.create',
  summary: 'Remember what the columns of a customer’s tables hold',
  input: saveColumnsSchema,
  run: saveColumnsInTx,
})

export const saveItemCodes = defineAction({
  name: 'rfq-intake.save-item-codes',
  permission: 'enquiry.create',
  summary: 'Say what a customer’s item codes stand for',
  input: saveItemCodesSchema,
  run: saveItemCodesInTx,
})

export const deleteItemCode = defineAction({
  name: 'rfq-intake.delete-item-code',
  permission: 'enquiry.create',
  summary: 'Forget an item code of a customer',
  input: deleteItemCodeSchema,
  run: deleteItemCodeInTx,
})
