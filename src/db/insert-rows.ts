import { randomBytes } from 'node:crypto'
import { Prisma, type Tx } from './types'

/** A UUID of version 7: ordered by time, so that new rows stand together in the index. @source RFC 9562, 5.7 */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

type Cell = string | number | boolean | null | undefined | Date | readonly string[] | { toString(): string }

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9]*$/
const name = (text: string): string => {
  if (!IDENTIFIER.test(text)) throw new Error(`not a column: ${text}`)
  return `"${text}"`
}

/**
 * Inserts many rows of one table in a single statement with a single parameter: the lines of a document cost one short
 * round trip however many they are. Every row has the columns of the first; columns left out take their defaults
 * (the company from the transaction). Ids are made here and returned in the order of the rows.
 * @param model name of the Prisma model, which is that of the table
 */
export async function insertRows(
  tx: Tx,
  model: Prisma.ModelName,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<string[]> {
  const first = rows[0]
  if (!first) return []
  const withIds = rows.map((row) => ({ ...row, id: typeof row.id === 'string' ? row.id : newId() }))
  const given = Object.keys(first).filter((key) => key !== 'id' && rows.some((row) => row[key] !== undefined))
  const columns = ['id', ...given].map(name).join(', ')
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${Prisma.raw(name(model))} (${Prisma.raw(columns)})
    SELECT ${Prisma.raw(columns)} FROM jsonb_populate_recordset(NULL::${Prisma.raw(name(model))}, ${JSON.stringify(withIds)}::jsonb)`)
  return withIds.map((row) => row.id)
}
