import { Image, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { printable } from '../printable'
import { accentOf, colour, type } from '../theme'
import type { CompanyHead, Fact } from '../types'

const styles = StyleSheet.create({
  box: { flexDirection: 'row', alignItems: 'flex-start', paddingBottom: 7, borderBottomWidth: 1.4, marginBottom: 10 },
  logo: { width: 92, height: 46, objectFit: 'contain', objectPosition: '0 50%', marginRight: 12 },
  main: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 14 },
  name: { ...type.name },
  tagline: { ...type.small, color: colour.muted },
  address: { ...type.small, marginTop: 3 },
  facts: { maxWidth: '38%', flexShrink: 0 },
  fact: { flexDirection: 'row', ...type.small },
  label: { width: 38, color: colour.muted },
  value: { flexShrink: 1, maxWidth: 150 },
  iso: { ...type.tiny, color: colour.muted, marginTop: 3 },
})

/** The company as its customers know it: logo, name, address, GSTIN and how to reach it, over a rule in its colour. */
export function Letterhead({ company }: { company: CompanyHead }): ReactElement {
  const facts: Fact[] = [
    { label: 'GSTIN', value: company.gstin },
    { label: 'PAN', value: company.pan },
    { label: 'CIN', value: company.cin },
    { label: 'Phone', value: company.phone },
    { label: 'E-mail', value: company.email },
    { label: 'Web', value: company.website },
  ].filter((f) => f.value)
  const accent = accentOf(company.accent)
  return (
    <View style={[styles.box, { borderBottomColor: accent }]} wrap={false}>
      {company.logo ? (
        <Image style={styles.logo} src={`data:${company.logo.mime};base64,${company.logo.base64}`} />
      ) : null}
      <View style={styles.main}>
        <Text style={[styles.name, { color: accent }]}>{printable(company.name)}</Text>
        {company.tagline ? <Text style={styles.tagline}>{printable(company.tagline)}</Text> : null}
        <Text style={styles.address}>{company.addressLines.map(printable).filter(Boolean).join('\n')}</Text>
        {company.isoMark ? <Text style={styles.iso}>{printable(company.isoMark)}</Text> : null}
      </View>
      <View style={styles.facts}>
        {facts.map((f) => (
          <View key={f.label} style={styles.fact}>
            <Text style={styles.label}>{f.label}</Text>
            <Text style={styles.value}>{printable(f.value)}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
