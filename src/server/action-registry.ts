import type { z } from 'zod'
import type { Permission } from '@/core/permissions'
import type { ActionResult } from '@/core/result'

/** What the API, the OpenAPI description and the tests know about an action. */
export type RegisteredAction = {
  name: string
  permission: Permission
  summary: string
  input: z.ZodType
  call: (input: unknown, options?: { idempotencyKey?: string }) => Promise<ActionResult<unknown>>
}

const holder = globalThis as unknown as { npsActions?: Map<string, RegisteredAction> }
holder.npsActions ??= new Map()

/** Every action by its name; filled as the action files are imported. */
export const actionRegistry: Map<string, RegisteredAction> = holder.npsActions
