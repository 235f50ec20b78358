import { ROLE_LABELS, ROLES } from '@/core/permissions'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

export const userList = defineList({
  name: 'users',
  title: 'Users',
  permission: 'user.read',
  id: Prisma.sql`u.id`,
  from: Prisma.sql`"Membership" m JOIN "User" u ON u.id = m."userId"`,
  where: () => Prisma.sql`NOT u."isSystem"`,
  columns: [
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`u.name`, sortable: true, href: '/users/{id}' },
    { key: 'email', label: 'E-mail', type: 'text', sql: Prisma.sql`u.email`, sortable: true },
    { key: 'roles', label: 'Roles', type: 'list', sql: Prisma.sql`m.roles` },
    {
      key: 'status',
      label: 'State',
      type: 'status',
      sql: Prisma.sql`CASE WHEN u."isActive" AND m."isActive" THEN 'ACTIVE' ELSE 'INACTIVE' END`,
    },
    {
      key: 'mustChangePassword',
      label: 'Must change password',
      type: 'boolean',
      sql: Prisma.sql`u."mustChangePassword"`,
      hidden: true,
    },
    {
      key: 'lastSignInAt',
      label: 'Last sign-in',
      type: 'datetime',
      sql: Prisma.sql`(SELECT max(a.at) FROM "SignInAttempt" a WHERE a."userId" = u.id AND a.ok)`,
      sortable: true,
    },
  ],
  filters: [
    {
      key: 'q',
      label: 'Name or e-mail',
      type: 'search',
      sql: (v) => Prisma.sql`position(lower(${v}) IN lower(u.name || ' ' || u.email)) > 0`,
    },
    {
      key: 'role',
      label: 'Role',
      type: 'select',
      options: ROLES.map((r) => ({ value: r, label: ROLE_LABELS[r] })),
      sql: (v) => Prisma.sql`${v} = ANY (m.roles)`,
    },
    {
      key: 'status',
      label: 'State',
      type: 'select',
      options: [
        { value: 'ACTIVE', label: 'Active' },
        { value: 'INACTIVE', label: 'Inactive' },
      ],
      sql: (v) => Prisma.sql`(u."isActive" AND m."isActive") = ${v === 'ACTIVE'}`,
    },
  ],
  defaultSort: { key: 'name', dir: 'asc' },
  rowHref: '/users/{id}',
  detail: getUser,
})

export type MembershipRow = {
  companyId: string
  companyName: string
  roles: string[]
  isActive: boolean
  member: boolean
}

/** A person of this company with memberships the reader administers, sessions and sign-ins; null for an unknown id. */
export async function getUser({ tx }: ReadContext, id: string) {
  const user = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      email: true,
      name: true,
      phone: true,
      isActive: true,
      isSystem: true,
      mustChangePassword: true,
      version: true,
      createdAt: true,
    },
  })
  if (!user || user.isSystem) return null
  const membership = await tx.membership.findFirst({ where: { userId: id }, select: { roles: true, isActive: true } })
  const memberships = await tx.$queryRaw<MembershipRow[]>(Prisma.sql`
    SELECT c.id AS "companyId", c.name AS "companyName", coalesce(m.roles, '{}') AS roles, coalesce(m."isActive", false) AS "isActive", m."companyId" IS NOT NULL AS member
    FROM my_companies() c LEFT JOIN user_memberships(${id}::uuid) m ON m."companyId" = c.id WHERE is_admin_of(c.id) ORDER BY c.name`)
  const signIns = await tx.signInAttempt.findMany({
    where: { userId: id },
    orderBy: { at: 'desc' },
    take: 50,
    select: { id: true, at: true, ok: true, reason: true, ip: true, userAgent: true },
  })
  const sessions = await tx.userSession.findMany({
    where: { userId: id, endedAt: null },
    orderBy: { lastSeenAt: 'desc' },
    take: 20,
    select: { id: true, startedAt: true, lastSeenAt: true, ip: true, userAgent: true },
  })
  return { ...user, membership, memberships, signIns, sessions }
}
