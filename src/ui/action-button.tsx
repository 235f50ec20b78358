'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { ActionDialog, type ActionSpec, asksFirst } from './action-dialog'
import { toastError } from './toast'
import { useAction } from './use-action'

export type { ActionSpec, AskField } from './action-dialog'

type Props<I, T> = ActionSpec<I, T> & { icon?: ReactNode; size?: 'xs' | 'compact-xs' }

/**
 * One button for one action. With `confirm`, `remark` or `fields` it asks first; then it runs the action, says that it
 * worked, and reloads the page's data. A failure shows the server's sentence; STALE offers to reload.
 */
export function ActionButton<I, T>({ icon, size, ...spec }: Props<I, T>) {
  const router = useRouter()
  const [opened, setOpened] = useState(false)
  const { run, pending } = useAction(spec.action, {
    successMessage: spec.successMessage ?? `${spec.label}: done`,
    redirectTo: spec.redirectTo,
    onError: (error) => {
      const sentences = Object.values(error.fieldErrors ?? {}).filter((s) => s !== error.message)
      toastError(
        [error.message, ...sentences, error.requestId && `Reference: ${error.requestId}`].filter(Boolean).join(' '),
      )
      if (error.code === 'STALE') router.refresh()
    },
  })
  const button = (
    <Button
      size={size}
      variant={spec.tone === 'primary' ? 'filled' : spec.tone === 'danger' ? 'outline' : 'default'}
      color={spec.tone === 'danger' ? 'red' : undefined}
      leftSection={icon}
      loading={pending}
      disabled={spec.disabled}
      onClick={() => (asksFirst(spec) ? setOpened(true) : void run(spec.input as I))}
    >
      {spec.label}
    </Button>
  )
  return (
    <>
      {spec.disabled && spec.disabledReason ? (
        <Tooltip label={spec.disabledReason} multiline maw={320}>
          <span>{button}</span>
        </Tooltip>
      ) : (
        button
      )}
      {asksFirst(spec) && <ActionDialog spec={spec} opened={opened} onClose={() => setOpened(false)} />}
    </>
  )
}
