import type { Role } from '@/core/permissions'
import type { SeedTx } from './owner'

/** Works for the companies when nobody is signed in: jobs, outbox, sweeps. It has no password and cannot sign in. */
export const SYSTEM_EMAIL = 'system@nps-erp.invalid'

export type SeedUser = {
  email: string
  name: string
  roles: Role[]
  passwordHash?: string
  mustChangePassword?: boolean
  isSystem?: boolean
}

/** Makes the person and, in the transaction's company, the membership, where they are missing. Passwords in use stay. */
export async function ensureUser(tx: SeedTx, user: SeedUser): Promise<{ id: string; made: boolean }> {
  const made = await tx.add(
    'User',
    [
      {
        email: user.email,
        name: user.name,
        isActive: true,
        isSystem: user.isSystem ?? false,
        mustChangePassword: user.mustChangePassword ?? false,
        version: 1,
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    ],
    ['email'],
  )
  const [row] = await tx.rows<{ id: string }>('SELECT id FROM "User" WHERE email = $1', [user.email])
  if (!row) throw new Error(`The user ${user.email} could not be made.`)
  if (user.passwordHash)
    await tx.add(
      'UserCredential',
      [{ userId: row.id, passwordHash: user.passwordHash, passwordChangedAt: new Date() }],
      ['userId'],
    )
  await tx.add(
    'Membership',
    [{ userId: row.id, roles: user.roles, isActive: true, isDefault: true, version: 1 }],
    ['companyId', 'userId'],
  )
  return { id: row.id, made: made > 0 }
}
