'use client'

import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { TextAreaField } from '@/ui/fields'
import { StatusBadge } from '@/ui/status-badge'
import { useAction } from '@/ui/use-action'
import { approveManyQuotations } from '../quotation.actions'
import css from './approval-inbox.module.css'
import type { InboxItem } from './approval-inbox.queries'

/** One remark for all that are selected; afterwards it says of each what happened to it. */
export function ApproveSelected({ items, onClose }: { items: InboxItem[]; onClose: () => void }) {
  // the page reloads behind the dialog: what was chosen stays in it
  const [chosen] = useState(items)
  const [remark, setRemark] = useState('')
  const [missing, setMissing] = useState('')
  const [done, setDone] = useState<ReadonlyMap<string, string | null> | null>(null)
  const { run, pending, error, fieldErrors } = useAction(approveManyQuotations, {
    onSuccess: ({ results }) => setDone(new Map(results.map((result) => [result.id, result.message]))),
  })
  const needsRemark = chosen.some((item) => item.needsRemark)
  const failed = done ? [...done.values()].filter((message) => message !== null).length : 0

  async function approve() {
    if (needsRemark && remark.trim() === '') {
      setMissing('Say why they are approved below the margin floor.')
      return
    }
    await run({ items: chosen.map(({ id, version }) => ({ id, version })), remark })
  }

  return (
    <Modal opened onClose={() => !pending && onClose()} title={done ? 'What happened' : 'Approve several'} size="lg">
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          void approve()
        }}
      >
        <ErrorSummary error={error} />
        {done ? (
          <Text size="sm" role="status">
            {failed === 0
              ? `All ${chosen.length} are approved.`
              : `${chosen.length - failed} approved, ${failed} not: nothing was changed on those.`}
          </Text>
        ) : (
          <Text size="sm">
            {chosen.length === 1 ? 'It is' : `These ${chosen.length} are`} approved and their content is frozen. Each is
            decided for itself.
          </Text>
        )}
        <ul className={css.outcomes}>
          {chosen.map((item, i) => {
            const message = done ? done.get(item.id) : fieldErrors[`items.${i}`]
            return (
              <li key={item.id}>
                <span>
                  {item.name}, {item.customer}
                </span>
                {done && !message && <StatusBadge status="APPROVED" label="approved" />}
                {message && <span className={css.refused}>{message}</span>}
                {!done && !message && item.needsRemark && <span className={css.dim}>below a margin floor</span>}
              </li>
            )
          })}
        </ul>
        {!done && (
          <TextAreaField
            label={needsRemark ? 'Remark' : 'Remark (optional)'}
            name="remark"
            required={needsRemark}
            value={remark}
            onChange={(value) => {
              setRemark(value)
              setMissing('')
            }}
            error={missing || fieldErrors.remark}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={pending}>
            {done ? 'Close' : 'Not now'}
          </Button>
          {!done && (
            <Button type="submit" loading={pending}>
              Approve {chosen.length}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  )
}
