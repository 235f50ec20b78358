'use client'

import { Button } from '@mantine/core'
import type { Plain } from '@/server/serialize'
import { CancelButton } from '@/ui/cancel-button'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, TextAreaField, TextField } from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createDispatchNoteAction, updateDispatchNoteAction } from './dispatch-note.actions'
import type { getDispatchNote } from './dispatch-note.queries'

type Draft = NonNullable<Plain<Awaited<ReturnType<typeof getDispatchNote>>>>

const valuesOf = (draft: Draft | null, today: string) => ({
  dispatchDate: draft?.dispatchDate ?? today,
  vehicleNo: draft?.vehicleNo ?? '',
  driverName: draft?.driverName ?? '',
  driverPhone: draft?.driverPhone ?? '',
  transporter: draft?.transporter ?? '',
  transporterGstin: draft?.transporterGstin ?? '',
  lrNo: draft?.lrNo ?? '',
  lrDate: draft?.lrDate ?? '',
  ewayBillNo: draft?.ewayBillNo ?? '',
  ewayBillDate: draft?.ewayBillDate ?? '',
  freightTerms: draft?.freightTerms ?? '',
  remarks: draft?.remarks ?? '',
})

/** How the goods travel. What travels follows from the packing list. */
export function DispatchNoteForm(props: { packingListId: string; draft: Draft | null; today: string }) {
  const { packingListId, draft, today } = props
  const options = {
    successMessage: draft ? 'Dispatch note saved' : 'Dispatch note made; dispatch it when the vehicle leaves',
    redirectTo: '/dispatch-notes/{id}',
    onSuccess: () => {
      release()
      void kept.clear()
    },
  }
  const create = useAction(createDispatchNoteAction, options)
  const update = useAction(updateDispatchNoteAction, options)
  const { pending, error, fieldErrors } = draft ? update : create
  const form = useFields(valuesOf(draft, today), fieldErrors)
  const kept = useFormDraft(`dispatch-note:${draft?.id ?? `new:${packingListId}`}`, form.values, (v) =>
    form.reset(v, true),
  )
  const release = useUnsavedGuard(form.dirty)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft) void update.run({ id: draft.id, version: draft.version, ...form.values })
        else void create.run({ packingListId, ...form.values })
      }}
    >
      {kept.banner}
      <ErrorSummary error={error} />
      <Section title="Transport">
        <FormGrid columns={3}>
          <DateField label="Dispatch date" max={today} required {...form.bind('dispatchDate')} />
          <TextField
            label="Vehicle no."
            upper
            description="Needed to dispatch, unless an LR number is given"
            {...form.bind('vehicleNo')}
          />
          <TextField label="Freight" placeholder="Paid, to pay …" {...form.bind('freightTerms')} />
          <TextField label="Transporter" {...form.bind('transporter')} />
          <TextField label="Transporter GSTIN" upper maxLength={15} {...form.bind('transporterGstin')} />
          <TextField label="Driver" {...form.bind('driverName')} />
          <TextField label="LR no." {...form.bind('lrNo')} />
          <DateField label="LR date" {...form.bind('lrDate')} />
          <TextField label="Driver phone" type="tel" {...form.bind('driverPhone')} />
          <TextField label="E-way bill no." description="12 digits" {...form.bind('ewayBillNo')} />
          <DateField label="E-way bill date" {...form.bind('ewayBillDate')} />
          <FullRow>
            <TextAreaField label="Remarks" {...form.bind('remarks')} />
          </FullRow>
        </FormGrid>
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <CancelButton fallback="/dispatch-notes" disabled={pending} />
        <DraftState state={kept.state} />
      </FormBar>
    </form>
  )
}
