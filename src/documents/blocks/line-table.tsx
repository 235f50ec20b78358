import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { printable } from '../printable'
import { splitTall } from '../split-tall'
import { accentOf, colour, font, type } from '../theme'

export type LineColumn<Row> = {
  header: string
  /** Share of the table's width; the shares need not sum to anything. */
  width: number
  /** Figures are right-aligned. */
  align?: 'left' | 'right' | 'center'
  value: (row: Row, index: number) => string | null | undefined
  strong?: boolean
  /** What stands below the column in the closing row, already summed. */
  total?: string | null
}

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
  note: { paddingBottom: 2.4, paddingHorizontal: 3, color: colour.muted, ...type.tiny },
  cell: { paddingHorizontal: 3, paddingVertical: 2.4 },
})

/**
 * The line table: its header stands on every page, a row is never cut in two, figures align.
 * `note` prints a small line below a row over the whole width (the heats of a line, a remark); `compact` is for tables
 * of more than ten columns.
 */
export function LineTable<Row>(props: {
  columns: LineColumn<Row>[]
  rows: Row[]
  note?: (row: Row, index: number) => string | null | undefined
  totalLabel?: string
  accent?: string | null
  compact?: boolean
}): ReactElement {
  const { columns, rows } = props
  const share = sharesOf(columns)
  const width = share.map((s) => `${s}%`)
  const text = props.compact ? { fontSize: 7, lineHeight: 1.25 } : type.small
  const align = columns.map((c) => c.align ?? 'left')
  // characters per line in a column of one per cent, on the narrow side
  const perShare = props.compact ? 1.6 : 1.3
  return (
    <View style={[styles.table, text]}>
      <View style={[styles.header, { borderBottomColor: accentOf(props.accent) }]} fixed>
        {columns.map((c, i) => (
          <Text key={c.header} style={[styles.cell, { width: width[i], textAlign: align[i], fontWeight: 600 }]}>
            {printable(c.header)}
          </Text>
        ))}
      </View>
      {rows.map((row, r) => {
        const cells = columns.map((c, i) => splitTall(printable(c.value(row, r)), (share[i] ?? 0) * perShare))
        const notes = splitTall(printable(props.note?.(row, r)), 100 * perShare)
        const parts = Math.max(...cells.map((c) => c.length))
        return Array.from({ length: parts + notes.length - 1 }, (_, p) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a printed page never reorders
          <View key={`${r}.${p}`} style={p < parts + notes.length - 2 ? styles.openRow : styles.row} wrap={false}>
            {p < parts ? (
              <View style={styles.cells}>
                {columns.map((c, i) => (
                  <Text
                    key={c.header}
                    style={[styles.cell, { width: width[i], textAlign: align[i], fontWeight: c.strong ? 600 : 400 }]}
                  >
                    {cells[i]?.[p] ?? ''}
                  </Text>
                ))}
              </View>
            ) : null}
            {notes[p - parts + 1] ? (
              <Text style={[styles.note, { marginLeft: width[0] }]}>{notes[p - parts + 1]}</Text>
            ) : null}
          </View>
        ))
      })}
      {columns.some((c) => c.total) ? <TotalRow columns={columns} totalLabel={props.totalLabel} /> : null}
    </View>
  )
}

function TotalRow<Row>(props: { columns: LineColumn<Row>[]; totalLabel?: string }): ReactElement {
  const share = sharesOf(props.columns)
  // the label takes the room of the columns before the first total
  const first = props.columns.findIndex((c) => c.total)
  const before = share.slice(0, first).reduce((n, s) => n + s, 0)
  return (
    <View style={styles.total} wrap={false}>
      {first > 0 ? <Text style={[styles.cell, { width: `${before}%` }]}>{props.totalLabel ?? 'Total'}</Text> : null}
      {props.columns.map((c, i) =>
        i < first ? null : (
          <Text key={c.header} style={[styles.cell, { width: `${share[i]}%`, textAlign: c.align ?? 'left' }]}>
            {printable(c.total)}
          </Text>
        ),
      )}
    </View>
  )
}

/** Widths in per cent. */
function sharesOf<Row>(columns: LineColumn<Row>[]): number[] {
  const sum = columns.reduce((n, c) => n + c.width, 0)
  return columns.map((c) => (c.width / sum) * 100)
}
