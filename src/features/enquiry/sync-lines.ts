import { decOrNull } from '@/core/money'
import { AppError } from '@/server/errors'

type Stored = { id: string; lineNo: number }
type Stated = { id?: string | null }

export type LinePlan<Data> = {
  remove: string[]
  /** Kept lines that get another number: they are moved out of the way first, line numbers are unique. */
  renumber: string[]
  update: { id: string; data: Partial<Data> & { lineNo?: number } }[]
  create: (Data & { lineNo: number })[]
}

/** Where lines wait while they change places. */
export const LINE_NO_ASIDE = 100_000

/**
 * What a save changes in the lines of a document: lines keep their identity by id, so that the audit trail shows what
 * changed in them and later documents stay linked. Lines are numbered 1, 2, 3 … in the order given.
 * @throws AppError NOT_FOUND for a line that is not of this document
 */
export function planLines<Data extends object>(
  stored: readonly Stored[],
  stated: readonly Stated[],
  data: readonly Data[],
): LinePlan<Data> {
  const known = new Map(stored.map((line) => [line.id, line]))
  const kept = new Set<string>()
  const plan: LinePlan<Data> = { remove: [], renumber: [], update: [], create: [] }
  stated.forEach((line, i) => {
    const next = data[i]
    if (!next) return
    const lineNo = i + 1
    if (!line.id) {
      plan.create.push({ ...next, lineNo })
      return
    }
    const before = known.get(line.id)
    if (!before || kept.has(line.id))
      throw new AppError('NOT_FOUND', 'A line was removed by somebody else. Reload and save again.')
    kept.add(line.id)
    const changes: Partial<Data> & { lineNo?: number } = changed(before, next)
    if (before.lineNo !== lineNo) {
      plan.renumber.push(line.id)
      changes.lineNo = lineNo
    }
    if (Object.keys(changes).length > 0) plan.update.push({ id: line.id, data: changes })
  })
  plan.remove = stored.filter((line) => !kept.has(line.id)).map((line) => line.id)
  return plan
}

function changed<Data extends object>(before: object, next: Data): Partial<Data> {
  const old = before as Record<string, unknown>
  return Object.fromEntries(Object.entries(next).filter(([key, value]) => !same(old[key], value))) as Partial<Data>
}

/** Stored decimals against their texts, lists by their items. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i])
  if (typeof a === 'object') {
    const [x, y] = [decOrNull(String(a)), decOrNull(String(b))]
    return x !== null && y !== null && x.eq(y)
  }
  return false
}
