import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { formatMoneyWithSymbol } from '@/core/money'
import { cancelInvoiceAction, postInvoiceAction, voidInvoiceAction } from '@/features/invoice/invoice.actions'
import { getInvoice } from '@/features/invoice/invoice.queries'
import { InvoiceView } from '@/features/invoice/invoice.view'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { Page } from '@/ui/page'
import { PdfButton } from '@/ui/pdf-button'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Invoice' }

export default async function InvoicePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const data = await pageRead(
    async (ctx) => {
      const invoice = await getInvoice(ctx, id)
      return invoice && { invoice, timeZone: ctx.actor.timeZone }
    },
    { permission: 'invoice.read' },
  )
  if (!data) notFound()
  const { invoice, timeZone } = data
  const may = (event: string) => invoice.allowed.some((e) => e === event)
  const total = formatMoneyWithSymbol(invoice.totalAmount, invoice.currency)
  return (
    <Page
      title={invoice.number ?? 'Draft invoice'}
      subtitle={`${invoice.customer.name} · ${total}`}
      badge={
        <>
          <StatusBadge status={invoice.status} />
          {invoice.isOverdue && <StatusBadge status="OVERDUE" />}
        </>
      }
      breadcrumbs={[{ label: 'Invoices', href: '/invoices' }, { label: invoice.number ?? 'Draft' }]}
      actions={
        <>
          <PdfButton href={`/api/pdf/invoice/${id}`} />
          {invoice.status === 'DRAFT' && may('void') && <LinkButton href={`/invoices/${id}/edit`}>Edit</LinkButton>}
          {may('post') && (
            <ActionButton
              label="Post"
              tone="primary"
              action={postInvoiceAction}
              input={{ id, version: invoice.version }}
              confirm={`Post the invoice over ${total}? It gets its number and can no longer change.`}
              remark="optional"
              successMessage="Posted"
            />
          )}
          {invoice.canReceive && (
            <LinkButton href={`/receipts/new?invoiceId=${id}`} variant="filled">
              Record receipt
            </LinkButton>
          )}
          <ActionMenu
            items={[
              { label: 'All invoices of this customer', href: `/invoices?customerId=${invoice.customer.id}` },
              may('void') &&
                menuAction({
                  label: 'Void',
                  tone: 'danger',
                  action: voidInvoiceAction,
                  input: { id, version: invoice.version },
                  remark: 'required',
                  confirm: 'Void this draft? The packing list can be invoiced again.',
                }),
              may('cancel') &&
                menuAction({
                  label: 'Cancel invoice',
                  tone: 'danger',
                  action: cancelInvoiceAction,
                  input: { id, version: invoice.version },
                  remark: 'required',
                  confirm: `Cancel ${invoice.number} over ${total}? Its number stays used, and ${invoice.packingList.number} can be invoiced again.`,
                  disabled: invoice.cancelProblem !== null,
                  disabledReason: invoice.cancelProblem ?? undefined,
                }),
            ]}
          />
        </>
      }
    >
      <InvoiceView invoice={invoice} timeZone={timeZone} />
    </Page>
  )
}
