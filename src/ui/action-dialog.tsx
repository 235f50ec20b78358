'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Action } from '@/core/result'
import { type AskField, AskInput } from './ask-input'
import { ErrorSummary } from './error-summary'
import { useAction } from './use-action'

export type { AskField } from './ask-input'

export type ActionSpec<I, T> = {
  action: Action<I, T>
  /** Everything the action needs except what the dialog asks for. */
  input: Partial<NoInfer<I>>
  label: string
  /** Sentence stating what will happen to what: "Cancel SO/26/00012? 340.5 m of 3 heats become free." */
  confirm?: string
  remark?: 'required' | 'optional'
  remarkLabel?: string
  /** Key of the remark in the input (default 'remark'). */
  remarkKey?: string
  fields?: AskField[]
  tone?: 'primary' | 'plain' | 'danger'
  successMessage?: string
  /** '/sales-orders/{id}', filled from the result. */
  redirectTo?: string
  disabled?: boolean
  /** Why it is disabled. */
  disabledReason?: string
}

/** Whether a dialog opens before the action runs. */
export function asksFirst<I, T>(spec: ActionSpec<I, T>): boolean {
  return Boolean(spec.confirm || spec.remark || spec.fields?.length)
}

type Props<I, T> = { spec: ActionSpec<I, T>; opened: boolean; onClose: () => void }

/** Confirm text, remark and questions of an action; stays open with the server's sentence when it fails. */
export function ActionDialog<I, T>({ spec, opened, onClose }: Props<I, T>) {
  const router = useRouter()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState<Record<string, string>>({})
  const { run, pending, error, fieldErrors, reset } = useAction(spec.action, {
    successMessage: spec.successMessage ?? `${spec.label}: done`,
    redirectTo: spec.redirectTo,
    onSuccess: () => close(),
  })
  const remarkKey = spec.remarkKey ?? 'remark'
  const fields: AskField[] = [
    ...(spec.fields ?? []),
    ...(spec.remark
      ? [
          {
            name: remarkKey,
            label: spec.remarkLabel ?? (spec.remark === 'required' ? 'Reason' : 'Remark (optional)'),
            type: 'textarea' as const,
            required: spec.remark === 'required',
          },
        ]
      : []),
  ]
  const answerOf = (field: AskField) => answers[field.name] ?? field.defaultValue ?? ''

  function close() {
    setAnswers({})
    setMissing({})
    reset()
    onClose()
  }

  async function submit() {
    const empty = fields.filter((f) => f.required && f.type !== 'check' && answerOf(f).trim() === '')
    setMissing(Object.fromEntries(empty.map((f) => [f.name, 'Fill this in.'])))
    if (empty.length > 0) return
    const asked = fields
      .filter((f) => answerOf(f).trim() !== '' || f.type === 'check')
      .map((f) => [f.name, f.type === 'check' ? answerOf(f) === 'true' : answerOf(f).trim()] as const)
    await run({ ...spec.input, ...Object.fromEntries(asked) } as I)
  }

  return (
    <Modal opened={opened} onClose={() => !pending && close()} title={spec.label} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void submit()
        }}
        style={{ display: 'flex', flexDirection: 'column', gap: 10 }}
      >
        <ErrorSummary error={error}>
          {error?.code === 'STALE' && (
            <Button
              size="compact-xs"
              variant="default"
              mt={6}
              onClick={() => {
                close()
                router.refresh()
              }}
            >
              Reload to see what changed
            </Button>
          )}
        </ErrorSummary>
        {spec.confirm && <Text size="sm">{spec.confirm}</Text>}
        {fields.map((field) => (
          <AskInput
            key={field.name}
            field={field}
            value={answerOf(field)}
            error={missing[field.name] ?? fieldErrors[field.name]}
            onChange={(value) => setAnswers((old) => ({ ...old, [field.name]: value }))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={pending}>
            Not now
          </Button>
          <Button
            type="submit"
            loading={pending}
            color={spec.tone === 'danger' ? 'red' : undefined}
            data-autofocus={fields.length === 0 || undefined}
          >
            {spec.label}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
