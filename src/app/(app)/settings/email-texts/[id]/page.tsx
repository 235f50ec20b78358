import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { activateEmailTemplate, deactivateEmailTemplate } from '@/features/email-template/email-template.actions'
import { EmailTemplateForm } from '@/features/email-template/email-template.form'
import { getEmailTemplate } from '@/features/email-template/email-template.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'E-mail text' }

export default async function EmailTextPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const template = await pageRead((ctx) => getEmailTemplate(ctx, id), { permission: 'settings.read' })
  if (!template) notFound()
  const input = { id: template.id, version: template.version }
  return (
    <Page
      title={template.name}
      badge={<StatusBadge status={template.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[
        { label: 'Settings', href: '/settings' },
        { label: 'E-mail texts', href: '/settings/email-texts' },
        { label: template.name },
      ]}
      actions={
        template.mayWrite &&
        (template.isActive ? (
          <ActionButton
            label="Switch off"
            tone="danger"
            action={deactivateEmailTemplate}
            input={input}
            remark="required"
            confirm={`“${template.name}” is offered nowhere any more. Mails written with it stay as they are.`}
          />
        ) : (
          <ActionButton label="Switch on" action={activateEmailTemplate} input={input} />
        ))
      }
    >
      <EmailTemplateForm
        key={template.version}
        template={template}
        companyName={template.companyName}
        readOnly={!template.mayWrite}
      />
    </Page>
  )
}
