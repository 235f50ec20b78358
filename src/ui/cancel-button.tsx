'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'

/** Leaves a form the way one came; where the form is the first page of the window, to `fallback`. */
export function CancelButton({ fallback, disabled }: { fallback: string; disabled?: boolean }) {
  const router = useRouter()
  const leave = () => (window.history.length > 1 ? router.back() : router.push(fallback))
  return (
    <Button variant="default" onClick={leave} disabled={disabled}>
      Cancel
    </Button>
  )
}
