import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import {
  activateQuotationTemplate,
  deactivateQuotationTemplate,
} from '@/features/quotation-template/quotation-template.actions'
import { QuotationTemplateForm } from '@/features/quotation-template/quotation-template.form'
import {
  getQuotationTemplate,
  quotationTemplateChoices,
} from '@/features/quotation-template/quotation-template.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Quotation format' }

export default async function QuotationFormatPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { template, choices } = await pageRead(
    async (ctx) => ({ template: await getQuotationTemplate(ctx, id), choices: await quotationTemplateChoices(ctx) }),
    { permission: 'settings.read' },
  )
  if (!template) notFound()
  const input = { id: template.id, version: template.version }
  return (
    <Page
      title={template.name}
      badge={<StatusBadge status={template.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[
        { label: 'Settings', href: '/settings' },
        { label: 'Quotation formats', href: '/settings/quotation-formats' },
        { label: template.name },
      ]}
      actions={
        template.mayWrite &&
        (template.isActive ? (
          <ActionButton
            label="Switch off"
            tone="danger"
            action={deactivateQuotationTemplate}
            input={input}
            remark="required"
            confirm={`No new quotation takes “${template.name}” any more. Quotations made with it keep their paper.`}
          />
        ) : (
          <ActionButton label="Switch on" action={activateQuotationTemplate} input={input} />
        ))
      }
    >
      <QuotationTemplateForm key={template.version} template={template} {...choices} readOnly={!template.mayWrite} />
    </Page>
  )
}
