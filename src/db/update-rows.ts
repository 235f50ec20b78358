import { Prisma, type Tx } from './types'

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*$/
const name = (text: string): string => {
  if (!IDENTIFIER.test(text)) throw new Error(`not a column: ${text}`)
  return `"${text}"`
}

/**
 * Changes many rows of one table in a single statement with a single parameter, each by its id and each only in the columns
 * it states: raising the rates of 300 lines costs one short round trip. Rows of other companies are not reached.
 * @param model name of the Prisma model, which is that of the table
 */
export async function updateRows(
  tx: Tx,
  model: Prisma.ModelName,
  rows: readonly { id: string; data: Readonly<Record<string, unknown>> }[],
): Promise<void> {
  const columns = [...new Set(rows.flatMap(({ data }) => Object.keys(data).filter((key) => data[key] !== undefined)))]
  if (columns.length === 0) return
  const sets = columns.map(
    (key) => `${name(key)} = CASE WHEN d.row ? '${key}' THEN r.${name(key)} ELSE t.${name(key)} END`,
  )
  const changes = JSON.stringify(rows.map(({ id, data }) => ({ ...data, id })))
  await tx.$executeRaw(Prisma.sql`
    UPDATE ${Prisma.raw(name(model))} t SET ${Prisma.raw(sets.join(', '))}
    FROM jsonb_array_elements(${changes}::jsonb) AS d(row), jsonb_populate_record(NULL::${Prisma.raw(name(model))}, d.row) AS r
    WHERE t.id = r.id`)
}
