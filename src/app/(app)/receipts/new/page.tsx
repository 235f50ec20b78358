import type { Metadata } from 'next'
import { zId } from '@/core/inputs'
import { ReceiptForm } from '@/features/receipt/receipt.form'
import { receiptFormData } from '@/features/receipt/receipt.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New receipt' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewReceiptPage({ searchParams }: Props) {
  const { customerId, invoiceId } = await searchParams
  const data = await pageRead(
    (ctx) =>
      receiptFormData(ctx, {
        customerId: zId.safeParse(customerId).data,
        invoiceId: zId.safeParse(invoiceId).data,
      }),
    { permission: 'receipt.create' },
  )
  return (
    <Page title="New receipt" breadcrumbs={[{ label: 'Receipts', href: '/receipts' }, { label: 'New' }]}>
      <ReceiptForm data={data} />
    </Page>
  )
}
