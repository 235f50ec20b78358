import { PipeEnds, PipeItem, PipeQuantity, PipeSize, referencesText } from '@/features/product/pipe-cells'
import { Money } from '@/ui/num'
import { SimpleTable } from '@/ui/simple-table'
import { formatRate, tonnes } from './quotation.totals'
import type { QuotationPage } from './quotation-rows'

type Line = QuotationPage['revision']['lines'][number]

type Props = { lines: Line[]; currency: string; priced: boolean }

/** The lines of a revision; prices only for those who may see them. */
export function QuotationLines({ lines, currency, priced }: Props) {
  const deliveries = lines.some((line) => line.deliveryText)
  return (
    <SimpleTable
      caption="Lines of the quotation"
      numbered
      rows={lines}
      columns={[
        { key: 'item', label: 'Item', render: (l) => <PipeItem line={l} more={referencesText(l)} /> },
        { key: 'sizeText', label: 'Size', render: (l) => <PipeSize line={l} /> },
        { key: 'ends', label: 'Ends', render: (l) => <PipeEnds line={l} /> },
        { key: 'quantity', label: 'Quantity', align: 'right', render: (l) => <PipeQuantity line={l} /> },
        { key: 'weight', label: 'Weight t', align: 'right', render: (l) => tonnes(l.weightKg) },
        ...(priced
          ? [
              {
                key: 'rate',
                label: 'Rate',
                align: 'right' as const,
                nowrap: true,
                render: (l: Line) => <Rate line={l} currency={currency} />,
              },
              {
                key: 'amount',
                label: `Amount ${currency}`,
                align: 'right' as const,
                render: (l: Line) => <Money value={l.amount} currency={currency} />,
              },
            ]
          : []),
        ...(deliveries ? [{ key: 'deliveryText', label: 'Delivery', render: (l: Line) => l.deliveryText ?? '–' }] : []),
      ]}
    />
  )
}

/** The quoted rate with its unit and, where that is not metres, the rate per metre below. */
function Rate({ line, currency }: { line: Line; currency: string }) {
  if (line.rate === null) return <>–</>
  const perMetre = line.rateUnit !== 'MTR' && line.ratePerMetre !== null && line.ratePerMetre !== '0'
  return (
    <>
      {formatRate(line.rate, currency)} /{line.rateUnit}
      {perMetre && line.ratePerMetre && (
        <div style={{ color: 'var(--erp-dim)', fontSize: 12 }}>{formatRate(line.ratePerMetre, currency)} /m</div>
      )}
    </>
  )
}
