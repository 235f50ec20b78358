'use client'

import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { dec, decOrNull } from '@/core/money'
import { formatMetres } from '@/core/units'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, SelectField, TextAreaField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { type LineColumn, LineGrid } from '@/ui/line-grid'
import { Kg, Metres } from '@/ui/num'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createPackingListAction, updatePackingListAction } from './packing-list.actions'
import type { getPackingList, packingFormData } from './packing-list.queries'
import { roomOf } from './packing-list.totals'

type FormData = NonNullable<Plain<Awaited<ReturnType<typeof packingFormData>>>>
type Draft = NonNullable<Plain<Awaited<ReturnType<typeof getPackingList>>>>
type Reservation = FormData['reservations'][number]

type Row = { reservationId: string; metres: string; pieces: string; bundleNo: string; bundles: string; remark: string }
type Values = { warehouseId: string; packingDate: string; remarks: string; lines: Row[] }

const newRow = (): Row => ({ reservationId: '', metres: '', pieces: '', bundleNo: '', bundles: '1', remark: '' })
const isBlank = (row: Row) => row.metres.trim() === '' && row.pieces.trim() === ''

const openIn = (data: FormData, warehouseId: string) =>
  data.reservations.filter((r) => r.warehouseId === warehouseId && dec(r.openMetres).gt(0))

const proposal = (data: FormData, warehouseId: string): Row[] =>
  openIn(data, warehouseId).map((r) => ({ ...newRow(), reservationId: r.id, metres: formatPlain(r.openMetres) }))

/** As a person would type it: no grouping, no zeros at the end. */
const formatPlain = (metres: string) => formatMetres(metres, { trim: true }).replaceAll(',', '')

function valuesOf(data: FormData, draft: Draft | null): Values {
  if (draft)
    return {
      warehouseId: draft.warehouseId,
      packingDate: draft.packingDate,
      remarks: draft.remarks ?? '',
      lines: draft.lines.map((l) => ({
        reservationId: l.reservationId,
        metres: formatPlain(l.metres),
        pieces: String(l.pieces),
        bundleNo: l.bundleNo ?? '',
        bundles: String(l.bundles),
        remark: l.remark ?? '',
      })),
    }
  const first = data.reservations.find((r) => dec(r.openMetres).gt(0)) ?? data.reservations[0]
  const warehouseId = first?.warehouseId ?? ''
  return { warehouseId, packingDate: data.today, remarks: '', lines: proposal(data, warehouseId) }
}

const labelOf = (r: Reservation) => `${r.heatNo} · ${r.sizeText} · item ${r.lineNo} · ${r.location}`

function columnsOf(reservations: readonly Reservation[]): LineColumn<Row>[] {
  const byId = new Map(reservations.map((r) => [r.id, r]))
  const of = (row: Row) => byId.get(row.reservationId)
  const sum = (rows: readonly Row[]) => rows.reduce((n, r) => n.plus(decOrNull(r.metres) ?? 0), dec(0)).toString()
  return [
    {
      key: 'reservationId',
      label: 'Reserved heat',
      type: 'select',
      options: [{ value: '', label: 'Choose…' }, ...reservations.map((r) => ({ value: r.id, label: labelOf(r) }))],
      width: 260,
      required: true,
    },
    {
      key: 'open',
      label: 'Open m',
      type: 'computed',
      align: 'right',
      width: 80,
      render: (row) => <Metres value={of(row)?.openMetres} trim />,
    },
    {
      key: 'openPieces',
      label: 'At place',
      type: 'computed',
      align: 'right',
      width: 72,
      render: (row) => (of(row) ? `${of(row)?.openPieces} pcs` : ''),
    },
    {
      key: 'metres',
      label: 'Metres',
      type: 'number',
      decimals: 3,
      min: '0',
      width: 100,
      required: true,
      total: (rows) => <Metres value={sum(rows)} trim />,
    },
    { key: 'pieces', label: 'Pieces', type: 'number', decimals: 0, min: '1', width: 76, required: true },
    { key: 'bundleNo', label: 'Bundle no.', type: 'text', width: 96, maxLength: 40 },
    { key: 'bundles', label: 'Bundles', type: 'number', decimals: 0, min: '1', width: 76 },
    {
      key: 'netKg',
      label: 'Net kg',
      type: 'computed',
      align: 'right',
      width: 96,
      render: (row) => {
        const metres = decOrNull(row.metres)
        const kgPerMetre = of(row)?.unitWeight
        return metres && kgPerMetre ? <Kg value={metres.times(kgPerMetre).toString()} trim /> : null
      },
    },
    { key: 'remark', label: 'Remark', type: 'text', width: 160, maxLength: 300 },
  ]
}

