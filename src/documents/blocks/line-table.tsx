import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { type ReactElement, type ReactNode, useContext } from 'react'
import { narrowFonts } from '../fonts'
import { printable } from '../printable'
import { splitTall } from '../split-tall'
import { accentOf, colour, font, type } from '../theme'
import { CELL, type DrawnRow, drawRow, type TextSize } from './drawn-row'
import { SheetWidth } from './sheet-width'
import { type LineColumn, type LineGroup, placeColumns } from './table-columns'
import { sharesByContent } from './table-fit'

export type { LineColumn, LineGroup } from './table-columns'

const styles = StyleSheet.create({
  table: { fontFamily: font.narrow, marginBottom: 8 },
  row: { borderBottomWidth: 0.5, borderBottomColor: colour.hairline },
  openRow: {},
  cells: { flexDirection: 'row' },
  header: {
    flexDirection: 'row',
    alignItems: 'flex-end',
    backgroundColor: colour.panel,
    borderBottomWidth: 0.9,
    borderTopWidth: 0.6,
    borderTopColor: colour.rule,
  },
  total: {
    flexDirection: 'row',
    borderTopWidth: 0.9,
    borderBottomWidth: 0.9,
    borderColor: colour.ink,
    marginTop: -0.5,
    fontWeight: 600,
  },
  subtotal: {
    flexDirection: 'row',
    borderBottomWidth: 0.9,
    borderColor: colour.rule,
    fontWeight: 600,
  },
  heading: {
    fontWeight: 600,
    paddingTop: 5,
    paddingBottom: 2.4,
    paddingHorizontal: CELL.side,
    borderBottomWidth: 0.6,
    borderBottomColor: colour.rule,
  },
  note: { paddingBottom: 2.4, paddingHorizontal: CELL.side, color: colour.muted, ...type.tiny },
  cell: { paddingHorizontal: CELL.side, paddingVertical: CELL.top },
  closing: { fontFamily: font.text, ...type.body, marginTop: 8 },
})

type Props<Row> = {
  columns: LineColumn<Row>[]
  rows?: Row[]
  /** Instead of rows: rows under headings. */
  groups?: LineGroup<Row>[]
  note?: (row: Row, index: number) => string | null | undefined
  totalLabel?: string
  accent?: string | null
  compact?: boolean
  /** Stands below the table, and never without its last row: the totals. */
  closing?: ReactNode
}

/**
 * The line table: its header stands on every page, a row is never cut in two (nor its note from it), a heading stays
 * with its first row and a total with its last one, figures align. `note` prints a small line below a row over the whole
 * width (the heats of a line, a remark); `compact` is for tables of more than ten columns.
 */
export function LineTable<Row>(props: Props<Row>): ReactElement {
  const { columns } = props
  const text = props.compact ? { fontSize: 7, lineHeight: 1.25 } : { ...type.small }
  const groups = props.groups ?? [{ rows: props.rows ?? [] }]
  const rows = groups.flatMap((group) => group.rows)
  const texts = rows.map((row, index) => columns.map((c) => printable(c.value(row, index))))
  const notes = rows.map((row, index) => printable(props.note?.(row, index)))
  const table = useTable(props, { texts, notes }, text)
  const units: ReactElement[] = []
  let index = 0
  groups.forEach((group, g) => {
    const last = g === groups.length - 1
    const tail: ReactElement[] = []
    if (group.totals) tail.push(<TotalRow key="subtotal" table={table} group={group} />)
    if (last && columns.some((c) => c.total)) tail.push(<TotalRow key="total" table={table} label={props.totalLabel} />)
    if (last && props.closing)
      tail.push(
        <View key="closing" style={styles.closing}>
          {props.closing}
        </View>,
      )
    const head = group.heading ? <Heading key="heading" table={table} text={group.heading} /> : null
    if (group.rows.length === 0) units.push(unit(`${g}`, [...(head ? [head] : []), ...tail]))
    group.rows.forEach((_, r) => {
      const bands = table.bandsOf(index++)
      bands.forEach((band, b) => {
        const key = `${g}.${r}.${b}`
        const before = r === 0 && b === 0 && head ? [head] : []
        const after = r === group.rows.length - 1 && b === bands.length - 1 ? tail : []
        units.push(before.length + after.length > 0 ? unit(key, [...before, band('row'), ...after]) : band(key))
      })
    })
  })
  return (
    <View style={[styles.table, text]}>
      <View style={[styles.header, { borderBottomColor: table.accent }]} fixed>
        {columns.map((c, i) => (
          <Text key={c.header} style={[styles.cell, table.cellStyle(i), { fontWeight: 600 }]}>
            {printable(c.header)}
          </Text>
        ))}
      </View>
      {units}
    </View>
  )
}

