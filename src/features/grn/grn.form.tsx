'use client'

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { formatMetres } from '@/core/units'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { randomKey } from '@/ui/random-key'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createGrn, updateGrn } from './grn.actions'
import css from './grn.module.css'
import {
  type GrnFormData,
  type GrnPage,
  type HeatRow,
  heatInput,
  heatRowOf,
  isBlankHeat,
  newHeat,
  type OrderLine,
  overReceipt,
  sameCertificate,
  typedMetresOf,
} from './grn-rows'
import { HeatCard } from './heat-card'

type Values = {
  warehouseId: string
  receivedDate: string
  challanNo: string
  challanDate: string
  vehicleNo: string
  lrNo: string
  remarks: string
  lines: HeatRow[]
}

const valuesOf = (grn: GrnPage | null, data: GrnFormData): Values => ({
  warehouseId: grn?.warehouseId ?? data.order.warehouseId,
  receivedDate: grn?.receivedDate ?? data.today,
  challanNo: grn?.challanNo ?? '',
  challanDate: grn?.challanDate ?? '',
  vehicleNo: grn?.vehicleNo ?? '',
  lrNo: grn?.lrNo ?? '',
  remarks: grn?.remarks ?? '',
  lines: grn?.lines.map(heatRowOf) ?? [],
})

type Props = { grn: GrnPage | null; data: GrnFormData }

/**
 * Entry of a receipt, made for a tablet in the yard: order line by order line, heat by heat. Only the heat being typed is
 * open; the others are one line each. What is typed is kept until it is saved.
 */
export function GrnForm({ grn, data }: Props) {
  const router = useRouter()
  const saved = () => {
    release()
    void draft.clear()
  }
  const create = useAction(createGrn, { successMessage: 'Draft saved', redirectTo: '/grns/{id}', onSuccess: saved })
  const update = useAction(updateGrn, { successMessage: 'Draft saved', redirectTo: '/grns/{id}', onSuccess: saved })
  const { pending, error, fieldErrors } = grn ? update : create
  const form = useFields(valuesOf(grn, data), fieldErrors)
  const draft = useFormDraft(`grn:${grn?.id ?? data.order.id}`, form.values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const [open, setOpen] = useState<string | null>(null)
  const { lines, warehouseId } = form.values
  const back = grn ? `/grns/${grn.id}` : `/purchase-orders/${data.order.id}`
  const locations = useMemo(
    () =>
      (data.warehouses.find((w) => w.id === warehouseId)?.locations ?? []).map((l) => ({
        value: l.id,
        label: l.name ? `${l.code} ${l.name}` : l.code,
      })),
    [data.warehouses, warehouseId],
  )
  const agencies = useMemo(() => data.agencies.map((a) => ({ value: a.id, label: a.name })), [data.agencies])

  const setLines = (next: HeatRow[]) => form.set('lines', next)
  const add = (row: HeatRow) => {
    setLines([...lines, row])
    setOpen(row.key)
  }

  async function submit() {
    const kept = lines.filter((row) => !isBlankHeat(row))
    if (kept.length !== lines.length) setLines(kept)
    const { lines: _lines, challanDate, ...head } = form.values
    const input = { ...head, challanDate: challanDate || null, lines: kept.map(heatInput) }
    const result = grn
      ? await update.run({ ...input, id: grn.id, version: grn.version })
      : await create.run({ ...input, purchaseOrderId: data.order.id })
    if (result && !result.ok) setOpen(firstWrong(kept, result.error.fieldErrors))
  }

  return (
    <form
      className={css.entry}
      onKeyDown={nextOnEnter}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {draft.banner}
      <ErrorSummary error={error}>
        <StaleNote error={error} href={grn ? back : null} />
      </ErrorSummary>
      {data.order.otherItems > 0 && (
        <Banner>{`${data.order.otherItems} item(s) of the order are not pipe; they are not received into stock by heat.`}</Banner>
      )}
      <Section title="Delivery">
        <div className={css.fields}>
          <DateField label="Received on" required max={data.today} {...form.bind('receivedDate')} />
          <SelectField
            label="Warehouse"
            required
            emptyLabel={null}
            options={data.warehouses.map((w) => ({ value: w.id, label: w.name }))}
            {...form.bind('warehouseId')}
            onChange={(next) =>
              form.patch({ warehouseId: next, lines: lines.map((row) => ({ ...row, locationId: '' })) })
            }
          />
          <TextField label="Challan or invoice no." maxLength={60} {...form.bind('challanNo')} />
          <DateField label="Challan date" max={data.today} {...form.bind('challanDate')} />
          <TextField label="Vehicle no." upper maxLength={30} {...form.bind('vehicleNo')} />
          <TextField label="LR no." maxLength={60} {...form.bind('lrNo')} />
        </div>
      </Section>
      {data.order.lines.map((line) => (
        <Section key={line.id} title={`${line.lineNo}. ${line.product} ${line.designation}, ${line.sizeText}`}>
          <Balance line={line} rows={lines} />
          {lines.map((row, index) =>
            row.purchaseOrderLineId === line.id ? (
              <HeatCard
                key={row.key}
                row={row}
                index={index}
                open={open === row.key}
                errors={form.errors}
                locations={locations}
                agencies={agencies}
                onToggle={() => setOpen(open === row.key ? null : row.key)}
                onChange={(patch) => setLines(lines.map((r) => (r.key === row.key ? { ...r, ...patch } : r)))}
                onRemove={() => setLines(lines.filter((r) => r.key !== row.key))}
              />
            ) : null,
          )}
          <AddHeat line={line} rows={lines} makes={data.order.vendor.makes} onAdd={add} />
        </Section>
      ))}
      <Section>
        <FormGrid columns={1}>
          <FullRow>
            <TextAreaField label="Remarks" rows={2} {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <FormBar>
        <Button type="submit" loading={pending} disabled={lines.length === 0}>
          Save draft
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
        <DraftState state={draft.state} />
        {lines.length === 0 && <span className={css.dim}>Add the first heat above.</span>}
      </FormBar>
    </form>
  )
}

/** Enter goes to the next field, as on a scanner or a tablet's keypad; it does not save half a heat. */
function nextOnEnter(event: KeyboardEvent<HTMLFormElement>) {
  const from = event.target
  if (event.key !== 'Enter' || !(from instanceof HTMLInputElement) || from.type === 'file') return
  event.preventDefault()
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=file]):not([type=hidden]), select, textarea'),
  ]
  fields
    .slice(fields.indexOf(from) + 1)
    .find((field) => field.offsetParent !== null)
    ?.focus()
}

