import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'

const STATE = Prisma.sql`CASE WHEN t."revokedAt" IS NOT NULL THEN 'REVOKED' WHEN t."expiresAt" <= now() THEN 'EXPIRED' ELSE 'ACTIVE' END`

/** One's own tokens; administrators see those of the whole company. */
export const apiTokenList = defineList({
  name: 'api-tokens',
  title: 'API tokens',
  permission: 'api-token.write',
  id: Prisma.sql`t.id`,
  columns: [
    { key: 'name', label: 'For', type: 'text', sql: Prisma.sql`t.name`, sortable: true },
    { key: 'tokenPrefix', label: 'Begins with', type: 'text', sql: Prisma.sql`t."tokenPrefix" || '…'` },
    { key: 'owner', label: 'Owner', type: 'text', sql: Prisma.sql`u.name`, sortable: true },
    { key: 'status', label: 'State', type: 'status', sql: STATE, sortable: true },
    { key: 'createdAt', label: 'Made', type: 'datetime', sql: Prisma.sql`t."createdAt"`, sortable: true },
    { key: 'expiresAt', label: 'Expires', type: 'datetime', sql: Prisma.sql`t."expiresAt"`, sortable: true },
    { key: 'lastUsedAt', label: 'Last used', type: 'datetime', sql: Prisma.sql`t."lastUsedAt"`, sortable: true },
  ],
  from: Prisma.sql`"ApiToken" t JOIN "User" u ON u.id = t."userId"`,
  where: ({ actor }) => (actor.can('user.write') ? Prisma.sql`true` : Prisma.sql`t."userId" = ${actor.userId}::uuid`),
  filters: [
    {
      key: 'status',
      label: 'State',
      type: 'select',
      options: [
        { value: 'ACTIVE', label: 'Active' },
        { value: 'EXPIRED', label: 'Expired' },
        { value: 'REVOKED', label: 'Revoked' },
      ],
      sql: (value) => Prisma.sql`${STATE} = ${value}`,
    },
  ],
  defaultSort: { key: 'createdAt', dir: 'desc' },
  empty: {
    title: 'No API tokens yet',
    text: 'A token lets a script read lists and run actions in your name, in this company.',
  },
})
