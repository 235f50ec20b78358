'use server'

import { defineAction } from '@/server/define-action'
import { retryAllSchema, retryMessageSchema } from './outbox.schema'
import { retryAll, retryMessage } from './retry-message'

export const retryMessageAction = defineAction({
  name: 'outbox.retry',
  permission: 'outbox.retry',
  summary: 'Send a message again that failed or waits for a mail server',
  input: retryMessageSchema,
  run: retryMessage,
})

export const retryAllAction = defineAction({
  name: 'outbox.retry-all',
  permission: 'outbox.retry',
  summary: 'Send every message again that failed or waits for a mail server',
  input: retryAllSchema,
  run: (ctx) => retryAll(ctx),
})
