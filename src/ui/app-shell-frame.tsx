'use client'

import { IconMenu2 } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useState } from 'react'
import { LocalScope } from './local-scope'
import { CompanySwitcher, type ShellCompany } from './shell/company-switcher'
import { GlobalSearch } from './shell/global-search'
import { NavigationProgress } from './shell/navigation-progress'
import css from './shell/shell.module.css'
import { Sidebar } from './shell/sidebar'
import { type ShellUser, UserMenu } from './shell/user-menu'

export type { ShellCompany } from './shell/company-switcher'
export type { ShellUser } from './shell/user-menu'

const CommandPalette = dynamic(() => import('./shell/command-palette').then((m) => m.CommandPalette), { ssr: false })

type Props = {
  companies: readonly ShellCompany[]
  current: ShellCompany
  /** Server action that changes the company of the session. */
  onSwitch: (companyId: string) => Promise<import('@/core/result').ActionResult<unknown> | undefined>
  user: ShellUser
  permissions: readonly string[]
  /** Server action that ends the session; it may redirect. */
  onSignOut: () => Promise<unknown>
  profileHref?: string
  children: ReactNode
}

/** Frame of every page behind the sign-in: navigation, search, company, account. */
export function AppShellFrame({
  companies,
  current,
  onSwitch,
  user,
  permissions,
  onSignOut,
  profileHref,
  children,
}: Props) {
  const [open, setOpen] = useState(false)
  const [palette, setPalette] = useState(0)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault()
        setPalette((n) => (n > 0 ? n : 1))
      } else if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div className={css.shell}>
      <NavigationProgress />
      <a href="#main" className={css.skip}>
        Skip to content
      </a>
      <nav className={css.side} data-open={open} id="main-navigation" aria-label="Main">
        <div className={css.brand}>
          <CompanySwitcher companies={companies} current={current} onSwitch={onSwitch} />
        </div>
        <Sidebar permissions={permissions} onNavigate={() => setOpen(false)} />
      </nav>
      <button
        type="button"
        className={css.veil}
        data-open={open}
        aria-label="Close the navigation"
        onClick={() => setOpen(false)}
      />
      {/* No <header>: an open dialog brings its own, and a page has only one banner. */}
      <section className={css.top} aria-label="Search and account">
        <button
          type="button"
          className={css.burger}
          aria-label="Navigation"
          aria-expanded={open}
          aria-controls="main-navigation"
          onClick={() => setOpen(!open)}
        >
          <IconMenu2 size={20} aria-hidden />
        </button>
        <GlobalSearch />
        <span className={css.spacer} />
        <UserMenu user={user} onSignOut={onSignOut} profileHref={profileHref} />
      </section>
      <main className={css.main} id="main" tabIndex={-1}>
        <LocalScope value={`${current.id}:${user.email}`}>{children}</LocalScope>
      </main>
      {palette > 0 && <CommandPalette permissions={permissions} onClosed={() => setPalette(0)} />}
    </div>
  )
}
