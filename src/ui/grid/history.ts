/** One step back: the lines before it, and what it was. */
type Step<Row> = { rows: readonly Row[]; tag: string | null }

const LIMIT = 200

/**
 * Undo and redo over whole arrays of lines; lines that a step did not touch are shared, so that a step costs one array.
 * Edits with the same tag (typing in one cell) are one step until `seal` is called.
 */
export function createHistory<Row>() {
  let past: Step<Row>[] = []
  let future: Step<Row>[] = []
  let open: string | null = null
  return {
    /** Call before a change, with the lines as they are. */
    remember(rows: readonly Row[], tag: string | null = null) {
      if (tag !== null && tag === open) return
      past = [...past.slice(-(LIMIT - 1)), { rows, tag }]
      future = []
      open = tag
    },
    /** The next edit is a step of its own, even in the same cell. */
    seal() {
      open = null
    },
    /** The lines before the edit that is going on in a cell; null when nothing was typed there. */
    giveUp(tag: string): readonly Row[] | null {
      if (open !== tag) return null
      open = null
      return past.pop()?.rows ?? null
    },
    undo(now: readonly Row[]): readonly Row[] | null {
      const step = past.pop()
      if (!step) return null
      future.push({ rows: now, tag: step.tag })
      open = null
      return step.rows
    },
    redo(now: readonly Row[]): readonly Row[] | null {
      const step = future.pop()
      if (!step) return null
      past.push({ rows: now, tag: step.tag })
      open = null
      return step.rows
    },
  }
}
