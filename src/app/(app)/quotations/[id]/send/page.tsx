import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuotationSendForm } from '@/features/quotation/mail/quotation-send.form'
import { sendForm } from '@/features/quotation/mail/quotation-send.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ again?: string }> }

export const metadata: Metadata = { title: 'E-mail quotation' }

export default async function SendQuotationPage({ params, searchParams }: Props) {
  const { id } = await params
  const { again } = await searchParams
  const data = await pageRead((ctx) => sendForm(ctx, id, again), { permission: 'quotation.send' })
  if (!data) notFound()
  return (
    <Page
      title={`E-mail ${data.name}`}
      subtitle={data.customerName}
      breadcrumbs={[
        { label: 'Quotations', href: '/quotations' },
        { label: data.name, href: `/quotations/${id}` },
        { label: 'E-mail' },
      ]}
    >
      <QuotationSendForm data={data} />
    </Page>
  )
}
