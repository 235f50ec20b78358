import type { Metadata } from 'next'
import { updateSessionsAction } from '@/features/settings/settings.actions'
import { getCompanySettings } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'Sessions' }

const minutes = (seconds: number) => String(Math.floor(seconds / 60))

export default async function SessionSettingsPage() {
  const s = await pageRead(getCompanySettings, { permission: 'settings.read' })
  return (
    <SettingsPage title="Sessions" subtitle="Hold at once, for open sessions too">
      <RecordForm
        action={updateSessionsAction}
        readOnly={!s.mayWrite}
        fixed={{ version: s.version }}
        initial={{ idleMinutes: minutes(s.sessionIdleSeconds), maxMinutes: minutes(s.sessionMaxSeconds) }}
        fields={[
          {
            name: 'idleMinutes',
            label: 'Without use, a session ends after',
            type: 'decimal',
            decimals: 0,
            unit: 'minutes',
            required: true,
            description: 'At most 480 (8 hours)',
          },
          {
            name: 'maxMinutes',
            label: 'In any case after',
            type: 'decimal',
            decimals: 0,
            unit: 'minutes',
            required: true,
            description: 'At most 1440 (24 hours)',
          },
        ]}
      />
    </SettingsPage>
  )
}
