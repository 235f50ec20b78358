import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { printable } from '../printable'
import { colour, type } from '../theme'
import type { Fact, Party } from '../types'

const styles = StyleSheet.create({
  row: { flexDirection: 'row', gap: 14, marginBottom: 8 },
  box: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  label: { ...type.tiny, color: colour.muted, marginBottom: 1 },
  name: { ...type.heading },
  line: { ...type.small },
  fact: { flexDirection: 'row', ...type.small },
  factLabel: { width: 44, color: colour.muted },
  factValue: { flexShrink: 1 },
})

/** Who the document is for, side by side: bill to, ship to (or vendor, deliver to). */
export function Parties({ parties }: { parties: Party[] }): ReactElement {
  return (
    <View style={styles.row} wrap={false}>
      {parties.map((party) => (
        <View key={party.label} style={styles.box}>
          <Text style={styles.label}>{printable(party.label)}</Text>
          <Text style={styles.name}>{printable(party.name)}</Text>
          <Text style={styles.line}>{party.addressLines.map(printable).filter(Boolean).join('\n')}</Text>
          {factsOf(party).map((f) => (
            <View key={f.label} style={styles.fact}>
              <Text style={styles.factLabel}>{printable(f.label)}</Text>
              <Text style={styles.factValue}>{printable(f.value)}</Text>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function factsOf(party: Party): Fact[] {
  const contact = [party.contact?.name, party.contact?.phone, party.contact?.email].filter(Boolean).join(' · ')
  return [
    { label: 'GSTIN', value: party.gstin },
    { label: 'State', value: party.state ? `${party.state.name} (${party.state.code})` : null },
    { label: 'Contact', value: contact },
    ...(party.facts ?? []),
  ].filter((f) => f.value)
}
