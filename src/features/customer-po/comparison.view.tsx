import { Money } from '@/ui/num'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import type { Comparison, Difference, LineComparison } from './compare-with-quotation'

const KIND: Record<LineComparison['kind'], { label: string; tone: 'green' | 'amber' | 'red' | 'blue' }> = {
  SAME: { label: 'As quoted', tone: 'green' },
  CHANGED: { label: 'Changed', tone: 'amber' },
  NOT_ORDERED: { label: 'Not ordered', tone: 'amber' },
  NOT_QUOTED: { label: 'Not quoted', tone: 'red' },
}

function Differences({ list }: { list: readonly Difference[] }) {
  if (list.length === 0) return <>–</>
  return (
    <ul style={{ margin: 0, paddingLeft: 16 }}>
      {list.map((d) => (
        <li key={d.field}>
          {d.label}: <del>{d.quoted}</del> → <strong>{d.ordered}</strong>
        </li>
      ))}
    </ul>
  )
}

/** The order against the quotation, line by line, old beside new, with the effect on the total. */
export function ComparisonView({ comparison, currency }: { comparison: Comparison; currency: string }) {
  return (
    <>
      {comparison.header.length > 0 && <Differences list={comparison.header} />}
      <SimpleTable
        caption="Customer PO compared with the quotation"
        rows={comparison.lines}
        rowKey={(l, i) => `${l.quotedLineNo}-${l.orderedLineNo}-${i}`}
        columns={[
          { key: 'quotedLineNo', label: 'Quoted', align: 'right', render: (l) => l.quotedLineNo ?? '–' },
          { key: 'orderedLineNo', label: 'Ordered', align: 'right', render: (l) => l.orderedLineNo ?? '–' },
          {
            key: 'title',
            label: 'Item',
            render: (l) => (
              <>
                <div>{l.title}</div>
                <div style={{ color: 'var(--erp-dim)' }}>{l.terms}</div>
              </>
            ),
          },
          {
            key: 'kind',
            label: 'Result',
            nowrap: true,
            render: (l) => <StatusBadge status={l.kind} label={KIND[l.kind].label} tone={KIND[l.kind].tone} />,
          },
          { key: 'differences', label: 'Quoted → ordered', render: (l) => <Differences list={l.differences} /> },
          {
            key: 'quotedAmount',
            label: 'Quoted amount',
            align: 'right',
            render: (l) => <Money value={l.quotedAmount} currency={currency} />,
          },
          {
            key: 'orderedAmount',
            label: 'Ordered amount',
            align: 'right',
            render: (l) => <Money value={l.orderedAmount} currency={currency} />,
          },
          {
            key: 'effect',
            label: 'Effect',
            align: 'right',
            render: (l) => <Money value={l.effect} currency={currency} />,
          },
        ]}
      />
      <TotalsBox
        items={[
          { label: 'Quoted', value: <Money value={comparison.quotedTotal} currency={currency} /> },
          { label: 'Effect on the total', value: <Money value={comparison.effect} currency={currency} /> },
          {
            label: `Ordered ${currency}`,
            value: <Money value={comparison.orderedTotal} currency={currency} />,
            strong: true,
          },
        ]}
      />
    </>
  )
}
