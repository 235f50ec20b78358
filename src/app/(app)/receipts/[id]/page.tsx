import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { formatMoneyWithSymbol } from '@/core/money'
import { AllocateReceiptForm } from '@/features/receipt/allocate-receipt.form'
import { reverseReceiptAction } from '@/features/receipt/receipt.actions'
import { getReceipt } from '@/features/receipt/receipt.queries'
import { ReceiptView } from '@/features/receipt/receipt.view'
import { pageRead } from '@/server/read'
import { ActionMenu } from '@/ui/action-menu'
import { menuAction } from '@/ui/menu-action'
import { Page } from '@/ui/page'
import { PdfButton } from '@/ui/pdf-button'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Receipt' }

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const data = await pageRead(
    async (ctx) => {
      const receipt = await getReceipt(ctx, id)
      return receipt && { receipt, timeZone: ctx.actor.timeZone }
    },
    { permission: 'receipt.read' },
  )
  if (!data) notFound()
  const { receipt, timeZone } = data
  const amount = formatMoneyWithSymbol(receipt.amount, receipt.currency)
  const invoices = receipt.allocations.map((a) => a.invoice.number).join(', ')
  return (
    <Page
      title={receipt.number ?? 'Receipt'}
      subtitle={`${receipt.customer.name} · ${amount}`}
      badge={<StatusBadge status={receipt.status} />}
      breadcrumbs={[{ label: 'Receipts', href: '/receipts' }, { label: receipt.number ?? '' }]}
      actions={
        <>
          <PdfButton href={`/api/pdf/receipt/${id}`} />
          <ActionMenu
            items={[
              { label: 'All receipts of this customer', href: `/receipts?customerId=${receipt.customer.id}` },
              receipt.allowed.includes('reverse') &&
                menuAction({
                  label: 'Reverse',
                  tone: 'danger',
                  action: reverseReceiptAction,
                  input: { id, version: receipt.version },
                  remark: 'required',
                  confirm: `Reverse ${receipt.number} over ${amount}? ${invoices ? `${invoices} ${receipt.allocations.length === 1 ? 'is' : 'are'} open again by what it had paid.` : 'It stood on account.'} Its number stays used.`,
                }),
            ]}
          />
        </>
      }
    >
      <ReceiptView receipt={receipt} timeZone={timeZone} />
      {receipt.openInvoices.length > 0 && <AllocateReceiptForm key={receipt.version} receipt={receipt} />}
    </Page>
  )
}