/** Packs reserved heats of one order, bundle by bundle. A heat may stand on several lines, one for each bundle. */
export function PackingListForm({ data, draft }: { data: FormData; draft: Draft | null }) {
  const options = {
    successMessage: draft ? 'Packing list saved' : 'Packing list made; mark it packed when the bundles stand ready',
    redirectTo: '/packing-lists/{id}',
    onSuccess: () => {
      release()
      void kept.clear()
    },
  }
  const create = useAction(createPackingListAction, options)
  const update = useAction(updatePackingListAction, options)
  const { pending, error, fieldErrors } = draft ? update : create
  const form = useFields(valuesOf(data, draft), fieldErrors)
  const kept = useFormDraft(`packing-list:${draft?.id ?? `new:${data.order.id}`}`, form.values, (v) =>
    form.reset(v, true),
  )
  const release = useUnsavedGuard(form.dirty)
  const { warehouseId } = form.values
  const reservations = useMemo(
    () => data.reservations.filter((r) => r.warehouseId === warehouseId),
    [data.reservations, warehouseId],
  )
  const columns = useMemo(() => columnsOf(reservations), [reservations])
  const warehouses = [...new Map(data.reservations.map((r) => [r.warehouseId, r.warehouse]))]

  function submit() {
    const lines = form.values.lines.filter((row) => !isBlank(row))
    if (lines.length !== form.values.lines.length) form.set('lines', lines)
    const content = {
      packingDate: form.values.packingDate,
      remarks: form.values.remarks,
      lines: lines.map((row) => ({ ...row, pieces: row.pieces || '0', bundles: row.bundles || '1' })),
    }
    if (draft) void update.run({ id: draft.id, version: draft.version, ...content })
    else void create.run({ salesOrderId: data.order.id, warehouseId, ...content })
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {kept.banner}
      <ErrorSummary error={error} />
      <Section title="Details">
        <FormGrid columns={3}>
          <SelectField
            label="Warehouse"
            options={warehouses.map(([value, label]) => ({ value, label }))}
            emptyLabel={null}
            disabled={draft !== null || warehouses.length < 2}
            {...form.bind('warehouseId')}
            onChange={(id) => form.patch({ warehouseId: id, lines: proposal(data, id) })}
          />
          <DateField label="Packing date" max={data.today} required {...form.bind('packingDate')} />
          <FullRow>
            <TextAreaField label="Remarks" {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <Section title="What can still be packed" note="Metres by order line, the quantity tolerance included.">
        <SimpleTable
          caption="What can still be packed of each order line"
          rows={data.orderLines}
          columns={[
            { key: 'lineNo', label: 'Item', align: 'right' },
            { key: 'metres', label: 'Ordered', align: 'right', render: (l) => <Metres value={l.metres} trim /> },
            {
              key: 'dispatchedMetres',
              label: 'Dispatched',
              align: 'right',
              render: (l) => <Metres value={l.dispatchedMetres} trim />,
            },
            {
              key: 'packedElsewhere',
              label: 'On other lists',
              align: 'right',
              render: (l) => <Metres value={l.packedElsewhere} trim />,
            },
            {
              key: 'toleranceMetres',
              label: 'Tolerance',
              align: 'right',
              render: (l) => <Metres value={l.toleranceMetres} trim />,
            },
            {
              key: 'room',
              label: 'At most now',
              align: 'right',
              render: (l) => <Metres value={roomOf(l).toString()} trim />,
            },
          ]}
        />
      </Section>
      <Section
        title="Packed"
        note="One line for each heat and bundle. The net weight follows from metres and kg per metre."
      >
        <LineGrid
          columns={columns}
          rows={form.values.lines}
          onChange={(lines) => form.set('lines', lines)}
          newRow={newRow}
          errors={form.errors}
          label="Packed heats"
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <CancelButton fallback="/packing-lists" disabled={pending} />
        <DraftState state={kept.state} />
      </FormBar>
    </form>
  )
}
