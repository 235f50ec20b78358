import { can } from '@/core/permissions'
import type { Tx } from '@/db/types'
import type { Talkable } from '@/features/file/readable-document'
import { readPermissionOf } from '@/server/storage'
import type { Person } from './mentions'

/** People of the company who are at work and may read such a document; only they can be called. */
export async function readersOf(tx: Tx, documentType: Talkable): Promise<(Person & { email: string })[]> {
  const permission = readPermissionOf(documentType)
  if (!permission) return []
  const members = await tx.membership.findMany({
    where: { isActive: true, user: { isActive: true, isSystem: false } },
    select: { roles: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { user: { name: 'asc' } },
  })
  return members.filter((m) => can(m.roles, permission)).map((m) => m.user)
}
