import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ROLE_LABELS, type Role } from '@/core/permissions'
import { activateUserAction, deactivateUserAction, updateUserAction } from '@/features/user/user.actions'
import { MembershipForm, ResetPasswordButton } from '@/features/user/user.form'
import { getUser } from '@/features/user/user.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DateTimeText } from '@/ui/num'
import { Banner, Facts, Page, Section } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'User' }

type Props = { params: Promise<{ id: string }> }

export default async function UserPage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const user = await getUser(ctx, id)
      return (
        user && {
          user,
          mayWrite: ctx.actor.can('user.write'),
          self: ctx.actor.userId === id,
          timeZone: ctx.actor.timeZone,
        }
      )
    },
    { permission: 'user.read' },
  )
  if (!data) notFound()
  const { user, mayWrite, self, timeZone } = data
  const step = { id, version: user.version }
  return (
    <Page
      title={user.name}
      subtitle={user.email}
      badge={<StatusBadge status={user.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[{ label: 'Users', href: '/users' }, { label: user.name }]}
      actions={
        mayWrite &&
        !self && (
          <>
            {user.isActive ? (
              <ActionButton
                label="Deactivate"
                tone="danger"
                action={deactivateUserAction}
                input={step}
                remark="required"
                confirm={`Deactivate ${user.name}? Every session of this person ends at once; nothing they made changes.`}
              />
            ) : (
              <ActionButton label="Activate" action={activateUserAction} input={step} />
            )}
            {user.isActive && <ResetPasswordButton id={id} email={user.email} />}
          </>
        )
      }
    >
      {user.mustChangePassword && <Banner>Has a temporary password, to be changed at the next sign-in.</Banner>}
      <Section title="Person">
        {mayWrite ? (
          <RecordForm
            action={updateUserAction}
            fixed={step}
            initial={{ name: user.name, phone: user.phone ?? '' }}
            fields={[
              { name: 'name', label: 'Name', required: true },
              { name: 'phone', label: 'Phone' },
            ]}
          />
        ) : (
          <Facts
            items={[
              { label: 'Name', value: user.name },
              { label: 'Phone', value: user.phone },
              { label: 'Roles', value: user.membership?.roles.map((r) => ROLE_LABELS[r as Role] ?? r).join(', ') },
            ]}
          />
        )}
      </Section>
      {mayWrite && user.memberships.map((m) => <MembershipForm key={m.companyId} userId={id} membership={m} />)}
      <Section title="Open sessions">
        <SimpleTable
          caption="Open sessions"
          rows={user.sessions}
          empty="Not signed in now."
          columns={[
            {
              key: 'startedAt',
              label: 'Since',
              nowrap: true,
              render: (s) => <DateTimeText value={s.startedAt} timeZone={timeZone} />,
            },
            {
              key: 'lastSeenAt',
              label: 'Last used',
              nowrap: true,
              render: (s) => <DateTimeText value={s.lastSeenAt} timeZone={timeZone} />,
            },
            { key: 'ip', label: 'IP address' },
            { key: 'userAgent', label: 'Browser' },
          ]}
        />
      </Section>
      <Section title="Sign-in history" note="The latest 50, successful and refused.">
        <SimpleTable
          caption="Sign-in history"
          rows={user.signIns}
          empty="Has never signed in."
          columns={[
            {
              key: 'at',
              label: 'When',
              nowrap: true,
              render: (s) => <DateTimeText value={s.at} timeZone={timeZone} />,
            },
            { key: 'ok', label: 'Result', render: (s) => (s.ok ? 'Signed in' : `Refused: ${s.reason ?? 'unknown'}`) },
            { key: 'ip', label: 'IP address' },
            { key: 'userAgent', label: 'Browser' },
          ]}
        />
      </Section>
    </Page>
  )
}
