'use server'

import { defineAction } from '@/server/define-action'
import {
  activateQuotationTemplateSchema,
  createQuotationTemplateSchema,
  deactivateQuotationTemplateSchema,
  updateQuotationTemplateSchema,
} from './quotation-template.schema'
import {
  createQuotationTemplate as create,
  setQuotationTemplateActive,
  updateQuotationTemplate as update,
} from './save-quotation-template'

export const createQuotationTemplate = defineAction({
  name: 'quotation-template.create',
  permission: 'settings.write',
  summary: 'Add a quotation format',
  input: createQuotationTemplateSchema,
  run: create,
})

export const updateQuotationTemplate = defineAction({
  name: 'quotation-template.update',
  permission: 'settings.write',
  summary: 'Change a quotation format',
  input: updateQuotationTemplateSchema,
  run: update,
})

export const deactivateQuotationTemplate = defineAction({
  name: 'quotation-template.deactivate',
  permission: 'settings.write',
  summary: 'Switch a quotation format off',
  input: deactivateQuotationTemplateSchema,
  run: (ctx, input) => setQuotationTemplateActive(ctx, input, false),
})

export const activateQuotationTemplate = defineAction({
  name: 'quotation-template.activate',
  permission: 'settings.write',
  summary: 'Switch a quotation format on again',
  input: activateQuotationTemplateSchema,
  run: (ctx, input) => setQuotationTemplateActive(ctx, input, true),
})
