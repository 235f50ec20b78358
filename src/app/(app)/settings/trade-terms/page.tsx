import type { Metadata } from 'next'
import {
  createDeliveryTermAction,
  createPaymentTermAction,
  createTpiAgencyAction,
  updateDeliveryTermAction,
  updatePaymentTermAction,
  updateTpiAgencyAction,
} from '@/features/settings/settings.actions'
import { getTradeTerms } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { ActionButton, type AskField } from '@/ui/action-button'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Trade terms' }

type Row = { id: string; version: number; code: string; name: string; days?: number; isActive: boolean }

const fields = (row?: Row, withDays = false): AskField[] => [
  { name: 'code', label: 'Code', required: true, defaultValue: row?.code },
  { name: 'name', label: 'Text', required: true, defaultValue: row?.name },
  ...(withDays
    ? [{ name: 'days', label: 'Days until due', required: true, defaultValue: String(row?.days ?? 30) }]
    : []),
  ...(row ? [{ name: 'isActive', label: 'In use', type: 'check' as const, defaultValue: String(row.isActive) }] : []),
]

const base = [
  { key: 'code', label: 'Code', width: '110px' },
  { key: 'name', label: 'Text' },
]
const state = {
  key: 'isActive',
  label: 'State',
  width: '110px',
  render: (r: Row) => <StatusBadge status={r.isActive ? 'ACTIVE' : 'INACTIVE'} />,
}

export default async function TradeTermsPage() {
  const { paymentTerms, deliveryTerms, agencies, mayWrite } = await pageRead(getTradeTerms, {
    permission: 'settings.read',
  })
  const step = (row: Row) => ({ id: row.id, version: row.version })
  return (
    <SettingsPage title="Trade terms">
      <Section
        title="Payment terms"
        actions={
          mayWrite && (
            <ActionButton
              label="Add payment term"
              action={createPaymentTermAction}
              input={{}}
              fields={fields(undefined, true)}
            />
          )
        }
      >
        <SimpleTable<Row>
          caption="Payment terms"
          rows={paymentTerms}
          columns={[
            ...base,
            { key: 'days', label: 'Days', align: 'right' },
            state,
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (r) =>
                mayWrite && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updatePaymentTermAction}
                    input={step(r)}
                    fields={fields(r, true)}
                  />
                ),
            },
          ]}
        />
      </Section>
      <Section
        title="Delivery terms"
        actions={
          mayWrite && (
            <ActionButton label="Add delivery term" action={createDeliveryTermAction} input={{}} fields={fields()} />
          )
        }
      >
        <SimpleTable<Row>
          caption="Delivery terms"
          rows={deliveryTerms}
          columns={[
            ...base,
            state,
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (r) =>
                mayWrite && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updateDeliveryTermAction}
                    input={step(r)}
                    fields={fields(r)}
                  />
                ),
            },
          ]}
        />
      </Section>
      <Section
        title="Third-party inspection agencies"
        actions={
          mayWrite && <ActionButton label="Add agency" action={createTpiAgencyAction} input={{}} fields={fields()} />
        }
      >
        <SimpleTable<Row>
          caption="Inspection agencies"
          rows={agencies}
          columns={[
            ...base,
            state,
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (r) =>
                mayWrite && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updateTpiAgencyAction}
                    input={step(r)}
                    fields={fields(r)}
                  />
                ),
            },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
