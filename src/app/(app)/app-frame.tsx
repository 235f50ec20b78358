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

/** The shell with its two doors: another company, and out. */
export function AppFrame({ children, ...props }: Props) {
  return (
    <AppShellFrame
      {...props}
      profileHref="/profile"
      onSwitch={(companyId) => switchCompany({ companyId })}
      onSignOut={() => signOut({ callbackUrl: '/sign-in' })}
    >
      {children}
    </AppShellFrame>
  )
}
