import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { printable } from '../printable'
import { colour, type } from '../theme'

const styles = StyleSheet.create({
  row: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'flex-start', marginBottom: 7 },
  title: { ...type.title },
  number: { ...type.title, textAlign: 'right' },
  end: { alignItems: 'flex-end' },
  small: { ...type.small, color: colour.muted },
  right: { ...type.small, color: colour.muted, textAlign: 'right' },
})

/** What this paper is and its number: `Quotation` at the left, `NPS/26/00012 Rev.1` at the right. */
export function DocumentTitle(props: {
  title: string
  number?: string | null
  /** Below the title: `Original for recipient` */
  subtitle?: string | null
  /** Below the number: the date */
  date?: string | null
}): ReactElement {
  return (
    <View style={styles.row} wrap={false}>
      <View>
        <Text style={styles.title}>{printable(props.title)}</Text>
        {props.subtitle ? <Text style={styles.small}>{printable(props.subtitle)}</Text> : null}
      </View>
      <View style={styles.end}>
        {props.number ? <Text style={styles.number}>{printable(props.number)}</Text> : null}
        {props.date ? <Text style={styles.right}>{printable(props.date)}</Text> : null}
      </View>
    </View>
  )
}
