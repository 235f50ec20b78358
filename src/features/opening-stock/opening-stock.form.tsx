'use client'

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Plain } from '@/server/serialize'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, FileField, type FileValue, SelectField, TextField } from '@/ui/fields'
import { fetchList, textOf } from '@/ui/fields/fetch-list'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { FormBar, FormGrid, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createOpeningStockAction } from './opening-stock.actions'
import type { openingStockForm } from './opening-stock.queries'
import { MTC_TYPES } from './opening-stock.schema'

type Options = Plain<Awaited<ReturnType<typeof openingStockForm>>>

type Line = {
  heatNo: string
  productSpecId: string
  productLabel: string
  designations: string
  additionalSpecs: string
  pipeSizeId: string
  sizeText: string
  ends: string
  lengthText: string
  locationId: string
  metres: string
  pieces: string
  costPerMetre: string
}

type Values = {
  make: string
  mtcNo: string
  mtcDate: string
  mtcType: string
  mtcFile: FileValue | null
  tpiAgencyId: string
  tpiReference: string
  tpiFile: FileValue | null
  receivedDate: string
  reference: string
  lots: Line[]
}

const newLine = (): Line => ({
  heatNo: '',
  productSpecId: '',
  productLabel: '',
  designations: '',
  additionalSpecs: '',
  pipeSizeId: '',
  sizeText: '',
  ends: '',
  lengthText: '',
  locationId: '',
  metres: '',
  pieces: '',
  costPerMetre: '',
})

const list = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((s) => s.trim())
    .filter(Boolean)

const sizeWords = (row: Record<string, unknown>) =>
  `${row.nps}" NB X ${/^\d/.test(String(row.schedule)) ? 'SCH ' : ''}${row.schedule}`

function columnsOf(options: Options): LineColumn<Line>[] {
  const columns: LineColumn<Line>[] = [
    { key: 'heatNo', label: 'Heat no.', type: 'text', upper: true, maxLength: 40, width: 120, required: true },
    {
      key: 'productSpecId',
      label: 'Product',
      type: 'combo',
      labelKey: 'productLabel',
      width: 240,
      required: true,
      load: async (query, _row, signal) =>
        (await fetchList('product-specs', query, { active: 'yes' }, signal)).map((row) => ({
          value: String(row.id),
          label: textOf(row, ['designation', 'product']),
          data: row,
        })),
      toPatch: (option, row) =>
        option && !row.ends ? { ends: String((option.data as Record<string, unknown>).defaultEnd ?? '') } : {},
    },
    {
      key: 'sizeText',
      label: 'Size',
      type: 'combo',
      freeText: true,
      width: 160,
      required: true,
      placeholder: '6" SCH 40 or 219.1 x 8.18',
      load: async (query, _row, signal) =>
        (await fetchList('pipe-sizes', query, { active: 'yes' }, signal)).map((row) => ({
          value: sizeWords(row),
          label: sizeWords(row),
          detail: `${row.odMm} x ${row.wallMm} mm`,
          data: row,
        })),
    },
    {
      key: 'ends',
      label: 'Ends',
      type: 'select',
      width: 80,
      options: ['BE', 'PE', 'NPTM', 'BSPT'].map((value) => ({ value, label: value })),
    },
    {
      key: 'locationId',
      label: 'Place',
      type: 'select',
      width: 120,
      required: true,
      options: options.locations.map((l) => ({ value: l.id, label: `${l.warehouse.code} ${l.code}` })),
    },
    { key: 'metres', label: 'Metres', type: 'number', decimals: 3, min: '0', width: 100, required: true },
    { key: 'pieces', label: 'Pieces', type: 'number', decimals: 0, min: '1', width: 80, required: true },
  ]
  if (options.costShown)
    columns.push({ key: 'costPerMetre', label: 'Cost / m', type: 'number', decimals: 3, min: '0', width: 100 })
  columns.push(
    { key: 'designations', label: 'Also certified to', type: 'text', width: 170, placeholder: 'comma between' },
    { key: 'additionalSpecs', label: 'Additional spec', type: 'text', width: 140, placeholder: 'NACE MR0175, IBR' },
    { key: 'lengthText', label: 'Length', type: 'text', width: 90, placeholder: '5.8-6.2 m' },
  )
  return columns
}

