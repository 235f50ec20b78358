import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { printable } from '../printable'
import { colour, type } from '../theme'
import type { Fact } from '../types'

const styles = StyleSheet.create({
  grid: {
    flexDirection: 'row',
    borderTopWidth: 0.6,
    borderBottomWidth: 0.6,
    borderColor: colour.rule,
    paddingVertical: 4,
    marginBottom: 8,
  },
  bare: { borderTopWidth: 0, borderBottomWidth: 0, paddingVertical: 0, paddingTop: 9 },
  column: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 10 },
  fact: { flexDirection: 'row', paddingVertical: 1 },
  label: { width: '36%', color: colour.muted, ...type.small },
  value: { width: '64%', ...type.small },
})

/** Label and value in columns, read downwards. Facts without a value are left out. `bare`: beside the parties, without rules. */
export function FactsGrid(props: { facts: Fact[]; columns?: 1 | 2 | 3; bare?: boolean }): ReactElement | null {
  const facts = props.facts.filter((f) => printable(f.value))
  if (facts.length === 0) return null
  const columns = props.columns ?? 2
  const perColumn = Math.ceil(facts.length / columns)
  const shares = Array.from({ length: columns }, (_, i) => facts.slice(i * perColumn, (i + 1) * perColumn))
  return (
    <View style={[styles.grid, props.bare ? styles.bare : {}]} wrap={false}>
      {shares.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed page never reorders
        <View key={i} style={styles.column}>
          {share.map((f) => (
            <View key={f.label} style={styles.fact}>
              <Text style={styles.label}>{printable(f.label)}</Text>
              <Text style={styles.value}>{printable(f.value)}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
