import type { Metadata } from 'next'
import { ALL_PERMISSIONS, can, PERMISSIONS, type Permission, ROLE_LABELS, ROLES, type Role } from '@/core/permissions'
import { humanise } from '@/core/state-machine'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Roles' }

const areaOf = (permission: string) => permission.split('.')[0] ?? ''

const NAMES: Record<string, string> = {
  'api-token': 'API token',
  'customer-po': 'Customer PO',
  grn: 'Goods receipt',
  mtc: 'MTC',
  ncr: 'NCR',
}
const nameOf = (area: string) => NAMES[area] ?? humanise(area)

/** Every permission, area by area; the area is named once. */
const ROWS = [...Map.groupBy(ALL_PERMISSIONS, areaOf)].flatMap(([area, permissions]) =>
  permissions.map((permission, i) => ({ permission, area: i === 0 ? nameOf(area) : '' })),
)

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
