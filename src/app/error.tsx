'use client'

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { LinkButton } from '@/ui/link-button'
import { MessagePage } from '@/ui/message-page'

/** Shown when a page fails. The digest is what the server logged the failure under. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <MessagePage
      title="This page could not be shown"
      text={
        <>
          Nothing you saved is lost. Try again; if it happens again, tell your administrator
          {error.digest ? (
            <>
              {' '}
              the reference <strong>{error.digest}</strong>
            </>
          ) : (
            ' what you were doing'
          )}
          .
        </>
      }
      action={
        <>
          <Button onClick={reset}>Try again</Button>
          <LinkButton href="/">Home</LinkButton>
        </>
      }
    />
  )
}
