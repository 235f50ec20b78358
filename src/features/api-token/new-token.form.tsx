'use client'

import { Button, CopyButton, Group } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { DateField, TextField } from '@/ui/fields'
import { Banner, FormGrid } from '@/ui/page'
import { useAction } from '@/ui/use-action'
import { useFields } from '@/ui/use-fields'
import { createApiToken } from './api-token.actions'

const EMPTY = { name: '', expiresOn: '' }

/** Makes a token and shows it this one time. */
export function NewTokenForm({ today }: { today: string }) {
  const [token, setToken] = useState<string | null>(null)
  const { run, pending, error, fieldErrors } = useAction(createApiToken, {
    onSuccess: (made) => setToken(made.token ?? null),
  })
  const form = useFields(EMPTY, fieldErrors)
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault()
        setToken(null)
        const result = await run(form.values)
        if (result?.ok) form.reset(EMPTY)
      }}
    >
      <ErrorSummary error={error} />
      {token && (
        <Banner tone="warn">
          This is the only time the token is shown. Keep it where secrets are kept.
          <Group mt={6} gap={8}>
            <code data-testid="new-token" style={{ overflowWrap: 'anywhere' }}>
              {token}
            </code>
            <CopyButton value={token}>
              {({ copied, copy }) => (
                <Button size="compact-xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Banner>
      )}
      <FormGrid columns={3}>
        <TextField
          label="What it is for"
          placeholder="Price list export"
          required
          maxLength={80}
          {...form.bind('name')}
        />
        <DateField label="Last day (empty: until revoked)" min={today} {...form.bind('expiresOn')} />
        <div style={{ alignSelf: 'end' }}>
          <Button type="submit" loading={pending}>
            Make token
          </Button>
        </div>
      </FormGrid>
    </form>
  )
}
