'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { Plain } from '@/server/serialize'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, FileField, type FileValue, SelectField, TextAreaField, TextField } from '@/ui/fields'
import { FormBar, FormGrid, FullRow, Section } from '@/ui/page'
import { StaleNote } from '@/ui/stale-note'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { updateMtc } from './mtc.actions'
import type { getMtc } from './mtc.queries'
import { MTC_TYPES } from './mtc.schema'

export type MtcPage = NonNullable<Plain<Awaited<ReturnType<typeof getMtc>>>>

type Values = {
  mtcNo: string
  mtcDate: string
  mtcType: string
  make: string
  remarks: string
  file: FileValue | null
  reason: string
}

const TYPES = MTC_TYPES.map((type) => ({ value: type, label: `EN 10204 ${type}` }))

/** QC corrects what the record says of the certificate. */
export function MtcForm({ mtc, today }: { mtc: MtcPage; today: string }) {
  const router = useRouter()
  const { run, pending, error, fieldErrors } = useAction(updateMtc, {
    successMessage: 'Record corrected',
    redirectTo: '/mtcs/{id}',
    onSuccess: () => release(),
  })
  const form = useFields<Values>(
    {
      mtcNo: mtc.mtcNo,
      mtcDate: mtc.mtcDate,
      mtcType: mtc.mtcType,
      make: mtc.make,
      remarks: mtc.remarks ?? '',
      file: null,
      reason: '',
    },
    fieldErrors,
  )
  const release = useUnsavedGuard(form.dirty)
  const back = `/mtcs/${mtc.id}`

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { file, mtcType, ...rest } = form.values
        void run({
          ...rest,
          mtcType: mtcType as (typeof MTC_TYPES)[number],
          id: mtc.id,
          version: mtc.version,
          fileId: file?.id ?? null,
        })
      }}
    >
      <ErrorSummary error={error}>
        <StaleNote error={error} href={back} />
      </ErrorSummary>
      <Section
        title="What the certificate says"
        note="Type what stands on the paper. The lots of the certificate follow; receipts stay as they were posted."
      >
        <FormGrid columns={4}>
          <TextField label="MTC no." required upper maxLength={80} {...form.bind('mtcNo')} />
          <DateField label="MTC date" required max={today} {...form.bind('mtcDate')} />
          <SelectField label="Type" required emptyLabel={null} options={TYPES} {...form.bind('mtcType')} />
          <TextField label="Make (mill)" required upper maxLength={80} {...form.bind('make')} />
          <FullRow>
            <FileField
              label="New file"
              description="Only for a better scan or a corrected certificate; the present file is kept."
              accept="application/pdf,image/*"
              purpose="mtc"
              {...form.bind('file')}
              name="fileId"
              error={form.errors.fileId}
            />
          </FullRow>
          <FullRow>
            <TextAreaField label="Remarks" rows={2} {...form.bind('remarks')} />
          </FullRow>
          <FullRow>
            <TextField label="Why the record is corrected" required maxLength={1000} {...form.bind('reason')} />
          </FullRow>
        </FormGrid>
      </Section>
      <FormBar>
        <Button type="submit" loading={pending}>
          Save
        </Button>
        <Button variant="default" onClick={() => router.push(back)}>
          Cancel
        </Button>
      </FormBar>
    </form>
  )
}
