'use server'

import { defineAction } from '@/server/define-action'
import { attachToDocument, detachFromDocument } from './attach-file'
import { attachFileSchema, detachFileSchema } from './file.schema'

export const attachFile = defineAction({
  name: 'file.attach',
  permission: 'file.upload',
  summary: 'Add an uploaded file to an enquiry or a quotation',
  input: attachFileSchema,
  run: attachToDocument,
})

export const detachFile = defineAction({
  name: 'file.detach',
  permission: 'file.upload',
  summary: 'Take a file off an enquiry or a quotation, with the reason',
  input: detachFileSchema,
  run: detachFromDocument,
})
