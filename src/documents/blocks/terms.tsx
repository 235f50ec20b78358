import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement, ReactNode } from 'react'
import { printable } from '../printable'
import { splitTall } from '../split-tall'
import { colour, type } from '../theme'
import type { BankDetails, Fact, Term } from '../types'

const styles = StyleSheet.create({
  block: { marginBottom: 8 },
  heading: { ...type.heading, marginBottom: 2 },
  term: { flexDirection: 'row', ...type.small, paddingVertical: 0.9 },
  number: { width: 17, color: colour.muted },
  title: { width: 104, fontWeight: 600, paddingRight: 6 },
  text: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  bankFact: { flexDirection: 'row', ...type.small },
  bankLabel: { width: 66, color: colour.muted },
  bankValue: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
})

/**
 * Numbered terms: title, then text. The heading never stays behind alone at the foot of a page; what comes `after` (the
 * close of a letter) never goes on to the next one alone.
 */
export function Terms(props: { heading?: string; terms: Term[]; after?: ReactNode }): ReactElement | null {
  if (props.terms.length === 0) return props.after ? <View>{props.after}</View> : null
  const titled = props.terms.some((t) => printable(t.title))
  const rows = props.terms.flatMap((term, i) =>
    splitTall(printable(term.text), 110).map((text, part) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a printed page never reorders
      <View key={`${i}.${part}`} style={styles.term} wrap={false}>
        <Text style={styles.number}>{part === 0 ? `${i + 1}.` : ''}</Text>
        {titled ? <Text style={styles.title}>{part === 0 ? printable(term.title) : ''}</Text> : null}
        <Text style={styles.text}>{text}</Text>
      </View>
    )),
  )
  const last = props.after ? rows.pop() : null
  return (
    <View style={styles.block}>
      <Text style={styles.heading} minPresenceAhead={30}>
        {props.heading ?? 'Terms and conditions'}
      </Text>
      {rows}
      {props.after ? (
        <View wrap={false}>
          {last}
          {props.after}
        </View>
      ) : null}
    </View>
  )
}

/** Numbered notes without titles, e.g. the notes of an export quotation. */
export function NotesList(props: { heading?: string; notes: string[]; after?: ReactNode }): ReactElement | null {
  return <Terms heading={props.heading ?? 'Notes'} terms={props.notes.map((text) => ({ text }))} after={props.after} />
}

/** A paragraph as somebody typed it, with its line ends. */
export function Paragraph(props: { heading?: string; text: string | null | undefined }): ReactElement | null {
  const text = printable(props.text)
  if (!text) return null
  return (
    <View style={styles.block}>
      {props.heading ? (
        <Text style={styles.heading} minPresenceAhead={24}>
          {props.heading}
        </Text>
      ) : null}
      <Text style={{ ...type.small }}>{text}</Text>
    </View>
  )
}

/** Where to pay. */
export function BankBlock({ bank }: { bank: BankDetails }): ReactElement {
  const facts: Fact[] = [
    { label: 'Account name', value: bank.accountName },
    { label: 'Bank', value: [bank.bank, bank.branch].filter(Boolean).join(', ') },
    { label: 'Account no.', value: bank.accountNo },
    { label: 'IFSC', value: bank.ifsc },
    { label: 'SWIFT', value: bank.swift },
    { label: 'IBAN', value: bank.iban },
  ].filter((f) => f.value)
  return (
    <View style={styles.block} wrap={false}>
      <Text style={styles.heading}>Bank</Text>
      {facts.map((f) => (
        <View key={f.label} style={styles.bankFact}>
          <Text style={styles.bankLabel}>{f.label}</Text>
          <Text style={styles.bankValue}>{printable(f.value)}</Text>
        </View>
      ))}
    </View>
  )
}

/** The close of a letter: `For National Pipe & Supply`, who approved it and when. A printed name, not a signature. */
export function Closing(props: { company: string; approvedBy?: string | null; note?: string | null }): ReactElement {
  return (
    <View style={{ marginTop: 6, alignItems: 'flex-end' }} wrap={false}>
      <Text style={{ fontWeight: 600 }}>{`For ${printable(props.company)}`}</Text>
      {props.approvedBy ? <Text style={{ marginTop: 2 }}>{printable(props.approvedBy)}</Text> : null}
      {props.note ? (
        <Text style={{ ...type.tiny, color: colour.muted, marginTop: 2 }}>{printable(props.note)}</Text>
      ) : null}
    </View>
  )
}
