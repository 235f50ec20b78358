import { formatDecimal } from '@/core/decimal'
import { dec } from '@/core/money'
import { humanise } from '@/core/state-machine'
import { PipeEnds, PipeItem, PipeQuantity, PipeSize, referencesText } from '@/features/product/pipe-cells'
import { Money } from '@/ui/num'
import { type SimpleColumn, SimpleTable } from '@/ui/simple-table'
import { formatRate, quotationTotals, tonnes } from './lines/quotation.totals'
import type { QuotationPage } from './lines/quotation-rows'
import css from './quotation-life.module.css'

type Line = QuotationPage['revision']['lines'][number]
type Group = { section: string | null; lines: Line[] }

/** The lines of a revision, by the sections of a project where it has any; prices and margins for those who may see them. */
export function QuotationLines({ quotation: q }: { quotation: QuotationPage }) {
  const { lines, currency } = q.revision
  const groups = sectionsOf(lines)
  const columns = columnsOf(q)
  return groups.map((group, i) => (
    <div key={`${group.section}-${String(i)}`} className={css.group}>
      {group.section && <h3 className={css.groupTitle}>{group.section}</h3>}
      <SimpleTable
        caption={group.section ? `Lines: ${group.section}` : 'Lines of the quotation'}
        rows={group.lines}
        columns={groups.length > 1 ? withSubtotals(columns, group.lines, q.priced, currency) : columns}
      />
    </div>
  ))
}

/** Lines that follow each other under one heading. */
function sectionsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && last.section === line.section) last.lines.push(line)
    else groups.push({ section: line.section, lines: [line] })
  }
  return groups.length > 0 ? groups : [{ section: null, lines: [] }]
}

function columnsOf(q: QuotationPage): SimpleColumn<Line>[] {
  const { lines, currency } = q.revision
  const some = (has: (line: Line) => unknown) => lines.some((line) => Boolean(has(line)))
  const right = { align: 'right' as const, nowrap: true }
  return [
    { key: 'lineNo', label: '#', width: '34px' },
    ...(some((l) => l.position || l.itemNo)
      ? [
          {
            key: 'position',
            label: 'Position',
            nowrap: true,
            render: (l: Line) => [l.position, l.itemNo].filter(Boolean).join(' · ') || '–',
          },
        ]
      : []),
    { key: 'item', label: 'Item', width: '26%', render: (l) => <PipeItem line={l} more={moreOf(l)} /> },
    { key: 'sizeText', label: 'Size', render: (l) => <Size line={l} /> },
    ...(some((l) => l.ends || l.lengthText || l.pieceLengthM)
      ? [{ key: 'ends', label: 'Ends', render: (l: Line) => <PipeEnds line={l} /> }]
      : []),
    { key: 'quantity', label: 'Quantity, weight', align: 'right', render: (l) => <Quantity line={l} /> },
    ...(q.priced
      ? [
          { key: 'rate', label: 'Rate', ...right, render: (l: Line) => <Rate line={l} currency={currency} /> },
          {
            key: 'amount',
            label: `Amount ${currency}`,
            align: 'right' as const,
            render: (l: Line) => <Money value={l.amount} currency={currency} />,
          },
        ]
      : []),
    ...(q.costs && some((l) => l.marginPct)
      ? [
          {
            key: 'marginPct',
            label: 'Margin %',
            ...right,
            render: (l: Line) => (l.marginPct === null ? '–' : formatDecimal(l.marginPct, 2, 'WESTERN')),
          },
        ]
      : []),
  ]
}

/** Weight and amount of a section below its columns. */
function withSubtotals(columns: SimpleColumn<Line>[], lines: Line[], priced: boolean, currency: string) {
  const totals = quotationTotals(
    lines.map((l) => ({ amount: l.amount ?? '0', metres: l.metres, weightKg: l.weightKg })),
  )
  return columns.map((column) => {
    if (column.key === 'item') return { ...column, total: 'Sum of the section' }
    if (column.key === 'quantity') return { ...column, total: `${tonnes(totals.totalWeightKg)} t` }
    if (column.key === 'amount' && priced)
      return { ...column, total: <Money value={totals.subTotal} currency={currency} /> }
    return column
  })
}

/** What kind of item it is, where it is no pipe, its references, and when it is delivered. */
function moreOf(line: Line): string {
  const kind = line.kind === 'PIPE' || line.kind === 'OTHER' ? '' : humanise(line.kind)
  const delivery = line.deliveryText ? `Delivery ${line.deliveryText}` : ''
  return [kind, referencesText(line), delivery].filter(Boolean).join(' · ')
}

/** Quantity and, below it, what it weighs. */
function Quantity({ line }: { line: Line }) {
  return (
    <>
      <PipeQuantity line={line} />
      {!dec(line.weightKg).isZero() && <div className={css.dim}>{tonnes(line.weightKg)} t</div>}
    </>
  )
}

/** The size; for a minimum wall the average wall it is weighed with, for a piece its weight. */
function Size({ line }: { line: Line }) {
  const more = [
    line.wallType === 'MIN' && line.averageWallMm ? `weighed at ${line.averageWallMm} mm` : '',
    line.weightEachKg ? `${line.weightEachKg} kg each` : '',
  ].filter(Boolean)
  return (
    <>
      <PipeSize line={line} />
      {more.length > 0 && <div className={css.dim}>{more.join(' · ')}</div>}
    </>
  )
}

/** The quoted rate with its unit; below it list rate and discount, and the rate per metre where it is quoted otherwise. */
function Rate({ line, currency }: { line: Line; currency: string }) {
  if (line.rate === null) return <>–</>
  const list =
    line.listRate !== null && line.discountPct !== null && !dec(line.discountPct).isZero()
      ? `${formatRate(line.listRate, currency)} less ${line.discountPct} %`
      : ''
  const perMetre = line.rateUnit !== 'MTR' && line.ratePerMetre !== null && line.ratePerMetre !== '0'
  return (
    <>
      {formatRate(line.rate, currency)} /{line.rateUnit}
      {list && <div className={css.dim}>{list}</div>}
      {perMetre && line.ratePerMetre && <div className={css.dim}>{formatRate(line.ratePerMetre, currency)} /m</div>}
    </>
  )
}
