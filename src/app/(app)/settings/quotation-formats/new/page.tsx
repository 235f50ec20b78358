import type { Metadata } from 'next'
import { isQuotationFormat } from '@/features/quotation-template/paper-formats'
import { QuotationTemplateForm } from '@/features/quotation-template/quotation-template.form'
import { quotationTemplateChoices } from '@/features/quotation-template/quotation-template.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New quotation format' }

type Props = { searchParams: Promise<{ format?: string }> }

export default async function NewQuotationFormatPage({ searchParams }: Props) {
  const { format } = await searchParams
  const choices = await pageRead(quotationTemplateChoices, { permission: 'settings.write' })
  return (
    <Page
      title="New quotation format"
      breadcrumbs={[
        { label: 'Settings', href: '/settings' },
        { label: 'Quotation formats', href: '/settings/quotation-formats' },
        { label: 'New' },
      ]}
    >
      <QuotationTemplateForm format={isQuotationFormat(format) ? format : 'DOMESTIC'} {...choices} />
    </Page>
  )
}
