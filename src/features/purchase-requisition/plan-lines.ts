import { AppError } from '@/server/errors'

export type LinePlan<T> = {
  create: { line: T; index: number; lineNo: number }[]
  update: { id: string; line: T; index: number; lineNo: number }[]
  remove: string[]
  /** Kept lines that change places; they are moved out of the way first, because a line number is unique in its document. */
  renumber: string[]
}

/** Line numbers a moved line waits at while its document is saved; no document has so many lines. */
export const PARKED = 100_000

/**
 * What saving a document's lines takes: a line keeps its identity (and with it its links and its audit trail) as long as
 * its id comes back; new lines have none; lines that do not come back are removed. Line numbers follow the order given.
 * @throws AppError NOT_FOUND for an id that is not one of the document's lines
 */
export function planLines<T extends { id?: string | null }>(
  existing: readonly { id: string; lineNo: number }[],
  incoming: readonly T[],
): LinePlan<T> {
  const known = new Map(existing.map((line) => [line.id, line.lineNo]))
  const kept = new Set<string>()
  const plan: LinePlan<T> = { create: [], update: [], remove: [], renumber: [] }
  incoming.forEach((line, index) => {
    const lineNo = index + 1
    const id = line.id
    if (!id || kept.has(id)) {
      plan.create.push({ line, index, lineNo })
      return
    }
    const before = known.get(id)
    if (before === undefined) throw new AppError('NOT_FOUND', `Line ${lineNo} is not a line of this document any more.`)
    kept.add(id)
    plan.update.push({ id, line, index, lineNo })
    if (before !== lineNo) plan.renumber.push(id)
  })
  plan.remove = existing.map((line) => line.id).filter((id) => !kept.has(id))
  return plan
}
