'use client'

import { IconChevronDown } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { activeEntry, navFor } from '../nav'
import css from './shell.module.css'

const STORAGE = 'erp.nav.closed'

function readClosed(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE) ?? '[]')
    return Array.isArray(stored) ? stored.map(String) : []
  } catch {
    return []
  }
}

/** The screens the user may open, by department. Groups can be folded; the choice stays on this machine. */
export function Sidebar({ permissions, onNavigate }: { permissions: readonly string[]; onNavigate: () => void }) {
  const pathname = usePathname()
  const active = activeEntry(pathname)
  const [closed, setClosed] = useState<string[]>([])
  useEffect(() => setClosed(readClosed()), [])

  function toggle(group: string) {
    const next = closed.includes(group) ? closed.filter((g) => g !== group) : [...closed, group]
    setClosed(next)
    try {
      localStorage.setItem(STORAGE, JSON.stringify(next))
    } catch {
      // Nowhere to keep it: the choice lasts until the page is loaded again.
    }
  }

  return (
    <div className={css.nav}>
      {navFor(permissions).map(({ group, entries }) => {
        const folded = closed.includes(group) && group !== 'Home'
        return (
          <div key={group}>
            {group !== 'Home' && (
              <button type="button" className={css.group} aria-expanded={!folded} onClick={() => toggle(group)}>
                {group}
                <IconChevronDown size={12} aria-hidden />
              </button>
            )}
            {!folded && (
              <ul>
                {entries.map(({ href, label, icon: Icon }) => (
                  <li key={href}>
                    <Link
                      href={href}
                      prefetch={false}
                      className={css.entry}
                      aria-current={active?.href === href ? (pathname === href ? 'page' : 'true') : undefined}
                      onClick={onNavigate}
                    >
                      <Icon size={16} stroke={1.6} aria-hidden />
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </div>
  )
}
