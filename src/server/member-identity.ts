import { randomUUID } from 'node:crypto'
import { begin, type Identity } from '@/db/begin'
import { db } from '@/db/client'
import { Prisma } from '@/db/types'

/**
 * The member a trusted script acts for: a person by e-mail address, in the company with the code (default: their own
 * one). Null when there is no such active member.
 */
export async function memberIdentity(email: string, companyCode?: string): Promise<Identity | null> {
  const [found] = await db().$queryRaw<{ userId: string; isActive: boolean; companyId: string | null }[]>(
    Prisma.sql`SELECT "userId", "isActive", "companyId" FROM auth_find(${email}::text)`,
  )
  if (!found?.isActive || !found.companyId) return null
  const home: Identity = { kind: 'member', userId: found.userId, companyId: found.companyId }
  if (!companyCode) return home
  const [company] = await db().$transaction(async (tx) => {
    const row = await begin(tx, home, { ip: null, action: 'read', requestId: randomUUID() })
    return row
      ? tx.$queryRaw<{ id: string }[]>(
          Prisma.sql`SELECT id FROM my_companies() WHERE upper(code) = upper(${companyCode})`,
        )
      : []
  })
  return company ? { ...home, companyId: company.id } : null
}