function inputOf(v: Values) {
  return {
    lots: v.lots.map((l) => ({
      heatNo: l.heatNo,
      productSpecId: l.productSpecId,
      designations: list(l.designations),
      additionalSpecs: list(l.additionalSpecs),
      sizeText: l.sizeText,
      ends: (l.ends || null) as 'BE' | 'PE' | 'NPTM' | 'BSPT' | null,
      lengthText: l.lengthText,
      locationId: l.locationId,
      metres: l.metres,
      pieces: l.pieces,
      costPerMetre: l.costPerMetre || null,
      make: v.make,
      mtcNo: v.mtcNo,
      mtcDate: v.mtcDate,
      mtcType: v.mtcType as (typeof MTC_TYPES)[number],
      mtcFileId: v.mtcFile?.id ?? null,
      tpiAgencyId: v.tpiAgencyId || null,
      tpiReference: v.tpiReference,
      tpiFileId: v.tpiFile?.id ?? null,
      receivedDate: v.receivedDate,
      reference: v.reference,
    })),
  }
}

/** Fields above the lines that the server checks per lot: its first sentence about them is shown at the field. */
const SHARED = [
  'make',
  'mtcNo',
  'mtcDate',
  'mtcType',
  'mtcFileId',
  'tpiAgencyId',
  'tpiReference',
  'tpiFileId',
  'receivedDate',
  'reference',
]

function spread(errors: Record<string, string>): Record<string, string> {
  const out = { ...errors }
  for (const [path, message] of Object.entries(errors)) {
    const field = path.split('.')[2]
    if (field && SHARED.includes(field))
      out[field === 'mtcFileId' ? 'mtcFile' : field === 'tpiFileId' ? 'tpiFile' : field] ??= message
    if (field === 'pipeSizeId' || field === 'odMm' || field === 'wallMm') out[path.replace(field, 'sizeText')] = message
  }
  return out
}

/** One certificate and the lots it covers. */
export function OpeningStockForm({ options }: { options: Options }) {
  const { run, pending, error, fieldErrors } = useAction(createOpeningStockAction, {
    successMessage: (data) => `${data.ids.length} ${data.ids.length === 1 ? 'lot' : 'lots'} entered; QC approves next`,
    redirectTo: '/opening-stock?status=WAITING',
    onSuccess: () => {
      release()
      void draft.clear()
    },
  })
  const errors = useMemo(() => spread(fieldErrors), [fieldErrors])
  const initial: Values = {
    make: '',
    mtcNo: '',
    mtcDate: '',
    mtcType: '3.1',
    mtcFile: null,
    tpiAgencyId: '',
    tpiReference: '',
    tpiFile: null,
    receivedDate: options.today,
    reference: '',
    lots: [newLine()],
  }
  const form = useFields<Values>(initial, errors)
  const draft = useFormDraft('opening-stock:new', form.values, (values) => form.reset(values, true))
  const release = useUnsavedGuard(form.dirty)
  const columns = useMemo(() => columnsOf(options), [options])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run(inputOf(form.values))
      }}
    >
      {draft.banner}
      <ErrorSummary error={error} />
      <Section title="Certificate">
        <FormGrid columns={4}>
          <TextField label="Make (mill)" required upper {...form.bind('make')} />
          <TextField label="MTC no." required upper {...form.bind('mtcNo')} />
          <DateField label="MTC date" required max={options.today} {...form.bind('mtcDate')} />
          <SelectField
            label="MTC type (EN 10204)"
            required
            emptyLabel={null}
            options={MTC_TYPES.map((value) => ({ value, label: value }))}
            {...form.bind('mtcType')}
          />
          <FileField
            label="Certificate file"
            accept="application/pdf,image/*"
            description="Not needed when it is on file already"
            {...form.bind('mtcFile')}
          />
          <SelectField
            label="TPI agency"
            options={options.agencies.map((a) => ({ value: a.id, label: a.name }))}
            emptyLabel="None"
            {...form.bind('tpiAgencyId')}
          />
          <TextField label="TPI report no." {...form.bind('tpiReference')} />
          <FileField label="TPI report" accept="application/pdf,image/*" {...form.bind('tpiFile')} />
          <DateField label="Received" required max={options.today} {...form.bind('receivedDate')} />
          <TextField label="Reference" description="Stock sheet, old GRN …" {...form.bind('reference')} />
        </FormGrid>
      </Section>
      <Section title="Lots">
        <LineGrid
          label="Lots"
          path="lots"
          columns={columns}
          rows={form.values.lots}
          newRow={newLine}
          errors={form.errors}
          addLabel="Add lot"
          onChange={(lots) => form.set('lots', lots)}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Enter {form.values.lots.length} {form.values.lots.length === 1 ? 'lot' : 'lots'}
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
