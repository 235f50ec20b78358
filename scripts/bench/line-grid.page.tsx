import { MantineProvider } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { fillPipeRow, type PipeMasters } from '@/features/product/pipe-row'
import { quotationColumns } from '@/features/quotation/lines/quotation-columns'
import { fillQuotationRow, newQuotationRow, type QuotationRow } from '@/features/quotation/lines/quotation-rows'
import { QuotationSums } from '@/features/quotation/lines/quotation-sums'
import type { QuotationValues } from '@/features/quotation/lines/quotation-values'
import { useFormDraft } from '@/ui/form-draft'
import { LineGridTable } from '@/ui/grid/line-grid-table'
import type { LineGridHandle } from '@/ui/grid/types'
import { Section } from '@/ui/page'
import { cssVariables, theme } from '@/ui/theme'
import { useFields } from '@/ui/use-fields'
import '@mantine/core/styles.css'
import '@/app/globals.css'

declare const MASTERS: PipeMasters
declare global {
  interface Window {
    grid: LineGridHandle<QuotationRow> | null
  }
}

/** A line like those of a real quotation; every third one is stainless. */
function sampleRow(i: number): QuotationRow {
  const designation = i % 3 === 0 ? 'ASTM A312 TP316L' : 'ASTM A106 GR.B'
  const row = {
    ...newQuotationRow(),
    designation,
    sizeText: `${[2, 4, 6, 8, 10][i % 5]}" NB X SCH 40`,
    quantity: `${i + 1}.5`,
  }
  const filled = { ...row, ...fillPipeRow(MASTERS, { designation }, row) }
  return { ...filled, ...fillPipeRow(MASTERS, { sizeText: row.sizeText }, filled), rate: `${1500 + i}.25` }
}

/** The lines of a quotation with its columns and sums, and the draft that is kept while one types. */
function Page({ lines }: { lines: number }) {
  const [initial] = useState(() => ({
    project: '',
    currency: 'INR',
    format: 'DOMESTIC' as const,
    chargesAmount: '',
    lines: Array.from({ length: lines }, (_, i) => sampleRow(i)),
  }))
  const form = useFields(initial)
  const draft = useFormDraft('bench', form.values, (values) => form.reset(values, true))
  const summed = useDeferredValue(form.values)
  const columns = useMemo(() => quotationColumns(MASTERS, 'INR', 'DOMESTIC'), [])
  return (
    <main style={{ padding: 16 }}>
      <h1>Lines</h1>
      <Section title="Lines">
        <LineGridTable
          handle={(handle) => {
            window.grid = handle
          }}
          columns={columns}
          rows={form.values.lines}
          onChange={(next) => form.set('lines', next)}
          newRow={newQuotationRow}
          onRowChange={(_, patch, row) => fillQuotationRow(MASTERS, patch, row)}
          label="Lines of the quotation"
          maxRows={500}
        />
        <QuotationSums masters={MASTERS} values={summed as unknown as QuotationValues} />
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