/** The heat with the first mistake opens. */
function firstWrong(rows: readonly HeatRow[], errors: Record<string, string> | undefined): string | null {
  const index = Object.keys(errors ?? {}).flatMap((key) => /^lines\.(\d+)\./.exec(key)?.[1] ?? [])[0]
  return index === undefined ? null : (rows[Number(index)]?.key ?? null)
}

function Balance({ line, rows }: { line: OrderLine; rows: readonly HeatRow[] }) {
  const metres = (text: string) => `${formatMetres(text, { trim: true })} m`
  const problem = overReceipt(rows, line)
  return (
    <p className={css.balance}>
      <span>Ordered {metres(line.metres)}</span>
      <span>Received before {metres(line.receivedMetres)}</span>
      <span>
        Now <strong>{metres(typedMetresOf(rows, line.id))}</strong>
      </span>
      <span className={css.dim}>At most {metres(line.allowedMetres)} in all</span>
      {line.certificate && <span className={css.dim}>Certificate asked for: {line.certificate}</span>}
      {problem && (
        <span className={css.red} role="status">
          {problem}
        </span>
      )}
    </p>
  )
}

type AddProps = { line: OrderLine; rows: readonly HeatRow[]; makes: readonly string[]; onAdd: (row: HeatRow) => void }

function AddHeat({ line, rows, makes, onAdd }: AddProps) {
  const last = rows.findLast((row) => row.purchaseOrderLineId === line.id)
  const earlier = last ?? rows.at(-1)
  const icon = <IconPlus size={14} aria-hidden />
  return (
    <div className={css.actions}>
      <Button variant="default" leftSection={icon} onClick={() => onAdd(newHeat(randomKey(), line, earlier, makes))}>
        Add heat
      </Button>
      {last?.mtcNo && (
        <Button variant="default" leftSection={icon} onClick={() => onAdd(sameCertificate(randomKey(), last))}>
          {`Another heat on MTC ${last.mtcNo}`}
        </Button>
      )}
    </div>
  )
}
