import { withOwner } from './owner'

/**
 * How many rows each table has, and a fingerprint of their content; of one company's rows where one is named. Read by
 * the owner, so that row-level security hides nothing. Counters of the throttle are no business data.
 */
export function everyTable(companyId?: string): Promise<Record<string, string>> {
  return withOwner(async (owner) => {
    const { rows: tables } = await owner.query<{ t: string; own: boolean }>(`
      SELECT c.relname AS t, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'companyId') AS own
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('_prisma_migrations', 'rate_limit', 'UserSession') ORDER BY 1`)
    const found: Record<string, string> = {}
    for (const { t, own } of tables.filter((row) => row.own || !companyId)) {
      const where = companyId && own ? `WHERE x."companyId" = '${companyId}'` : ''
      const { rows } = await owner.query<{ n: string; sum: string | null }>(
        `SELECT count(*) AS n, sum(hashtext(x::text)::bigint) AS sum FROM "${t}" x ${where}`,
      )
      found[t] = `${rows[0]?.n} rows, ${rows[0]?.sum ?? 0}`
    }
    return found
  })
}
