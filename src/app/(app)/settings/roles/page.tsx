import type { Metadata } from 'next'
import { ALL_PERMISSIONS, can, PERMISSIONS, ROLE_LABELS, ROLES } from '@/core/permissions'
import { humanise } from '@/core/state-machine'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Roles' }

const AREAS = [...Map.groupBy(ALL_PERMISSIONS, (permission) => permission.split('.')[0] ?? '')]

export default async function RolesPage() {
  await pageRead(async () => null, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="Roles"
      subtitle="What each role may do; a person with several roles may do what any of them may"
    >
      {AREAS.map(([area, permissions]) => (
        <Section key={area} title={humanise(area)}>
          <SimpleTable
            caption={humanise(area)}
            rows={permissions.map((permission) => ({ permission }))}
            rowKey={(row) => row.permission}
            columns={[
              {
                key: 'permission',
                label: 'Permission',
                width: '34%',
                render: (row) => <span title={row.permission}>{PERMISSIONS[row.permission].label}</span>,
              },
              ...ROLES.map((role) => ({
                key: role,
                label: ROLE_LABELS[role],
                align: 'center' as const,
                render: (row: { permission: (typeof ALL_PERMISSIONS)[number] }) =>
                  can([role], row.permission) ? (
                    <span role="img" aria-label="yes">
                      ●
                    </span>
                  ) : (
                    <span className="erp-visually-hidden">no</span>
                  ),
              })),
            ]}
          />
        </Section>
      ))}
    </SettingsPage>
  )
}
