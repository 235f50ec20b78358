import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'

/** One transaction of the owner, with the settings that the audit triggers ask for. */
export type SeedTx = {
  client: Client
  /** Rows of a query with parameters. */
  rows<T>(sql: string, params?: unknown[]): Promise<T[]>
  /**
   * Adds the rows that are not there yet (by the key) and leaves the others as they are: what people changed stays.
   * All rows carry the same columns; ids and the company fill themselves.
   * @returns how many were added
   */
  add(table: string, rows: readonly Record<string, unknown>[], key: readonly string[]): Promise<number>
}

const quoted = (name: string) => `"${name.replaceAll('"', '')}"`

function seedTx(client: Client): SeedTx {
  return {
    client,
    rows: async <T>(sql: string, params: unknown[] = []) => (await client.query(sql, params)).rows as T[],
    async add(table, rows, key) {
      const first = rows[0]
      if (!first) return 0
      const columns = Object.keys(first).map(quoted)
      const result = await client.query(
        `INSERT INTO ${quoted(table)} (id, ${columns.join(', ')})
         SELECT gen_random_uuid(), ${columns.map((c) => `r.${c}`).join(', ')}
         FROM jsonb_populate_recordset(NULL::${quoted(table)}, $1::jsonb) WITH ORDINALITY AS r ORDER BY r.ordinality
         ON CONFLICT (${key.map(quoted).join(', ')}) DO NOTHING`,
        [JSON.stringify(rows)],
      )
      return result.rowCount ?? 0
    },
  }
}

/** Runs `fn` in one transaction of the owner, audited under the given company and person (none for shared masters). */
export async function asOwner<T>(
  client: Client,
  actor: { companyId?: string; userId?: string },
  fn: (tx: SeedTx) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query(
      `SELECT set_config('app.company_id', $1, true), set_config('app.user_id', $2, true),
              set_config('app.action', 'seed.run', true), set_config('app.request_id', $3, true)`,
      [actor.companyId ?? '', actor.userId ?? '', randomUUID()],
    )
    const result = await fn(seedTx(client))
    await client.query(
      `SELECT audit_event('Seed', NULL, NULL, NULL)
       WHERE EXISTS (SELECT 1 FROM "AuditChange" WHERE "requestId" = app_setting('request_id')::uuid)`,
    )
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
