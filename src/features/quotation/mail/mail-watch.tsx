'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const FIRST_MS = 2000
const MOST_MS = 30_000

/** While a mail is on its way, asks for the page anew: soon at first, then less often. Not while the window is hidden. */
export function MailWatch({ waiting }: { waiting: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!waiting) return
    let wait = FIRST_MS
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh()
      wait = Math.min(MOST_MS, wait * 1.5)
      timer = setTimeout(look, wait)
    }
    timer = setTimeout(look, wait)
    return () => clearTimeout(timer)
  }, [waiting, router])
  return (
    <p className="erp-visually-hidden" role="status">
      {waiting ? 'A mail is on its way.' : ''}
    </p>
  )
}
