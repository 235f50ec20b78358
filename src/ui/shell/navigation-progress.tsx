'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { NAVIGATING } from '../announce-navigation'
import css from './shell.module.css'

/**
 * A thin bar while the next page is on its way (seen only beyond 300 ms). The old page stays until then: no blank
 * screen, and redirects and "not found" keep their status, which a streamed placeholder would take from them.
 */
export function NavigationProgress() {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  const place = `${pathname}?${search}`
  const [from, setFrom] = useState<string | null>(null)

  useEffect(() => {
    const start = () => setFrom(`${location.pathname}?${location.search.slice(1)}`)
    const click = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
      const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(anchor instanceof HTMLAnchorElement) || anchor.origin !== location.origin) return
      if (anchor.target === '_blank' || anchor.hasAttribute('download') || anchor.pathname.startsWith('/api/')) return
      if (anchor.pathname === location.pathname && anchor.search === location.search) return
      start()
    }
    window.addEventListener(NAVIGATING, start)
    window.addEventListener('click', click, true)
    return () => {
      window.removeEventListener(NAVIGATING, start)
      window.removeEventListener('click', click, true)
    }
  }, [])

  useEffect(() => {
    if (from === null) return
    const timer = setTimeout(() => setFrom(null), 15_000)
    return () => clearTimeout(timer)
  }, [from])

  useEffect(() => {
    if (place) setFrom(null)
  }, [place])

  if (from === null) return null
  return (
    <div className={css.progress} role="status">
      <span className="erp-visually-hidden">Loading the page</span>
    </div>
  )
}
