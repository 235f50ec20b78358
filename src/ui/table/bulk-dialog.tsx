'use client'

import { Button, Group, Modal, Progress, Text } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { type AskField, AskInput } from '../ask-input'
import { randomKey } from '../random-key'
import { SimpleTable } from '../simple-table'
import type { BulkAction } from './bulk-action'
import type { Selected } from './use-selection'

type Outcome = { id: string; label: string; problem: string | null }

type Props = {
  action: BulkAction
  selected: Selected
  onClose: () => void
  /** The rows that it worked for. */
  onDone: (ids: string[]) => void
}

const NO_ANSWER = 'The server did not answer; this one was not done.'

function questionsOf(action: BulkAction): AskField[] {
  return [
    ...(action.fields ?? []),
    ...(action.remark
      ? [
          {
            name: 'remark',
            label: action.remark === 'required' ? 'Reason' : 'Remark (optional)',
            type: 'textarea' as const,
            required: action.remark === 'required',
          },
        ]
      : []),
  ]
}

/** Asks once, does it to each row in turn, and says for each how it went. */
export function BulkDialog({ action, selected, onClose, onDone }: Props) {
  const router = useRouter()
  // What was chosen when the dialog opened: rows that are done leave the selection meanwhile.
  const [chosen] = useState(() => [...selected])
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [outcomes, setOutcomes] = useState<Outcome[]>([])
  const [running, setRunning] = useState(false)
  const stopped = useRef(false)
  const questions = questionsOf(action)
  const answerOf = (field: AskField) => answers[field.name] ?? field.defaultValue ?? ''
  const finished = outcomes.length > 0 && !running
  const failed = outcomes.filter((o) => o.problem)

  async function one(id: string, label: string, asked: Record<string, string>): Promise<Outcome> {
    const input = { ...action.input, ...asked, [action.idKey ?? 'id']: id }
    const result = await action.action(input, { idempotencyKey: randomKey() }).catch(() => null)
    if (!result) return { id, label, problem: NO_ANSWER }
    if (result.ok) return { id, label, problem: null }
    const fields = Object.values(result.error.fieldErrors ?? {})
    return { id, label, problem: [result.error.message, ...fields].join(' ') }
  }

  async function run() {
    const empty = questions.filter((f) => f.required && answerOf(f).trim() === '')
    setMissing(Object.fromEntries(empty.map((f) => [f.name, 'Fill this in.'])))
    if (empty.length > 0) return
    const asked = Object.fromEntries(
      questions.filter((f) => answerOf(f).trim() !== '').map((f) => [f.name, answerOf(f).trim()]),
    )
    setRunning(true)
    const done: Outcome[] = []
    for (const [id, label] of chosen) {
      if (stopped.current) break
      done.push(await one(id, label, asked))
      setOutcomes([...done])
    }
    setRunning(false)
    onDone(done.filter((o) => !o.problem).map((o) => o.id))
    router.refresh()
  }

  const close = () => {
    if (running) stopped.current = true
    else onClose()
  }
  const n = chosen.length
  return (
    <Modal opened onClose={close} title={`${action.label}: ${n} selected`} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          void run()
        }}
        style={{ display: 'flex', flexDirection: 'column', gap: 10 }}
      >
        {outcomes.length === 0 && !running && (
          <>
            {action.confirm && <Text size="sm">{action.confirm}</Text>}
            {questions.map((field) => (
              <AskInput
                key={field.name}
                field={field}
                value={answerOf(field)}
                error={missing[field.name]}
                onChange={(value) => setAnswers((old) => ({ ...old, [field.name]: value }))}
              />
            ))}
          </>
        )}
        {running && (
          <>
            <Text size="sm" aria-live="polite">{`${outcomes.length} of ${n} done`}</Text>
            <Progress value={(outcomes.length * 100) / n} aria-label="Progress" />
          </>
        )}
        {finished && (
          <>
            <Text size="sm" role="status">
              {`${outcomes.length - failed.length} of ${n} done${failed.length > 0 ? `, ${failed.length} not:` : '.'}`}
              {outcomes.length < n ? ` Stopped after ${outcomes.length}.` : ''}
            </Text>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section style={{ maxHeight: 320, overflowY: 'auto' }} tabIndex={0} aria-label="Document by document">
              <SimpleTable
                caption="Document by document"
                rows={[...failed, ...outcomes.filter((o) => !o.problem)]}
                rowKey={(row) => row.id}
                columns={[
                  { key: 'label', label: 'Document', nowrap: true, render: (row) => row.label },
                  { key: 'problem', label: 'What happened', render: (row) => row.problem ?? 'Done' },
                ]}
              />
            </section>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {running ? 'Stop' : finished ? 'Close' : 'Not now'}
          </Button>
          {!finished && (
            <Button type="submit" loading={running} color={action.tone === 'danger' ? 'red' : undefined}>
              {action.label}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  )
}
