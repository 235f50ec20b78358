'use client'

import { signOut } from 'next-auth/react'
import type { ReactNode } from 'react'
import { switchCompany } from '@/features/session/session.actions'
import { AppShellFrame, type ShellCompany, type ShellUser } from '@/ui/app-shell-frame'

type Props = {
  companies: ShellCompany[]
  current: ShellCompany
  user: ShellUser
  permissions: string[]
  children: ReactNode
}

/** Ends the session and leaves by a full load, so that nothing of the person stays in memory. */
async function leave(): Promise<void> {
  await signOut({ redirect: false })
  window.location.assign('/sign-in')
}

/** The shell with its two doors: another company, and out. */
export function AppFrame({ children, ...props }: Props) {
  return (
    <AppShellFrame
      {...props}
      profileHref="/profile"
      onSwitch={(companyId) => switchCompany({ companyId })}
      onSignOut={leave}
    >
      {children}
    </AppShellFrame>
  )
}
