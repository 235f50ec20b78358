import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../prisma/data')

/** Fields of one line; a field in double quotes may hold commas, and quotes written twice. */
function fields(line: string): string[] {
  const out: string[] = []
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    out.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'))
  return out
}

/** The rows of a reference file in prisma/data, by column name. @throws Error for a row with too many or too few fields */
export function readCsv(file: string): Record<string, string>[] {
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/).filter(Boolean)
  const header = fields(lines[0] ?? '')
  return lines.slice(1).map((line, i) => {
    const values = fields(line)
    if (values.length !== header.length)
      throw new Error(`${file}, line ${i + 2}: ${values.length} fields, ${header.length} expected`)
    return Object.fromEntries(header.map((name, at) => [name, values[at] ?? '']))
  })
}
