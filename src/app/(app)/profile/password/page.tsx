import type { Metadata } from 'next'
import { ChangePasswordForm } from '@/features/session/change-password.form'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Change password' }

/** One's own password. Whoever got theirs from an administrator comes here first. */
export default async function PasswordPage() {
  const { due, email } = await pageRead(async ({ actor }) => ({ due: actor.mustChangePassword, email: actor.email }), {
    permission: 'home.read',
    beforePasswordChange: true,
  })
  return (
    <Page
      title={due ? 'Choose your password' : 'Change password'}
      breadcrumbs={[{ label: 'My account', href: due ? undefined : '/profile' }, { label: 'Password' }]}
    >
      {due && (
        <Banner tone="info">
          Your password was set by an administrator. Choose one that only you know; then you can go on.
        </Banner>
      )}
      <ChangePasswordForm due={due} email={email} />
    </Page>
  )
}
