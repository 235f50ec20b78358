'use client'

import { Button, NativeSelect } from '@mantine/core'
import { RFQ_COLUMNS, type RfqColumn, type RfqSheetColumns } from '@/core/rfq/types'
import { useAction } from '@/ui/use-action'
import css from './intake.module.css'
import { saveRfqColumns } from './rfq-intake.actions'

export const COLUMN_LABELS: Record<RfqColumn, string> = {
  lineNo: 'Line number',
  description: 'Description',
  size: 'Size',
  nps: 'Nominal size (inch)',
  dn: 'Nominal size (DN)',
  schedule: 'Schedule',
  od: 'Outside diameter',
  wall: 'Wall thickness',
  product: 'Product',
  designation: 'Standard and grade',
  grade: 'Grade',
  ends: 'Ends',
  specs: 'Additional specs',
  length: 'Length',
  quantity: 'Quantity',
  unit: 'Unit',
  pieces: 'Pieces',
  itemCode: 'Item code',
  tagNo: 'Tag no.',
  drawingNo: 'Drawing no.',
  certificate: 'Certificate',
  remark: 'Remark',
  ignore: 'Leave out',
}

export const COLUMN_OPTIONS = RFQ_COLUMNS.map((value) => ({ value, label: COLUMN_LABELS[value] }))

type Props = {
  sheets: readonly RfqSheetColumns[]
  overrides: Readonly<Record<string, RfqColumn>>
  customer: { id: string; label: string } | null
  onChange: (key: string, column: RfqColumn) => void
}

/** Which column of the buyer's table is what; a change reads the table again at once, and can be remembered. */
export function ColumnMeanings({ sheets, overrides, customer, onChange }: Props) {
  const save = useAction(saveRfqColumns, { successMessage: 'The columns are remembered', refresh: false })
  const tables = sheets.filter((sheet) => sheet.columns.length > 1)
  const changed = Object.keys(overrides).length
  if (tables.length === 0) return null
  return (
    <details className={css.meanings} open={changed > 0 || undefined}>
      <summary>What the columns are{changed > 0 && ` (${changed} set by you)`}</summary>
      {tables.map((sheet) => (
        <div key={sheet.sheet}>
          {tables.length > 1 && <h3 className={css.sheetName}>{sheet.sheet}</h3>}
          <div className={css.columns}>
            {sheet.columns.map((column) => (
              <NativeSelect
                key={column.key}
                size="xs"
                label={column.header || `Column ${column.index + 1}`}
                value={column.column}
                data={COLUMN_OPTIONS}
                onChange={(event) => onChange(column.key, event.currentTarget.value as RfqColumn)}
              />
            ))}
          </div>
        </div>
      ))}
      {changed > 0 && (
        <div className={css.remember}>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!customer}
            loading={save.pending}
            onClick={() =>
              customer &&
              void save.run({
                customerId: customer.id,
                columns: Object.entries(overrides).map(([heading, column]) => ({ heading, column })),
              })
            }
          >
            {customer ? `Remember for ${customer.label}` : 'Choose the customer to remember it'}
          </Button>
          {save.error && (
            <span role="alert" className={css.problem}>
              {save.error.message}
            </span>
          )}
        </div>
      )}
    </details>
  )
}
