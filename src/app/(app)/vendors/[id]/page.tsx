import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import {
  activateVendorAction,
  approveVendorAction,
  deactivateVendorAction,
  withdrawVendorApprovalAction,
} from '@/features/vendor/vendor.actions'
import { getVendor } from '@/features/vendor/vendor.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { DocumentTrail } from '@/ui/doc-links'
import { menuAction } from '@/ui/menu-action'
import { DateTimeText } from '@/ui/num'
import { Banner, Facts, KeyValue, Page, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Vendor' }

type Props = { params: Promise<{ id: string }> }

export default async function VendorPage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const vendor = await getVendor(ctx, id)
      return (
        vendor && {
          vendor,
          mayWrite: ctx.actor.can('vendor.write'),
          mayApprove: ctx.actor.can('vendor.approve'),
          prepared: vendor.preparedByIds.includes(ctx.actor.userId),
          timeZone: ctx.actor.timeZone,
        }
      )
    },
    { permission: 'vendor.read' },
  )
  if (!data) notFound()
  const { vendor: v, mayWrite, mayApprove, prepared, timeZone } = data
  const state = (code: string | null) => code && `${code} ${v.stateNames[code] ?? ''}`
  const step = { id, version: v.version }
  return (
    <Page
      title={v.name}
      subtitle={v.code}
      badge={
        <>
          <StatusBadge status={v.isApproved ? 'APPROVED' : 'NOT_APPROVED'} />
          {!v.isActive && <StatusBadge status="INACTIVE" />}
        </>
      }
      breadcrumbs={[{ label: 'Vendors', href: '/vendors' }, { label: v.code }]}
      actions={
        <>
          {mayApprove && !v.isApproved && v.isActive && (
            <ActionButton
              tone="primary"
              label="Approve"
              action={approveVendorAction}
              input={step}
              remark="optional"
              confirm={`Put ${v.name} on the approved list? Purchase orders can then be placed with it.`}
              disabled={prepared}
              disabledReason="You entered or changed this vendor; somebody else must approve it."
            />
          )}
          <ActionMenu
            items={[
              mayWrite && { label: 'Edit', href: `/vendors/${id}/edit` },
              mayWrite &&
                v.isActive &&
                menuAction({
                  label: 'Deactivate',
                  tone: 'danger',
                  action: deactivateVendorAction,
                  input: step,
                  remark: 'required',
                  confirm: `Switch ${v.name} off? Nothing new can be ordered from it.`,
                }),
              mayWrite && !v.isActive && menuAction({ label: 'Activate', action: activateVendorAction, input: step }),
              mayApprove &&
                v.isApproved &&
                menuAction({
                  label: 'Withdraw approval',
                  tone: 'danger',
                  action: withdrawVendorApprovalAction,
                  input: step,
                  remark: 'required',
                  confirm: `Take ${v.name} off the approved list? Orders already placed stay.`,
                }),
            ]}
          />
        </>
      }
    >
      {!v.isApproved && (
        <Banner tone="warn">
          Not approved: purchase orders cannot be placed with this vendor until management approves it.
        </Banner>
      )}
      {!v.isActive && <Banner tone="frozen">This vendor is switched off: it cannot be chosen on new documents.</Banner>}
      <WithRail
        rail={
          <>
            <Section title="Approval">
              <KeyValue
                items={[
                  { label: 'State', value: v.isApproved ? 'Approved' : 'Not approved' },
                  { label: 'By', value: v.approvedBy },
                  { label: 'On', value: <DateTimeText value={v.approvedAt} timeZone={timeZone} /> },
                  { label: 'Remark', value: v.approvalRemark },
                ]}
              />
            </Section>
            <Section title="Latest orders">
              <DocumentTrail
                predecessors={[]}
                successors={v.orders.map((o) => ({ type: 'PurchaseOrder', ...o }))}
                missing={v.orders.length === 0 ? 'No purchase orders yet.' : undefined}
              />
            </Section>
            <Section title="Record">
              <KeyValue
                items={[
                  { label: 'Added', value: <DateTimeText value={v.createdAt} timeZone={timeZone} /> },
                  { label: 'Added by', value: v.createdBy },
                  { label: 'Last change', value: <DateTimeText value={v.updatedAt} timeZone={timeZone} /> },
                  { label: 'Changed by', value: v.updatedBy },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              { label: 'Legal name', value: v.legalName ?? v.name },
              { label: 'Currency', value: v.currency },
              { label: 'GSTIN', value: v.gstin },
              { label: 'Payment terms', value: v.paymentTerms },
              { label: 'PAN', value: v.pan },
              { label: 'Makes', value: v.makes.join(', ') },
              { label: 'State', value: state(v.stateCode) },
              { label: 'Country', value: v.country },
              { label: 'E-mail', value: v.email && <a href={`mailto:${v.email}`}>{v.email}</a> },
              { label: 'Phone', value: v.phone },
              { label: 'Remarks', value: v.remarks, wide: true },
            ]}
          />
        </Section>
        <Section title="Addresses">
          <SimpleTable
            caption="Addresses"
            rows={v.addresses}
            empty="No addresses yet."
            columns={[
              { key: 'label', label: 'Name', render: (a) => `${a.label}${a.isDefault ? ' (default)' : ''}` },
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
            rows={v.contacts}
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
