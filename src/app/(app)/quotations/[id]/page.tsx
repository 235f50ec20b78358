import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { rolePermissions } from '@/core/permissions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { QuotationView } from '@/features/quotation/quotation.view'
import { QuotationButtons } from '@/features/quotation/quotation-buttons'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ rev?: string }> }

export const metadata: Metadata = { title: 'Quotation' }

export default async function QuotationPage({ params, searchParams }: Props) {
  const { id } = await params
  const { rev } = await searchParams
  if (rev !== undefined && !/^\d{1,4}$/.test(rev)) notFound()
  const { quotation, actor } = await pageRead(
    async (ctx) => ({
      quotation: await getQuotation(ctx, id, rev === undefined ? undefined : Number(rev)),
      actor: {
        permissions: rolePermissions(ctx.actor.roles),
        companyName: ctx.actor.companyName,
        userName: ctx.actor.userName,
      },
    }),
    { permission: 'quotation.read' },
  )
  if (!quotation) notFound()
  const name = `${quotation.number} Rev.${quotation.revision.revisionNo}`
  return (
    <Page
      title={name}
      subtitle={quotation.customer.name}
      badge={
        <>
          <StatusBadge status={quotation.revision.status} />
          {quotation.status !== 'OPEN' && <StatusBadge status={quotation.status} />}
        </>
      }
      breadcrumbs={[{ label: 'Quotations', href: '/quotations' }, { label: name }]}
      actions={<QuotationButtons quotation={quotation} {...actor} />}
    >
      <QuotationView quotation={quotation} />
    </Page>
  )
}
