import { Prisma, type Tx } from '@/db/types'
import type { Actor } from '@/server/actor'
import { found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { readPermissionOf } from '@/server/storage'

/** Kinds of documents that files and comments can be added to on their page. */
export const TALKABLE = ['Enquiry', 'Quotation'] as const
export type Talkable = (typeof TALKABLE)[number]

/** Where the page of such a document is. */
export const TALKABLE_PATHS: Readonly<Record<Talkable, string>> = { Enquiry: '/enquiries', Quotation: '/quotations' }

/**
 * A document of the company that the person may see: its number. Reads only what every document has.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function readableDocument(
  ctx: { tx: Tx; actor: Actor },
  type: Talkable,
  id: string,
): Promise<{ number: string | null }> {
  const permission = readPermissionOf(type)
  if (!permission || !ctx.actor.can(permission))
    throw new AppError('FORBIDDEN', 'Your role does not allow you to see this document.')
  const table = Prisma.raw(`"${TALKABLE[TALKABLE.indexOf(type)]}"`)
  const rows = await ctx.tx.$queryRaw<{ number: string | null }[]>(
    Prisma.sql`SELECT number FROM ${table} WHERE id = ${id}::uuid`,
  )
  return found(rows[0], type)
}
