'use server'

import { defineAction } from '@/server/define-action'
import { createRegistration, updateCompany, updateRegistration, updateSequence } from './save-company'
import { saveMarginFloors } from './save-margin-floors'
import { sendTest, setExchangeRate, updateApprovals, updateRules, updateSessions, updateSmtp } from './save-rules'
import {
  createDeliveryTerm,
  createPaymentTerm,
  createTpiAgency,
  saveExportNotes,
  saveOfferTerms,
  updateDeliveryTerm,
  updatePaymentTerm,
  updateTpiAgency,
} from './save-terms'
import {
  createDeliveryTermSchema,
  createPaymentTermSchema,
  createRegistrationSchema,
  createTpiAgencySchema,
  saveExportNotesSchema,
  saveMarginFloorsSchema,
  saveOfferTermsSchema,
  sendTestMailSchema,
  setExchangeRateSchema,
  updateApprovalsSchema,
  updateCompanySchema,
  updateDeliveryTermSchema,
  updatePaymentTermSchema,
  updateRegistrationSchema,
  updateRulesSchema,
  updateSequenceSchema,
  updateSessionsSchema,
  updateSmtpSchema,
  updateTpiAgencySchema,
} from './settings.schema'

export const updateCompanyAction = defineAction({
  name: 'settings.update-company',
  permission: 'settings.write',
  summary: 'Change what is printed about the company',
  input: updateCompanySchema,
  run: updateCompany,
})

export const createRegistrationAction = defineAction({
  name: 'settings.create-registration',
  permission: 'settings.write',
  summary: 'Add a GST registration',
  input: createRegistrationSchema,
  run: createRegistration,
})

export const updateRegistrationAction = defineAction({
  name: 'settings.update-registration',
  permission: 'settings.write',
  summary: 'Change a GST registration',
  input: updateRegistrationSchema,
  run: updateRegistration,
})

export const updateSequenceAction = defineAction({
  name: 'settings.update-sequence',
  permission: 'settings.write',
  summary: 'Set prefix and first number of a series',
  input: updateSequenceSchema,
  run: updateSequence,
})

export const saveOfferTermsAction = defineAction({
  name: 'settings.save-offer-terms',
  permission: 'settings.write',
  summary: 'Save the offer terms in their order',
  input: saveOfferTermsSchema,
  run: saveOfferTerms,
})

export const saveExportNotesAction = defineAction({
  name: 'settings.save-export-notes',
  permission: 'settings.write',
  summary: 'Save the export notes in their order',
  input: saveExportNotesSchema,
  run: saveExportNotes,
})

export const createPaymentTermAction = defineAction({
  name: 'settings.create-payment-term',
  permission: 'settings.write',
  summary: 'Add a payment term',
  input: createPaymentTermSchema,
  run: createPaymentTerm,
})

export const updatePaymentTermAction = defineAction({
  name: 'settings.update-payment-term',
  permission: 'settings.write',
  summary: 'Change a payment term, or switch it off',
  input: updatePaymentTermSchema,
  run: updatePaymentTerm,
})

export const createDeliveryTermAction = defineAction({
  name: 'settings.create-delivery-term',
  permission: 'settings.write',
  summary: 'Add a delivery term',
  input: createDeliveryTermSchema,
  run: createDeliveryTerm,
})

export const updateDeliveryTermAction = defineAction({
  name: 'settings.update-delivery-term',
  permission: 'settings.write',
  summary: 'Change a delivery term, or switch it off',
  input: updateDeliveryTermSchema,
  run: updateDeliveryTerm,
})

export const createTpiAgencyAction = defineAction({
  name: 'settings.create-tpi-agency',
  permission: 'settings.write',
  summary: 'Add an inspection agency',
  input: createTpiAgencySchema,
  run: createTpiAgency,
})

export const updateTpiAgencyAction = defineAction({
  name: 'settings.update-tpi-agency',
  permission: 'settings.write',
  summary: 'Change an inspection agency, or switch it off',
  input: updateTpiAgencySchema,
  run: updateTpiAgency,
})

export const setExchangeRateAction = defineAction({
  name: 'settings.set-exchange-rate',
  permission: 'settings.write',
  summary: 'Set the exchange rate of a day',
  input: setExchangeRateSchema,
  run: setExchangeRate,
})

export const updateApprovalsAction = defineAction({
  name: 'settings.update-approvals',
  permission: 'settings.write',
  summary: 'Say which documents need approval',
  input: updateApprovalsSchema,
  run: updateApprovals,
})

export const saveMarginFloorsAction = defineAction({
  name: 'settings.save-margin-floors',
  permission: 'settings.write',
  summary: 'Set the least margin per product family',
  input: saveMarginFloorsSchema,
  run: saveMarginFloors,
})

export const updateRulesAction = defineAction({
  name: 'settings.update-rules',
  permission: 'settings.write',
  summary: 'Set tolerances and defaults',
  input: updateRulesSchema,
  run: updateRules,
})

export const updateSessionsAction = defineAction({
  name: 'settings.update-sessions',
  permission: 'settings.write',
  summary: 'Set the session times',
  input: updateSessionsSchema,
  run: updateSessions,
})

export const updateSmtpAction = defineAction({
  name: 'settings.update-smtp',
  permission: 'settings.write',
  summary: 'Set the mail server',
  input: updateSmtpSchema,
  run: updateSmtp,
})

export const sendTestAction = defineAction({
  name: 'settings.send-test-mail',
  permission: 'settings.write',
  summary: 'Send a test message through the mail server',
  input: sendTestMailSchema,
  run: sendTest,
})