const unit = (key: string, children: ReactElement[]): ReactElement => (
  <View key={key} wrap={false}>
    {children}
  </View>
)

type Band = (key: string) => ReactElement
type Table = ReturnType<typeof useTable>

/** What all rows of a table share, and how a row becomes bands that are not cut. */
function useTable<Row>(props: Props<Row>, { texts, notes }: { texts: string[][]; notes: string[] }, size: TextSize) {
  const { columns } = props
  const sheet = useContext(SheetWidth)
  const fonts = narrowFonts()
  const shares = sharesByContent(columns, texts, { fonts, fontSize: size.fontSize, tableWidth: sheet })
  const width = shares.map((s) => `${s}%`)
  const placed = sheet === null ? [] : placeColumns(columns, shares, sheet)
  const cellStyle = (i: number) => ({ width: width[i], textAlign: columns[i]?.align ?? ('left' as const) })
  // characters per line in a column of one per cent, on the narrow side
  const perShare = props.compact ? 1.6 : 1.3

  function bandsOf(index: number): Band[] {
    const cells = texts[index] ?? []
    const below = notes[index] ?? ''
    const drawn =
      fonts && sheet !== null
        ? drawRow(fonts, placed, cells, { size, note: below, indent: placed[0]?.width, tableWidth: sheet })
        : null
    return drawn ? drawn.map((part: DrawnRow) => part.element) : laidOut(cells, below)
  }

  /** The same row as elements: for text that needs a second font. */
  function laidOut(own: string[], below: string): Band[] {
    const soft = (text: string) => text.replaceAll('\u00a0', ' ')
    const cells = own.map((cell, i) => splitTall(soft(cell), (shares[i] ?? 0) * perShare))
    const lines = splitTall(soft(below), 100 * perShare)
    const parts = Math.max(...cells.map((c) => c.length))
    return Array.from({ length: parts + lines.length - 1 }, (_, p) => (key: string) => (
      <View key={key} style={p < parts + lines.length - 2 ? styles.openRow : styles.row} wrap={false}>
        {p < parts ? (
          <View style={styles.cells}>
            {columns.map((c, i) => (
              <Text key={c.header} style={[styles.cell, cellStyle(i), { fontWeight: c.strong === true ? 600 : 400 }]}>
                {cells[i]?.[p] ?? ''}
              </Text>
            ))}
          </View>
        ) : null}
        {lines[p - parts + 1] ? (
          <Text style={[styles.note, { marginLeft: width[0] }]}>{lines[p - parts + 1]}</Text>
        ) : null}
      </View>
    ))
  }

  const totals = columns.map(({ header, total }) => ({ header, total }))
  return { shares, width, totals, cellStyle, bandsOf, accent: accentOf(props.accent) }
}

function Heading({ table, text }: { table: Table; text: string }): ReactElement {
  return <Text style={[styles.heading, { color: table.accent }]}>{printable(text)}</Text>
}

/** The totals of a group, or of the whole table. */
function TotalRow<Row>(props: { table: Table; group?: LineGroup<Row>; label?: string }): ReactElement {
  const { table, group } = props
  const totals = table.totals.map(({ header, total }) => (group ? group.totals?.[header] : total))
  // the label takes the room of the columns before the first total
  const first = Math.max(
    0,
    totals.findIndex((text) => text),
  )
  const before = table.shares.slice(0, first).reduce((n, s) => n + s, 0)
  const label = group ? (group.totalLabel ?? 'Subtotal') : (props.label ?? 'Total')
  return (
    <View style={group ? styles.subtotal : styles.total} wrap={false}>
      {first > 0 ? <Text style={[styles.cell, { width: `${before}%` }]}>{printable(label)}</Text> : null}
      {totals.map((text, i) =>
        i < first ? null : (
          <Text key={table.totals[i]?.header} style={[styles.cell, table.cellStyle(i)]}>
            {printable(text)}
          </Text>
        ),
      )}
    </View>
  )
}
