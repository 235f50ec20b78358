import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement, ReactNode } from 'react'
import { printable } from '../printable'
import { colour, type } from '../theme'
import type { TotalRow } from '../types'

const styles = StyleSheet.create({
  row: { flexDirection: 'row', marginBottom: 8, gap: 18 },
  left: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  right: { width: 218 },
  total: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 1.6, paddingHorizontal: 3 },
  strong: {
    fontWeight: 600,
    fontSize: 9.5,
    borderTopWidth: 0.9,
    borderBottomWidth: 0.9,
    borderColor: colour.ink,
    paddingVertical: 3,
    marginTop: 1,
  },
  label: { color: colour.muted },
  strongLabel: { color: colour.ink },
  words: { marginBottom: 8 },
  wordsLabel: { ...type.tiny, color: colour.muted },
  wordsText: { fontWeight: 600, ...type.body },
})

/** Totals at the right, and beside them what belongs there: the amount in words, the bank. Kept on one page. */
export function TotalsBlock(props: { rows: TotalRow[]; children?: ReactNode }): ReactElement {
  return (
    <View style={styles.row} wrap={false}>
      <View style={styles.left}>{props.children}</View>
      <View style={styles.right}>
        {props.rows.map((row) => (
          <View key={row.label} style={[styles.total, row.strong ? styles.strong : {}]}>
            <Text style={row.strong ? styles.strongLabel : styles.label}>{printable(row.label)}</Text>
            <Text>{printable(row.value)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}

/** `Rupees Twelve Lakh … Only`; the words come from `amountInWords` of core. */
export function AmountInWords(props: { words: string; label?: string }): ReactElement {
  return (
    <View style={styles.words} wrap={false}>
      <Text style={styles.wordsLabel}>{props.label ?? 'Amount in words'}</Text>
      <Text style={styles.wordsText}>{printable(props.words)}</Text>
    </View>
  )
}
