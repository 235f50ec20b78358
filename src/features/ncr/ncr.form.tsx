'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import {
  HeatField,
  type PickedValue,
  PickerField,
  QuantityField,
  SelectField,
  TextAreaField,
  TextField,
} from '@/ui/fields'
import { DraftState, useFormDraft } from '@/ui/form-draft'
import { Banner, FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createNcr, updateNcr } from './ncr.actions'
import { DISPOSITIONS } from './ncr.schema'
import { DISPOSITION_WORDS, joinWhys, type NcrPage, splitWhys } from './ncr-words'

/** Opens an NCR by hand: for a lot, or for anything else that is not as it should be. */
export function NewNcrForm({ lot }: { lot: { id: string; heatNo: string } | null }) {
  const { run, pending, error, fieldErrors } = useAction(createNcr, {
    successMessage: (data) => `${'number' in data ? String(data.number) : 'NCR'} opened`,
    redirectTo: '/ncrs/{id}',
    onSuccess: () => {
      release()
      void draft.clear()
    },
  })
  const form = useFields(
    {
      lot: (lot ? { id: lot.id, label: lot.heatNo } : null) as PickedValue | null,
      heatNo: lot?.heatNo ?? '',
      vendor: null as PickedValue | null,
      metres: '',
      pieces: '',
      description: '',
    },
    fieldErrors,
  )
  const draft = useFormDraft('ncr:new', form.values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const v = form.values
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({
          stockLotId: v.lot?.id ?? null,
          heatNo: v.heatNo,
          vendorId: v.vendor?.id ?? null,
          metres: v.metres || '0',
          pieces: Number(v.pieces || '0'),
          description: v.description,
        })
      }}
    >
      {draft.banner}
      <ErrorSummary error={error} />
      <FormGrid columns={3}>
        <PickerField
          label="Stock lot"
          list="stock"
          labelKey="heatNo"
          subLabelKey={['size', 'make']}
          description="If it is about pipe in stock"
          {...form.bind('lot')}
          onChange={(value) => form.patch({ lot: value, heatNo: value?.label ?? '' })}
        />
        <HeatField {...form.bind('heatNo')} disabled={v.lot !== null} />
        <PickerField
          label="Vendor"
          list="vendors"
          subLabelKey={['code', 'city']}
          description="The lot's own when left empty"
          {...form.bind('vendor')}
        />
        <QuantityField label="Metres concerned" unit="m" {...form.bind('metres')} />
        <QuantityField label="Pieces concerned" decimals={0} {...form.bind('pieces')} />
        <FullRow>
          <TextAreaField label="What is wrong" required rows={4} maxLength={2000} {...form.bind('description')} />
        </FullRow>
      </FormGrid>
      <FormBar>
        <Button type="submit" loading={pending}>
          Open NCR
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}

const whyKeys = ['why1', 'why2', 'why3', 'why4', 'why5'] as const

/** Root cause by five whys, disposition and effectiveness check of an NCR. */
export function EditNcrForm({ ncr }: { ncr: NcrPage }) {
  const { whys, conclusion } = splitWhys(ncr.rootCause)
  const { run, pending, error, fieldErrors } = useAction(updateNcr, {
    successMessage: 'Saved',
    redirectTo: '/ncrs/{id}',
    onSuccess: () => {
      release()
      void draft.clear()
    },
  })
  const [initial] = useState(() => ({
    description: ncr.description,
    ...(Object.fromEntries(whyKeys.map((key, i) => [key, whys[i] ?? ''])) as Record<(typeof whyKeys)[number], string>),
    conclusion,
    disposition: ncr.disposition ?? '',
    dispositionRemark: ncr.dispositionRemark ?? '',
    effectivenessCheck: ncr.effectivenessCheck ?? '',
  }))
  const form = useFields(initial, fieldErrors)
  const draft = useFormDraft(`ncr:${ncr.id}`, form.values, (v) => form.reset(v, true))
  const release = useUnsavedGuard(form.dirty)
  const v = form.values
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({
          id: ncr.id,
          version: ncr.version,
          description: v.description,
          rootCause: joinWhys(
            whyKeys.map((key) => v[key]),
            v.conclusion,
          ),
          disposition: DISPOSITIONS.find((d) => d === v.disposition) ?? null,
          dispositionRemark: v.dispositionRemark,
          effectivenessCheck: v.effectivenessCheck,
        })
      }}
    >
      {draft.banner}
      <ErrorSummary error={error}>
        {error?.code === 'STALE' && (
          <Banner tone="warn">
            <a href={`/ncrs/${ncr.id}`} target="_blank" rel="noopener">
              See what is saved now
            </a>{' '}
            in a new tab. What you typed is kept here and offered again after a reload.
          </Banner>
        )}
      </ErrorSummary>
      <Section title="What is wrong">
        <TextAreaField label="Description" required rows={3} maxLength={2000} {...form.bind('description')} />
      </Section>
      <Section
        title="Root cause"
        note="Ask why until the answer is something that can be changed; five times is usual, not a must."
      >
        <FormGrid columns={1}>
          {whyKeys.map((key, i) => (
            <TextField key={key} label={`Why ${i + 1}?`} maxLength={500} {...form.bind(key)} />
          ))}
          <TextAreaField
            label="Root cause"
            rows={2}
            maxLength={1200}
            {...form.bind('conclusion')}
            error={fieldErrors.rootCause}
          />
        </FormGrid>
      </Section>
      <Section title="Disposition of the goods">
        <FormGrid columns={2}>
          <SelectField
            label="What happens to them"
            options={DISPOSITIONS.map((value) => ({ value, label: DISPOSITION_WORDS[value] ?? value }))}
            {...form.bind('disposition')}
          />
          <TextAreaField label="Remark" maxLength={1000} {...form.bind('dispositionRemark')} />
        </FormGrid>
      </Section>
      <Section title="Effectiveness check">
        <TextAreaField
          label="How it was checked that the actions work, and what was found"
          rows={3}
          maxLength={2000}
          {...form.bind('effectivenessCheck')}
        />
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <DraftState state={draft.state} />
      </FormBar>
    </form>
  )
}
