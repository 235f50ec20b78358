import type { Metadata } from 'next'
import { setExchangeRateAction } from '@/features/settings/settings.actions'
import { getExchangeRates } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DateText } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Exchange rates' }

export default async function ExchangeRatesPage() {
  const { rates, today, baseCurrency, mayWrite } = await pageRead(getExchangeRates, { permission: 'settings.read' })
  const currencies = ['INR', 'USD', 'EUR', 'AED'].filter((c) => c !== baseCurrency).map((c) => ({ value: c, label: c }))
  return (
    <SettingsPage
      title="Exchange rates"
      subtitle={`${baseCurrency} per unit of the foreign currency`}
      actions={
        mayWrite && (
          <ActionButton
            tone="primary"
            label="Set rate"
            action={setExchangeRateAction}
            input={{}}
            fields={[
              {
                name: 'currency',
                label: 'Currency',
                type: 'select',
                options: currencies,
                required: true,
                defaultValue: 'USD',
              },
              { name: 'rateDate', label: 'From', type: 'date', required: true, defaultValue: today },
              { name: 'rate', label: `${baseCurrency} per unit`, required: true, description: 'At most 6 decimals' },
            ]}
          />
        )
      }
    >
      <Section note="A document takes the latest rate on or before its date and keeps it.">
        <SimpleTable
          caption="Exchange rates"
          rows={rates}
          empty="No rates yet: documents in foreign currency need one."
          columns={[
            { key: 'rateDate', label: 'From', render: (r) => <DateText value={r.rateDate} /> },
            { key: 'currency', label: 'Currency' },
            { key: 'rate', label: `${baseCurrency} per unit`, align: 'right' },
            { key: 'by', label: 'Set by' },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
