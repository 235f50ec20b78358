import { dec } from '@/core/money'
import { formatMetres } from '@/core/units'
import { Money } from '@/ui/num'
import { Section } from '@/ui/page'
import { type SimpleColumn, SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import type { QuotationPage } from '../lines/quotation-rows'

type Line = QuotationPage['revision']['lines'][number]
type Ordered = QuotationPage['ordered'][number]
type Row = { id: string; line: Line; ordered: Ordered | undefined }

const amount = (value: string | undefined, unit: string) =>
  value === undefined || dec(value).isZero() ? '–' : `${formatMetres(value, { trim: true })} ${unit}`

/** What became of each line: ordered, still open, won or lost and to whom. Nothing while nothing has. */
export function LineOutcomes({ quotation: q }: { quotation: QuotationPage }) {
  const byLine = new Map(q.ordered.map((o) => [o.lineId, o]))
  const rows: Row[] = q.revision.lines.map((line) => ({ id: line.id, line, ordered: byLine.get(line.id) }))
  const decided = rows.some(({ line }) => line.outcome !== null)
  const anyOrder = q.ordered.length > 0
  if (!decided && !anyOrder) return null
  const review = q.ordered.some((o) => !dec(o.inReview).isZero())
  const columns: SimpleColumn<Row>[] = [
    { key: 'lineNo', label: 'Line', width: '52px', render: ({ line }) => line.lineNo },
    {
      key: 'item',
      label: 'Item',
      render: ({ line }) =>
        [line.designation || line.product || line.description, line.sizeText].filter(Boolean).join(' · '),
    },
    {
      key: 'quoted',
      label: 'Quoted',
      align: 'right',
      nowrap: true,
      render: ({ line }) => amount(line.quantity, line.unit),
    },
    ...(anyOrder ? orderColumns(review) : []),
    ...(decided ? outcomeColumns(q) : []),
  ]
  return (
    <Section
      title={anyOrder ? 'Ordered and open' : 'Outcome of each line'}
      note={anyOrder ? 'What is not ordered stays open until the quotation is closed.' : undefined}
    >
      <SimpleTable caption="Ordered and open" rows={rows} columns={columns} />
    </Section>
  )
}

function orderColumns(review: boolean): SimpleColumn<Row>[] {
  const of = (key: 'ordered' | 'inReview' | 'balance', label: string): SimpleColumn<Row> => ({
    key,
    label,
    align: 'right',
    nowrap: true,
    render: ({ line, ordered }) => amount(ordered?.[key], line.unit),
  })
  return [of('ordered', 'Ordered'), ...(review ? [of('inReview', 'PO in review')] : []), of('balance', 'Open')]
}

function outcomeColumns(q: QuotationPage): SimpleColumn<Row>[] {
  const competed = q.revision.lines.some((line) => line.competitorRate !== null)
  return [
    {
      key: 'outcome',
      label: 'Outcome',
      render: ({ line }) => (line.outcome ? <StatusBadge status={line.outcome} /> : '–'),
    },
    { key: 'reason', label: 'Reason', render: ({ line }) => line.outcomeReason ?? '–' },
    ...(competed
      ? [
          {
            key: 'competitorRate',
            label: 'Competitor’s rate',
            align: 'right' as const,
            nowrap: true,
            render: ({ line }: Row) =>
              line.competitorRate === null ? (
                '–'
              ) : (
                <>
                  <Money value={line.competitorRate} currency={q.revision.currency} /> /{line.rateUnit}
                </>
              ),
          },
        ]
      : []),
  ]
}
