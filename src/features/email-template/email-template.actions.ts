'use server'

import { defineAction } from '@/server/define-action'
import {
  activateEmailTemplateSchema,
  createEmailTemplateSchema,
  deactivateEmailTemplateSchema,
  updateEmailTemplateSchema,
} from './email-template.schema'
import {
  createEmailTemplate as create,
  setEmailTemplateActive,
  updateEmailTemplate as update,
} from './save-email-template'

export const createEmailTemplate = defineAction({
  name: 'email-template.create',
  permission: 'settings.write',
  summary: 'Add an e-mail text',
  input: createEmailTemplateSchema,
  run: create,
})

export const updateEmailTemplate = defineAction({
  name: 'email-template.update',
  permission: 'settings.write',
  summary: 'Change an e-mail text',
  input: updateEmailTemplateSchema,
  run: update,
})

export const deactivateEmailTemplate = defineAction({
  name: 'email-template.deactivate',
  permission: 'settings.write',
  summary: 'Switch an e-mail text off',
  input: deactivateEmailTemplateSchema,
  run: (ctx, input) => setEmailTemplateActive(ctx, input, false),
})

export const activateEmailTemplate = defineAction({
  name: 'email-template.activate',
  permission: 'settings.write',
  summary: 'Switch an e-mail text on again',
  input: activateEmailTemplateSchema,
  run: (ctx, input) => setEmailTemplateActive(ctx, input, true),
})
