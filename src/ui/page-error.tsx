'use client'

import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { LinkButton } from './link-button'
import { MessagePage } from './message-page'

export type PageErrorProps = { error: Error & { digest?: string }; reset: () => void }

/** What a page shows when it fails. The digest is what the server logged the failure under. */
export function PageError({ error, reset }: PageErrorProps) {
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
