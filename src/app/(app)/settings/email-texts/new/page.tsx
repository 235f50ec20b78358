import type { Metadata } from 'next'
import { EmailTemplateForm } from '@/features/email-template/email-template.form'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New e-mail text' }

export default async function NewEmailTextPage() {
  const companyName = await pageRead(async (ctx) => ctx.actor.companyName, { permission: 'settings.write' })
  return (
    <Page
      title="New e-mail text"
      breadcrumbs={[
        { label: 'Settings', href: '/settings' },
        { label: 'E-mail texts', href: '/settings/email-texts' },
        { label: 'New' },
      ]}
    >
      <EmailTemplateForm companyName={companyName} />
    </Page>
  )
}
