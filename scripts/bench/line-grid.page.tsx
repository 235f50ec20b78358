import { MantineProvider } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { decimalText, decOrNull } from '@/core/money'
import { sumTyped } from '@/features/product/line-sums'
import { pipeColumns, pipeDetailColumns, quantityColumns, rarePipeColumns } from '@/features/product/pipe-columns'
import { EMPTY_PIPE, fillPipeRow, type PipeMasters, type PipeRow, unitWeightOf } from '@/features/product/pipe-row'
import { useFormDraft } from '@/ui/form-draft'
import { LineGridTable } from '@/ui/grid/line-grid-table'
import type { LineColumn, LineGridHandle } from '@/ui/grid/types'
import { Kg, Money } from '@/ui/num'
import { Section } from '@/ui/page'
import { TotalsBox } from '@/ui/simple-table'
import { cssVariables, theme } from '@/ui/theme'
import { useFields } from '@/ui/use-fields'
import '@mantine/core/styles.css'
import '@/app/globals.css'

type Row = PipeRow & { rate: string }
declare const MASTERS: PipeMasters
declare global {
  interface Window {
    grid: LineGridHandle<Row> | null
  }
}

const newRow = (): Row => ({ ...EMPTY_PIPE, rate: '' })

/** A line like those of a real quotation; every third one is stainless. */
function sampleRow(i: number): Row {
  const designation = i % 3 === 0 ? 'ASTM A312 TP316L' : 'ASTM A106 GR.B'
  const row = { ...newRow(), designation, sizeText: `${[2, 4, 6, 8, 10][i % 5]}" NB X SCH 40`, quantity: `${i + 1}.5` }
  const filled = { ...row, ...fillPipeRow(MASTERS, { designation }, row) }
  return { ...filled, ...fillPipeRow(MASTERS, { sizeText: row.sizeText }, filled), rate: `${1500 + i}.25` }
}

const times = (a: string | null, b: string | null) => {
  const [x, y] = [decOrNull(a), decOrNull(b)]
  return x && y ? decimalText(x.times(y), 2) : null
}

function columnsOf(): LineColumn<Row>[] {
  const amount = (row: Row) => times(row.quantity, row.rate)
  const weight = (row: Row) => times(row.quantity, unitWeightOf(MASTERS, row))
  return [
    ...pipeColumns<Row>(MASTERS),
    ...quantityColumns<Row>(),
    { key: 'rate', label: 'Rate', type: 'number', decimals: 3, width: 86 },
    {
      key: 'amount',
      label: 'Amount INR',
      type: 'computed',
      align: 'right',
      width: 110,
      render: (row) => <Money value={amount(row)} />,
      total: (rows) => <Money value={sumTyped(rows.map(amount))} />,
    },
    {
      key: 'weight',
      label: 'Weight kg',
      type: 'computed',
      align: 'right',
      width: 100,
      render: (row) => <Kg value={weight(row)} />,
      total: (rows) => <Kg value={sumTyped(rows.map(weight))} />,
    },
    ...pipeDetailColumns<Row>(MASTERS),
    ...rarePipeColumns<Row>(),
  ]
}

/** A form as the quotation's is: lines, totals beside them, and a draft that is kept while one types. */
function Page({ lines }: { lines: number }) {
  const [initial] = useState(() => ({ project: '', lines: Array.from({ length: lines }, (_, i) => sampleRow(i)) }))
  const form = useFields(initial)
  const draft = useFormDraft('bench', form.values, (values) => form.reset(values, true))
  const columns = useMemo(columnsOf, [])
  const grid = useRef<LineGridHandle<Row>>(null)
  const total = sumTyped(form.values.lines.map((row) => times(row.quantity, row.rate)))
  return (
    <main style={{ padding: 16 }}>
      <h1>Lines</h1>
      <Section title="Lines">
        <LineGridTable
          handle={(handle) => {
            grid.current = handle
            window.grid = handle
          }}
          columns={columns}
          rows={form.values.lines}
          onChange={(next) => form.set('lines', next)}
          newRow={newRow}
          onRowChange={(_, patch, row) => fillPipeRow(MASTERS, patch, row)}
          label="Lines of the quotation"
          maxRows={500}
        />
        <TotalsBox items={[{ label: 'Total INR', value: <Money value={total} />, strong: true }]} />
      </Section>
      {draft.banner}
    </main>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <Page lines={Number(new URLSearchParams(location.search).get('lines') ?? '500')} />
  </MantineProvider>,
)
