import Link from 'next/link'
import { CLOSE_CATEGORY_LABELS, type CloseCategory } from '@/features/quotation/outcome/outcome-words'
import { Money } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { durationText, monthLabel } from './month-label'
import css from './win-loss.module.css'
import type { WinLoss } from './win-loss.queries'
import { WinLossChart } from './win-loss-chart'

const reasonLabel = (category: string | null) =>
  category ? (CLOSE_CATEGORY_LABELS[category as CloseCategory] ?? category) : 'No reason recorded'

/** '4.5' -> '4.5 % dearer', '-2' -> '2 % cheaper' */
function differenceText(pct: string | null): string {
  if (pct === null) return '–'
  return pct.startsWith('-') ? `${pct.slice(1)} % cheaper` : `${pct} % dearer`
}

function Headline({ data }: { data: WinLoss }) {
  const { figures: f, query } = data
  const to = (outcome: string) => `/quotations?${query}${outcome && `&outcome=${outcome}`}`
  return (
    <p className={css.headline}>
      <Link href={to('')} prefetch={false}>{`${f.quotations} quoted`}</Link>,{' '}
      <Link href={to('ANY_WON')} prefetch={false}>{`${f.won} won`}</Link>,{' '}
      <Link href={to('LOST')} prefetch={false}>{`${f.lost} lost`}</Link>
      {f.rate !== null && <>{`: ${f.rate} % won by number`}</>}
      {f.valueRate !== null && <>{`, ${f.valueRate} % by value`}</>}
      {f.answerMinutes !== null &&
        `. From enquiry to sending: ${durationText(f.answerMinutes)} in the middle of ${f.answered}`}
      .
    </p>
  )
}

/** What stands above the table of the report. */
export function WinLossSummary({ data }: { data: WinLoss }) {
  const { months, reasons, baseCurrency, query } = data
  const money = (value: string) => <Money value={value} currency={baseCurrency} />
  return (
    <>
      <Headline data={data} />
      {months.length > 0 && (
        <div className={css.columns}>
          <Section title={`Value by month of quotation, ${baseCurrency}`}>
            <WinLossChart months={months} />
            <details>
              <summary className={css.dim}>The same as a table</summary>
              <SimpleTable
                caption="Value by month"
                rows={months}
                rowKey={(m) => m.month}
                columns={[
                  { key: 'month', label: 'Month', nowrap: true, render: (m) => monthLabel(m.month) },
                  { key: 'won', label: 'Won', align: 'right', render: (m) => money(m.won) },
                  { key: 'lost', label: 'Lost', align: 'right', render: (m) => money(m.lost) },
                  { key: 'regretted', label: 'Regretted', align: 'right', render: (m) => money(m.regretted) },
                  { key: 'expired', label: 'Expired', align: 'right', render: (m) => money(m.expired) },
                  { key: 'open', label: 'Open', align: 'right', render: (m) => money(m.open) },
                ]}
              />
            </details>
          </Section>
          <Section title="Why lost">
            <SimpleTable
              caption="Why quotations were lost"
              empty="None was lost."
              rows={reasons}
              rowKey={(r) => r.category ?? 'none'}
              columns={[
                {
                  key: 'category',
                  label: 'Reason',
                  render: (r) => (
                    <Link href={`/quotations?${query}&outcome=LOST&reason=${r.category ?? 'none'}`} prefetch={false}>
                      {reasonLabel(r.category)}
                    </Link>
                  ),
                },
                { key: 'quotations', label: 'Lost', align: 'right' },
                { key: 'value', label: 'Value', align: 'right', render: (r) => money(r.value) },
                {
                  key: 'dearerPct',
                  label: 'Against the competitor',
                  align: 'right',
                  render: (r) => (r.known > 0 ? `${differenceText(r.dearerPct)} (of ${r.known})` : '–'),
                },
              ]}
            />
          </Section>
        </div>
      )}
    </>
  )
}
