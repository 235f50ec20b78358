import type { Metadata } from 'next'
import Link from 'next/link'
import { updateApprovalsAction } from '@/features/settings/settings.actions'
import { getCompanySettings } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { Section } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'Approvals' }

export default async function ApprovalSettingsPage() {
  const s = await pageRead(getCompanySettings, { permission: 'settings.read' })
  return (
    <SettingsPage title="Approvals">
      <Section
        note={
          <>
            Where no approval is asked for, submitting approves at once, and the document says by which rule. Nobody
            approves what they prepared. A quotation below a <Link href="/settings/margin-floors">margin floor</Link>{' '}
            needs approval whatever is set here.
          </>
        }
      >
        <RecordForm
          action={updateApprovalsAction}
          readOnly={!s.mayWrite}
          columns={2}
          fixed={{ version: s.version }}
          initial={{
            quotationApproval: s.quotationApproval,
            quotationApprovalAbove: s.quotationApprovalAbove,
            quotationMaxDiscountPct: s.quotationMaxDiscountPct,
            requisitionApproval: s.requisitionApproval,
            purchaseOrderApproval: s.purchaseOrderApproval,
            purchaseOrderApprovalAbove: s.purchaseOrderApprovalAbove,
          }}
          fields={[
            { name: 'quotationApproval', label: 'Quotations need approval', type: 'check' },
            {
              name: 'quotationApprovalAbove',
              label: 'Only above',
              type: 'decimal',
              decimals: 2,
              unit: s.baseCurrency,
              description: '0: all of them',
              required: true,
            },
            {
              name: 'quotationMaxDiscountPct',
              label: 'Discount on a line without approval, at most',
              type: 'decimal',
              decimals: 4,
              unit: '%',
              description: '100: no rule. It holds whatever the amount',
              required: true,
              wide: true,
            },
            { name: 'purchaseOrderApproval', label: 'Purchase orders need approval', type: 'check' },
            {
              name: 'purchaseOrderApprovalAbove',
              label: 'Only above',
              type: 'decimal',
              decimals: 2,
              unit: s.baseCurrency,
              description: '0: all of them',
              required: true,
            },
            { name: 'requisitionApproval', label: 'Purchase requisitions need approval', type: 'check' },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
