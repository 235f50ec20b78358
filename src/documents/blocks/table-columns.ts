/** A column of a line table. */
export type LineColumn<Row> = {
  header: string
  /** Share of the table's width; the shares need not sum to anything. */
  width: number
  /** Figures are right-aligned. */
  align?: 'left' | 'right' | 'center'
  value: (row: Row, index: number) => string | null | undefined
  /** A column of words: shares the room of its like by what is in it; `width` is what it gets where all would fit. */
  fit?: boolean
  /** Bold; `first`: only the first line of the text. */
  strong?: boolean | 'first'
  /** What stands below the column in the closing row, already summed. */
  total?: string | null
}

/** Rows under a heading of their own, with their own totals by the heading of the column. */
export type LineGroup<Row> = {
  heading?: string | null
  rows: Row[]
  totalLabel?: string
  totals?: Readonly<Record<string, string>>
}

/** A column with its place, in points. */
export type PlacedColumn = { x: number; width: number; align: 'left' | 'right' | 'center'; strong: boolean | 'first' }

/** Shares of the width as per cent. */
export function sharesOf<Row>(columns: readonly LineColumn<Row>[]): number[] {
  const sum = columns.reduce((n, c) => n + c.width, 0)
  return columns.map((c) => (c.width / sum) * 100)
}

/** Least and most room that the words of a column could use, in points. */
export type Need = { min: number; max: number }

/**
 * Per cent of the width of each column. Columns that fit share their room: what needs no more than its fair part gets what
 * it needs, the others what their longest word needs and of the rest according to how much more they could use.
 */
export function fittedShares<Row>(
  columns: readonly LineColumn<Row>[],
  needs: readonly Need[],
  tableWidth: number,
): number[] {
  const shares = sharesOf(columns)
  const fitting = columns.flatMap((c, i) => (c.fit ? [i] : []))
  const need = (i: number, of: keyof Need) => needs[i]?.[of] ?? 0
  const sum = (list: readonly number[], of: keyof Need) => list.reduce((n, i) => n + need(i, of), 0)
  let room = (fitting.reduce((n, i) => n + (shares[i] ?? 0), 0) / 100) * tableWidth
  if (fitting.length === 0 || sum(fitting, 'min') > room) return shares
  const widths = new Map<number, number>()
  let open = fitting
  while (sum(fitting, 'max') > room || widths.size > 0) {
    const fair = room / open.length
    const modest = open.filter(
      (i) => need(i, 'max') <= fair && sum(open, 'min') - need(i, 'min') <= room - need(i, 'max'),
    )
    if (modest.length === 0 || modest.length === open.length) break
    for (const i of modest) {
      widths.set(i, need(i, 'max'))
      room -= need(i, 'max')
    }
    open = open.filter((i) => !modest.includes(i))
  }
  const [least, most] = [sum(open, 'min'), sum(open, 'max')]
  const part = most > least ? Math.min(1, (room - least) / (most - least)) : 0
  const spread = most <= room ? (room - most) / open.length : most > least ? 0 : (room - least) / open.length
  for (const i of open) widths.set(i, need(i, 'min') + (need(i, 'max') - need(i, 'min')) * part + spread)
  return shares.map((share, i) => ((widths.get(i) ?? (share / 100) * tableWidth) / tableWidth) * 100)
}

/** Where the columns stand in a table of that width (points). */
export function placeColumns<Row>(
  columns: readonly LineColumn<Row>[],
  shares: readonly number[],
  tableWidth: number,
): PlacedColumn[] {
  let x = 0
  return shares.map((share, i) => {
    const width = (share / 100) * tableWidth
    const placed = { x, width, align: columns[i]?.align ?? 'left', strong: columns[i]?.strong ?? false } as const
    x += width
    return placed
  })
}
