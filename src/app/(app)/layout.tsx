import type { ReactNode } from 'react'
import { ROLE_LABELS, type Role, rolePermissions } from '@/core/permissions'
import { myCompanies } from '@/features/session/session.queries'
import { pageRead } from '@/server/read'
import { AppFrame } from './app-frame'

/** Frame of every page behind the sign-in. It is rendered at the first page; moving on renders the page alone. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const { actor, companies } = await pageRead(
    async (ctx) => ({ actor: ctx.actor, companies: await myCompanies(ctx) }),
    {
      beforePasswordChange: true,
    },
  )
  return (
    <AppFrame
      companies={companies}
      current={{ id: actor.companyId, name: actor.companyName }}
      user={{
        name: actor.userName,
        email: actor.email,
        roles: actor.roles.map((role) => ROLE_LABELS[role as Role] ?? role),
      }}
      permissions={rolePermissions(actor.roles)}
    >
      {children}
    </AppFrame>
  )
}
