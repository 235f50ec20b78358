import { Prisma, type Tx } from '@/db/types'

const PREFIX = { Customer: 'C', Vendor: 'V' } as const

/**
 * The next free code of the company's customers (C001 …) or vendors (V001 …). Two people who add one at the same
 * moment wait for each other. The codes are for people; nothing depends on them having no gap.
 */
export async function nextPartyCode(tx: Tx, model: keyof typeof PREFIX): Promise<string> {
  const prefix = PREFIX[model]
  await tx.$executeRaw(
    Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${model} || app_company_id()::text, 0))`,
  )
  const [row] = await tx.$queryRaw<{ code: string }[]>(Prisma.sql`
    SELECT ${prefix} || lpad(n::text, greatest(3, length(n::text)), '0') AS code
    FROM (SELECT coalesce(max(substr(code, 2)::bigint), 0) + 1 AS n FROM ${Prisma.raw(`"${model}"`)} WHERE code ~ ${`^${prefix}[0-9]{1,9}$`}) s`)
  return row?.code ?? `${prefix}001`
}
