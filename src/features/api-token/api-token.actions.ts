'use server'

import { defineAction } from '@/server/define-action'
import { createApiTokenSchema, revokeApiTokenSchema } from './api-token.schema'
import { createApiTokenInTx } from './create-api-token'
import { revokeApiTokenInTx } from './revoke-api-token'

export const createApiToken = defineAction({
  name: 'api-token.create',
  permission: 'api-token.write',
  summary: 'Make a personal API token; the answer shows it once',
  input: createApiTokenSchema,
  keep: ({ id }) => ({ id }),
  run: createApiTokenInTx,
})

export const revokeApiToken = defineAction({
  name: 'api-token.revoke',
  permission: 'api-token.write',
  summary: 'Revoke an API token at once',
  input: revokeApiTokenSchema,
  run: revokeApiTokenInTx,
})
