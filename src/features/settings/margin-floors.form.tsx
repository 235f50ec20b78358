'use client'

import { Button, Group } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/ui/error-summary'
import { DecimalField } from '@/ui/fields'
import { FormGrid } from '@/ui/page'
import { useUnsavedGuard } from '@/ui/unsaved-guard'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { saveMarginFloorsAction } from './settings.actions'

export type FloorRow = { familyCode: string; family: string; minMarginPct: string | null; version: number | null }

const valuesOf = (rows: readonly FloorRow[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.familyCode, row.minMarginPct ?? '']))

/** The least margin of each product family, per cent of the selling rate; empty for none. */
export function MarginFloorsForm({ rows, readOnly }: { rows: FloorRow[]; readOnly: boolean }) {
  const router = useRouter()
  const { run, pending, error, fieldErrors } = useAction(saveMarginFloorsAction, {
    successMessage: 'Margin floors saved',
    onSuccess: () => {
      release()
      form.setDirty(false)
    },
  })
  const form = useFields(valuesOf(rows), fieldErrors)
  const release = useUnsavedGuard(form.dirty && !readOnly)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({
          floors: rows.map(({ familyCode, version }) => ({
            familyCode,
            version,
            minMarginPct: form.values[familyCode] ?? '',
          })),
        })
      }}
    >
      <ErrorSummary error={error}>
        {error?.code === 'STALE' && (
          <Button size="compact-xs" variant="default" mt={6} onClick={() => router.refresh()}>
            Take over the new version and keep my input
          </Button>
        )}
      </ErrorSummary>
      <FormGrid columns={3}>
        {rows.map(({ familyCode, family }, i) => (
          <DecimalField
            key={familyCode}
            label={family}
            name={familyCode}
            unit="%"
            decimals={4}
            min="0"
            max="100"
            readOnly={readOnly}
            placeholder="No floor"
            value={form.values[familyCode] ?? ''}
            onChange={(value) => form.set(familyCode, value)}
            error={form.errors[`floors.${i}.minMarginPct`] ?? form.errors[`floors.${i}.familyCode`]}
          />
        ))}
      </FormGrid>
      {!readOnly && (
        <Group gap="xs" mt="md">
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </Group>
      )}
    </form>
  )
}
