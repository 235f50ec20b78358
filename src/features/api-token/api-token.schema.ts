import { z } from 'zod'
import { zId, zOptionalDate, zText } from '@/core/inputs'

export const createApiTokenSchema = z.object({
  name: zText(80, 'Say what the token is for.'),
  /** Last day on which it works; none = until it is revoked. */
  expiresOn: zOptionalDate,
})

export const revokeApiTokenSchema = z.object({ id: zId })

export type CreateApiTokenInput = z.input<typeof createApiTokenSchema>
