import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { activateCustomerAction, deactivateCustomerAction } from '@/features/customer/customer.actions'
import { getCustomer } from '@/features/customer/customer.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocumentTrail } from '@/ui/doc-links'
import { EditButton, LinkButton } from '@/ui/link-button'
import { DateTimeText, Money } from '@/ui/num'
import { Banner, Facts, KeyValue, Page, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Customer' }

type Props = { params: Promise<{ id: string }> }

const KIND: Record<string, string> = { BOTH: 'Billing and shipping', BILLING: 'Billing', SHIPPING: 'Shipping' }

export default async function CustomerPage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const customer = await getCustomer(ctx, id)
      return customer && { customer, mayWrite: ctx.actor.can('customer.write'), timeZone: ctx.actor.timeZone }
    },
    { permission: 'customer.read' },
  )
  if (!data) notFound()
  const { customer: c, mayWrite, timeZone } = data
  const state = (code: string | null) => code && `${code} ${c.stateNames[code] ?? ''}`
  const step = { id, version: c.version }
  return (
    <Page
      title={c.name}
      subtitle={c.code}
      badge={<StatusBadge status={c.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[{ label: 'Customers', href: '/customers' }, { label: c.code }]}
      actions={
        mayWrite && (
          <>
            {c.isActive ? (
              <ActionButton
                label="Deactivate"
                tone="danger"
                action={deactivateCustomerAction}
                input={step}
                remark="required"
                confirm={`Switch ${c.name} off? It can no longer be chosen on new documents.`}
              />
            ) : (
              <ActionButton label="Activate" action={activateCustomerAction} input={step} />
            )}
            <LinkButton href={`/customers/${id}/rfq-mapping`}>RFQ mapping</LinkButton>
            <EditButton href={`/customers/${id}/edit`} />
          </>
        )
      }
    >
      {!c.isActive && (
        <Banner tone="frozen">This customer is switched off: it cannot be chosen on new documents.</Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Latest documents">
              <DocumentTrail
                predecessors={c.quotations.map((q) => ({ type: 'Quotation', ...q }))}
                successors={c.salesOrders.map((o) => ({ type: 'SalesOrder', ...o }))}
                missing={c.quotations.length + c.salesOrders.length === 0 ? 'No quotations or orders yet.' : undefined}
              />
            </Section>
            <Section title="Record">
              <KeyValue
                items={[
                  { label: 'Added', value: <DateTimeText value={c.createdAt} timeZone={timeZone} /> },
                  { label: 'Added by', value: c.createdBy },
                  { label: 'Last change', value: <DateTimeText value={c.updatedAt} timeZone={timeZone} /> },
                  { label: 'Changed by', value: c.updatedBy },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              { label: 'Legal name', value: c.legalName ?? c.name },
              { label: 'Currency', value: c.currency },
              { label: 'GSTIN', value: c.gstin },
              { label: 'Payment terms', value: c.paymentTerms },
              { label: 'PAN', value: c.pan },
              { label: 'Credit days', value: c.creditDays },
              { label: 'State', value: state(c.stateCode) },
              {
                label: 'Credit limit',
                value: c.creditLimit ? <Money value={c.creditLimit} currency={c.currency} symbol /> : 'None',
              },
              { label: 'Country', value: c.country },
              { label: 'Special economic zone', value: c.isSez ? 'Yes' : 'No' },
              { label: 'E-mail', value: c.email && <a href={`mailto:${c.email}`}>{c.email}</a> },
              { label: 'Phone', value: c.phone },
              { label: 'Quotation format', value: c.quotationTemplate?.name ?? 'The standard one' },
              { label: 'Remarks', value: c.remarks, wide: true },
            ]}
          />
        </Section>
        <Section title="Addresses">
          <SimpleTable
            caption="Addresses"
            rows={c.addresses}
            columns={[
              { key: 'label', label: 'Name', render: (a) => `${a.label}${a.isDefault ? ' (default)' : ''}` },
              { key: 'kind', label: 'For', render: (a) => KIND[a.kind] ?? a.kind },
              {
                key: 'line1',
                label: 'Address',
                render: (a) => [a.line1, a.line2, a.city, a.pin, a.country].filter(Boolean).join(', '),
              },
              { key: 'stateCode', label: 'State', render: (a) => state(a.stateCode) ?? '–' },
              { key: 'gstin', label: 'GSTIN' },
            ]}
          />
        </Section>
        <Section title="Contacts">
          <SimpleTable
            caption="Contacts"
            rows={c.contacts}
            empty="No contacts yet."
            columns={[
              { key: 'name', label: 'Name', render: (p) => `${p.name}${p.isDefault ? ' (default)' : ''}` },
              { key: 'designation', label: 'Designation' },
              {
                key: 'email',
                label: 'E-mail',
                render: (p) => (p.email ? <a href={`mailto:${p.email}`}>{p.email}</a> : '–'),
              },
              { key: 'phone', label: 'Phone' },
            ]}
          />
        </Section>
      </WithRail>
    </Page>
  )
}
