'use client'

import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { LineInsightPanel, type TakenPrice } from '@/features/line-insight/line-insight-panel'
import { LineGrid, type LineGridHandle } from '@/ui/line-grid'
import { BULK_CHANGES, type BulkChange, keepSectionsTogether } from './bulk-changes'
import { BulkDialog } from './bulk-dialog'
import { insightLineOf } from './last-costs'
import { quotationColumns } from './quotation-columns'
import {
  fillQuotationRow,
  liveRow,
  newQuotationRow,
  type QuotationFormData,
  type QuotationRow,
  rateIn,
} from './quotation-rows'
import type { QuotationValues } from './quotation-values'

type Props = {
  data: QuotationFormData
  values: QuotationValues
  exchangeRate: string | null
  errors: Record<string, string>
  onChange: (lines: QuotationRow[]) => void
}

/** The lines of the quotation in the columns of its format, what can be done to many of them, and what is known beside one. */
export function QuotationGrid({ data, values, exchangeRate, errors, onChange }: Props) {
  const { masters, quotation } = data
  const { format, currency, lines } = values
  const columns = useMemo(() => quotationColumns(masters, currency, format), [masters, currency, format])
  const handle = useRef<LineGridHandle<QuotationRow>>(null)
  const [active, setActive] = useState<number | null>(null)
  const [bulk, setBulk] = useState<{ change: BulkChange; rows: readonly QuotationRow[]; selected: number[] } | null>(
    null,
  )
  const current = useRef(lines)
  current.current = lines
  const newRow = useCallback(() => {
    const section = current.current.at(-1)?.section ?? ''
    return format === 'PROJECT_BOM' ? { ...newQuotationRow(), section } : newQuotationRow()
  }, [format])

  const change = (rows: readonly QuotationRow[], notice: string) => handle.current?.setRows(rows, notice)
  const open = (what: BulkChange) =>
    setBulk({ change: what, rows: handle.current?.rows() ?? lines, selected: handle.current?.selectedRows() ?? [] })

  const row = active === null ? undefined : lines[active]
  const take = (price: TakenPrice) => {
    if (active === null || !row) return
    change(
      lines.map((line, i) => (i === active ? { ...line, ...takenRate(data, line, price, currency) } : line)),
      `Line ${active + 1}: rate of ${price.quotationNumber} taken.`,
    )
  }

  return (
    <>
      <LineGrid
        columns={columns}
        rows={lines}
        onChange={onChange}
        newRow={newRow}
        onRowChange={(_, patch, line) => fillQuotationRow(masters, patch, line)}
        errors={errors}
        label="Lines of the quotation"
        layoutKey={`quotation:${format}`}
        maxRows={500}
        // what is known beside the line stays in sight below the lines
        room={470}
        handle={handle}
        onActiveRow={setActive}
        tools={
          <BulkMenu
            project={format === 'PROJECT_BOM'}
            seesCost={data.seesCost}
            onOpen={open}
            onTogether={() =>
              change(keepSectionsTogether(handle.current?.rows() ?? lines), 'The lines of each section stand together.')
            }
          />
        }
      />
      <LineInsightPanel
        line={row ? insightLineOf(row) : null}
        title={row && active !== null ? titleOf(row, active) : undefined}
        customerId={values.customer?.id ?? null}
        excludeQuotationId={quotation?.id ?? null}
        currency={currency}
        exchangeRate={exchangeRate}
        ratePerMetre={(row && liveRow(masters, row)?.ratePerMetre) ?? null}
        onTakeRate={row ? take : undefined}
      />
      {bulk && (
        <BulkDialog
          {...bulk}
          masters={masters}
          currency={currency}
          exchangeRate={exchangeRate}
          onClose={() => setBulk(null)}
          onDone={(rows, notice) => {
            change(rows, notice)
            setBulk(null)
          }}
        />
      )}
    </>
  )
}

const titleOf = (row: QuotationRow, index: number): string => {
  const what = [row.sizeText, row.designation || row.product].filter(Boolean).join(', ')
  return what ? `Line ${index + 1}: ${what}` : `Line ${index + 1}`
}

/** An earlier price as the rate of a line: as it was quoted where unit and currency allow, else in the line's unit. */
function takenRate(data: QuotationFormData, line: QuotationRow, price: TakenPrice, currency: string) {
  if (price.currency === currency)
    return { rate: price.rate, rateUnit: price.rateUnit, ratedIn: price.rateUnit, discountPct: '' }
  const own = rateIn(data.masters, { ...line, rate: price.ratePerMetre }, 'MTR', line.rateUnit)
  return own === null
    ? { rate: price.ratePerMetre, rateUnit: 'MTR', ratedIn: 'MTR', discountPct: '' }
    : { rate: own, ratedIn: line.rateUnit, discountPct: '' }
}

type MenuProps = {
  project: boolean
  seesCost: boolean
  onOpen: (change: BulkChange) => void
  onTogether: () => void
}

/** What can be done to many lines at once, each as one step that can be undone. */
function BulkMenu({ project, seesCost, onOpen, onTogether }: MenuProps) {
  const item = (change: BulkChange) => (
    <Menu.Item key={change} onClick={() => onOpen(change)}>
      {BULK_CHANGES[change]}
    </Menu.Item>
  )
  return (
    <Menu position="top-start" withinPortal shadow="md" returnFocus={false}>
      <Menu.Target>
        <Button size="compact-xs" variant="default" rightSection={<IconChevronDown size={13} aria-hidden />}>
          Change many
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item('base')}
        {item('raise')}
        {seesCost && item('margin')}
        {item('discount')}
        {item('unit')}
        {item('round')}
        <Menu.Divider />
        {item('delivery')}
        {item('section')}
        {project && <Menu.Item onClick={onTogether}>Keep sections together</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
