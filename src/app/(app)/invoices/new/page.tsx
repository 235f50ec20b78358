import type { Metadata } from 'next'
import { createInvoiceAction } from '@/features/invoice/invoice.actions'
import { listsToInvoice } from '@/features/invoice/invoice.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { DateText, Metres } from '@/ui/num'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'New invoice' }

export default async function NewInvoicePage() {
  const waiting = await pageRead(listsToInvoice, { permission: 'invoice.create' })
  return (
    <Page title="New invoice" breadcrumbs={[{ label: 'Invoices', href: '/invoices' }, { label: 'New' }]}>
      <Section
        title="Packed or dispatched, and not invoiced"
        note="A tax invoice should exist when the goods leave. What has left already comes first."
      >
        {waiting.length === 0 ? (
          <EmptyState
            title="Everything is invoiced"
            text="STORES packs the goods of an order; then they can be invoiced here."
            action={<LinkButton href="/packing-lists">Packing lists</LinkButton>}
          />
        ) : (
          <SimpleTable
            caption="Packing lists to invoice"
            rows={waiting}
            columns={[
              {
                key: 'number',
                label: 'Packing list',
                nowrap: true,
                render: (p) => <DocLink type="PackingList" id={p.id} number={p.number} />,
              },
              { key: 'status', label: 'Status', render: (p) => <StatusBadge status={p.status} /> },
              {
                key: 'dispatchNote',
                label: 'Dispatch note',
                nowrap: true,
                render: (p) => <DocLink type="DispatchNote" id={p.dispatchNoteId} number={p.dispatchNote} />,
              },
              { key: 'dispatchDate', label: 'Left', render: (p) => <DateText value={p.dispatchDate} /> },
              { key: 'customer', label: 'Customer' },
              { key: 'salesOrder', label: 'Sales order', nowrap: true },
              {
                key: 'totalMetres',
                label: 'Metres',
                align: 'right',
                render: (p) => <Metres value={p.totalMetres} trim />,
              },
              {
                key: 'make',
                label: '',
                align: 'right',
                render: (p) => (
                  <ActionButton
                    label="Make invoice"
                    action={createInvoiceAction}
                    input={p.dispatchNoteId ? { dispatchNoteId: p.dispatchNoteId } : { packingListId: p.id }}
                    redirectTo="/invoices/{id}"
                    successMessage="Draft invoice made"
                  />
                ),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}
