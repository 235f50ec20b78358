import type { Metadata } from 'next'
import { NewUserForm } from '@/features/user/user.form'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New user' }

export default async function NewUserPage() {
  await pageRead(async () => null, { permission: 'user.write' })
  return (
    <Page title="New user" breadcrumbs={[{ label: 'Users', href: '/users' }, { label: 'New' }]}>
      <NewUserForm />
    </Page>
  )
}
