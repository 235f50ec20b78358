import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { zId } from '@/core/inputs'
import { InvoiceForm } from '@/features/invoice/invoice.form'
import { getInvoice } from '@/features/invoice/invoice.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Edit invoice' }

export default async function EditInvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const { invoice, today } = await pageRead(
    async (ctx) => ({ invoice: await getInvoice(ctx, id), today: ctx.actor.today }),
    { permission: 'invoice.create' },
  )
  if (!invoice) notFound()
  if (invoice.status !== 'DRAFT') redirect(`/invoices/${id}`)
  return (
    <Page
      title="Draft invoice"
      subtitle={`${invoice.customer.name} · ${invoice.packingList.number}`}
      badge={<StatusBadge status={invoice.status} />}
      breadcrumbs={[
        { label: 'Invoices', href: '/invoices' },
        { label: 'Draft', href: `/invoices/${id}` },
        { label: 'Edit' },
      ]}
    >
      <InvoiceForm draft={invoice} today={today} />
    </Page>
  )
}
