import type { Metadata } from 'next'
import { ALL_PERMISSIONS, can, PERMISSIONS, type Permission, ROLE_LABELS, ROLES, type Role } from '@/core/permissions'
import { humanise } from '@/core/state-machine'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Roles' }

const areaOf = (permission: string | undefined) => permission?.split('.')[0] ?? ''

/** Every permission, with its area where a new one begins. */
const ROWS = ALL_PERMISSIONS.map((permission, i) => ({
  permission,
  area: areaOf(permission) === areaOf(ALL_PERMISSIONS[i - 1]) ? '' : humanise(areaOf(permission)),
}))

function Grant({ role, permission }: { role: Role; permission: Permission }) {
  return can([role], permission) ? (
    <span role="img" aria-label="yes">
      ●
    </span>
  ) : (
    <span className="erp-visually-hidden">no</span>
  )
}

export default async function RolesPage() {
  await pageRead(async () => null, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="Roles"
      subtitle="What each role may do; a person with several roles may do what any of them may"
    >
      <Section>
        <SimpleTable
          caption="Permissions by role"
          rows={ROWS}
          rowKey={(row) => row.permission}
          columns={[
            { key: 'area', label: 'Area', nowrap: true },
            {
              key: 'label',
              label: 'May',
              render: (row) => <span title={row.permission}>{PERMISSIONS[row.permission].label}</span>,
            },
            ...ROLES.map((role) => ({
              key: role,
              label: ROLE_LABELS[role],
              align: 'center' as const,
              render: (row: { permission: Permission }) => <Grant role={role} permission={row.permission} />,
            })),
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
