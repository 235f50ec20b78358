import type { Metadata } from 'next'
import { updateRulesAction } from '@/features/settings/settings.actions'
import { getCompanySettings } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'Tolerances and defaults' }

export default async function RulesPage() {
  const s = await pageRead(getCompanySettings, { permission: 'settings.read' })
  return (
    <SettingsPage title="Tolerances and defaults" subtitle="What new documents start with">
      <RecordForm
        action={updateRulesAction}
        readOnly={!s.mayWrite}
        fixed={{ version: s.version }}
        initial={{
          overReceiptPct: s.overReceiptPct,
          randomLengthM: s.randomLengthM,
          quotationValidityDays: String(s.quotationValidityDays),
          invoiceDueDays: String(s.invoiceDueDays),
          quotationReminderDays: String(s.quotationReminderDays),
          quotationRemindCustomer: s.quotationRemindCustomer,
          lutReference: s.lutReference ?? '',
        }}
        fields={[
          {
            name: 'overReceiptPct',
            label: 'Over-receipt allowed',
            type: 'decimal',
            decimals: 4,
            unit: '%',
            required: true,
            description: 'Of a purchase order line',
          },
          {
            name: 'randomLengthM',
            label: 'One random length',
            type: 'decimal',
            unit: 'm',
            required: true,
            description: 'An order line may be exceeded by it when packing',
          },
          {
            name: 'quotationValidityDays',
            label: 'Validity of quotations',
            type: 'decimal',
            decimals: 0,
            unit: 'days',
            required: true,
          },
          {
            name: 'quotationReminderDays',
            label: 'Remind of quotations before they expire',
            type: 'decimal',
            decimals: 0,
            unit: 'days',
            required: true,
            description: 'To the salesperson, once per revision; 0 for never',
          },
          {
            name: 'quotationRemindCustomer',
            label: 'Remind the customer too',
            type: 'check',
            description: 'With the e-mail text for reminders, to whom the quotation was sent',
          },
          {
            name: 'invoiceDueDays',
            label: 'Invoices are due after',
            type: 'decimal',
            decimals: 0,
            unit: 'days',
            required: true,
          },
          {
            name: 'lutReference',
            label: 'LUT reference',
            description: 'Letter of undertaking for exports without payment of tax',
          },
        ]}
      />
    </SettingsPage>
  )
}
