import type { Metadata } from 'next'
import { ROLE_LABELS, type Role } from '@/core/permissions'
import { getProfile } from '@/features/session/session.queries'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { DateTimeText } from '@/ui/num'
import { Facts, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'My account' }

/** Who one is here, and one's latest sign-ins. */
export default async function ProfilePage() {
  const profile = await pageRead(getProfile, { permission: 'home.read' })
  return (
    <Page
      title="My account"
      actions={
        <>
          <LinkButton href="/api-tokens">API tokens</LinkButton>
          <LinkButton href="/profile/password">Change password</LinkButton>
        </>
      }
    >
      <Facts
        items={[
          { label: 'Name', value: profile.name },
          { label: 'E-mail', value: profile.email },
          { label: 'Company', value: profile.companyName },
          { label: 'Roles', value: profile.roles.map((role) => ROLE_LABELS[role as Role] ?? role).join(', ') },
        ]}
      />
      <Section
        title="Latest sign-ins"
        note="If one of these was not you, change your password: every other session ends at once."
      >
        <SimpleTable
          caption="Latest sign-ins"
          rows={profile.signIns}
          empty="No sign-ins recorded yet."
          columns={[
            {
              key: 'at',
              label: 'When',
              nowrap: true,
              render: (row) => <DateTimeText value={row.at} timeZone={profile.timeZone} />,
            },
            {
              key: 'ok',
              label: 'Result',
              render: (row) => (row.ok ? 'Signed in' : `Refused: ${row.reason ?? 'unknown'}`),
            },
            { key: 'ip', label: 'Address' },
            { key: 'userAgent', label: 'Browser' },
          ]}
        />
      </Section>
    </Page>
  )
}
