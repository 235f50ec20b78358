import { memo } from 'react'
import { dec } from '@/core/money'
import type { PipeMasters } from '@/features/product/pipe-row'
import { Metres, Money, Tonnes } from '@/ui/num'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { tonnes } from './quotation.totals'
import css from './quotation-form.module.css'
import { isBlankRow, isUnpriced, liveTotals, quantitiesOf, sectionTotals } from './quotation-rows'
import type { QuotationValues } from './quotation-values'

/** What the lines come to as they stand: by section where there are some, by unit where they are mixed, in total. */
export const QuotationSums = memo(({ masters, values }: { masters: PipeMasters; values: QuotationValues }) => {
  const { lines, currency, format } = values
  const asked = lines.filter((line) => !isBlankRow(line))
  const unpriced = asked.filter(isUnpriced).length
  const quantities = quantitiesOf(asked)
  const totals = liveTotals(masters, lines, values.chargesAmount)
  const sections = format === 'PROJECT_BOM' ? sectionTotals(masters, lines) : []
  const money = (value: string) => <Money value={value} currency={currency} />
  return (
    <>
      <p className={css.hints} role="status">
        <span>{asked.length === 1 ? '1 line' : `${asked.length} lines`}</span>
        {quantities.length > 1 && <span>{quantities.join(' + ')}</span>}
        {unpriced > 0 && (
          <span className={css.missing}>
            {unpriced} {unpriced === 1 ? 'line has' : 'lines have'} no rate yet
          </span>
        )}
      </p>
      <div className={css.below}>
        <div>
          {(sections.length > 1 || sections[0]?.section) && (
            <SimpleTable
              caption="Sections"
              rows={sections}
              rowKey={(s) => s.section}
              columns={[
                { key: 'section', label: 'Section', render: (s) => s.section || 'Without section' },
                { key: 'lines', label: 'Lines', align: 'right' },
                { key: 'quantities', label: 'Quantity', render: (s) => s.quantities.join(' + ') },
                {
                  key: 'metres',
                  label: 'Metres',
                  align: 'right',
                  render: (s) => <Metres value={s.totalMetres} trim />,
                },
                {
                  key: 'weight',
                  label: 'Weight t',
                  align: 'right',
                  render: (s) => <Tonnes value={tonnes(s.totalWeightKg)} />,
                },
                { key: 'amount', label: `Amount ${currency}`, align: 'right', render: (s) => money(s.subTotal) },
              ]}
            />
          )}
        </div>
        <TotalsBox
          items={[
            { label: 'Length', value: <Metres value={totals.totalMetres} unit /> },
            { label: 'Weight', value: <Tonnes value={tonnes(totals.totalWeightKg)} unit /> },
            ...(dec(totals.chargesAmount).isZero()
              ? []
              : [
                  { label: 'Sum of the lines', value: money(totals.subTotal) },
                  { label: 'Charges', value: money(totals.chargesAmount) },
                ]),
            { label: `Total ${currency}`, value: money(totals.totalAmount), strong: true },
          ]}
        />
      </div>
    </>
  )
})
