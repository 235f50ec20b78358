'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, FileField, type FileValue, SelectField, TextAreaField } from '@/ui/fields'
import { FormGrid, FullRow } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { addNcrAction, completeNcrAction } from './ncr.actions'
import { ACTION_KINDS } from './ncr.schema'
import { ACTION_KIND_WORDS } from './ncr-words'

type AddProps = { ncrId: string; members: readonly { id: string; name: string }[]; today: string }

/** Gives an action to a person, with a date. */
export function AddNcrActionForm({ ncrId, members, today }: AddProps) {
  const [opened, setOpened] = useState(false)
  const blank = { kind: 'CORRECTIVE', description: '', assignedToId: '', dueDate: '' }
  const { run, pending, error, fieldErrors } = useAction(addNcrAction, {
    successMessage: 'Action assigned; it stands on the task list of its owner',
    onSuccess: () => {
      form.reset(blank)
      setOpened(false)
    },
  })
  const form = useFields(blank, fieldErrors)
  if (!opened)
    return (
      <Button variant="default" onClick={() => setOpened(true)}>
        Add an action
      </Button>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const { kind, ...v } = form.values
        void run({ ncrId, ...v, kind: ACTION_KINDS.find((k) => k === kind) ?? 'CORRECTIVE' })
      }}
      style={{ display: 'flex', flexDirection: 'column', gap: 10 }}
    >
      <ErrorSummary error={error} />
      <FormGrid columns={3}>
        <SelectField
          label="Kind"
          required
          emptyLabel={null}
          options={ACTION_KINDS.map((value) => ({ value, label: ACTION_KIND_WORDS[value] ?? value }))}
          {...form.bind('kind')}
        />
        <SelectField
          label="Who does it"
          required
          options={members.map((m) => ({ value: m.id, label: m.name }))}
          {...form.bind('assignedToId')}
        />
        <DateField label="Due" required min={today} {...form.bind('dueDate')} />
        <FullRow>
          <TextAreaField label="What is to be done" required maxLength={1000} {...form.bind('description')} />
        </FullRow>
      </FormGrid>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="submit" loading={pending}>
          Assign
        </Button>
        <Button variant="default" onClick={() => setOpened(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}

/** Records what was done, with a photo or a paper as evidence. */
export function CompleteNcrActionForm({ id }: { id: string }) {
  const [opened, setOpened] = useState(false)
  const { run, pending, error, fieldErrors } = useAction(completeNcrAction, { successMessage: 'Recorded as done' })
  const form = useFields({ evidence: '', file: null as FileValue | null }, fieldErrors)
  if (!opened)
    return (
      <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
        Done…
      </Button>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({ id, evidence: form.values.evidence, evidenceFileId: form.values.file?.id ?? null })
      }}
      style={{ display: 'flex', flexDirection: 'column', gap: 8, minWidth: 280, textAlign: 'left' }}
    >
      <ErrorSummary error={error} />
      <TextAreaField
        label="What was done, and where the evidence is"
        required
        maxLength={2000}
        {...form.bind('evidence')}
      />
      <FileField label="Evidence (photo, report)" capture {...form.bind('file')} />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button type="submit" loading={pending}>
          Record as done
        </Button>
        <Button variant="default" onClick={() => setOpened(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
