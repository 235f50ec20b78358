import type { Metadata } from 'next'
import { revokeApiToken } from '@/features/api-token/api-token.actions'
import { apiTokenList } from '@/features/api-token/api-token.queries'
import { NewTokenForm } from '@/features/api-token/new-token.form'
import { runList } from '@/server/list'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { LinkButton } from '@/ui/link-button'
import { DateTimeText } from '@/ui/num'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'API tokens' }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** One's personal API tokens; administrators see everybody's of the company. */
export default async function ApiTokensPage() {
  const { rows, today, timeZone, all } = await pageRead(
    async (ctx) => ({
      rows: (await runList(ctx, apiTokenList, { pageSize: '200' })).rows,
      today: ctx.actor.today,
      timeZone: ctx.actor.timeZone,
      all: ctx.actor.can('user.write'),
    }),
    { permission: 'api-token.write' },
  )
  const at = (value: unknown) => (value ? <DateTimeText value={text(value)} timeZone={timeZone} /> : '–')
  return (
    <Page
      title="API tokens"
      subtitle="A token lets a script read lists and run actions in your name and this company, with your permissions and no more."
      actions={<LinkButton href="/docs">API description</LinkButton>}
    >
      <Section title="New token">
        <NewTokenForm today={today} />
      </Section>
      <Section title={all ? 'Tokens of the company' : 'Your tokens'}>
        <SimpleTable
          caption="API tokens"
          rows={rows}
          empty="No tokens yet."
          columns={[
            { key: 'name', label: 'For' },
            { key: 'tokenPrefix', label: 'Begins with', render: (row) => <code>{text(row.tokenPrefix)}</code> },
            ...(all ? [{ key: 'owner', label: 'Owner' }] : []),
            {
              key: 'status',
              label: 'State',
              render: (row) => (
                <StatusBadge status={text(row.status)} tone={row.status === 'ACTIVE' ? 'green' : 'grey'} />
              ),
            },
            { key: 'createdAt', label: 'Made', nowrap: true, render: (row) => at(row.createdAt) },
            {
              key: 'expiresAt',
              label: 'Expires',
              nowrap: true,
              render: (row) => (row.expiresAt ? at(row.expiresAt) : 'Never'),
            },
            { key: 'lastUsedAt', label: 'Last used', nowrap: true, render: (row) => at(row.lastUsedAt) },
            {
              key: 'revoke',
              label: '',
              align: 'right',
              render: (row) =>
                row.status === 'ACTIVE' && (
                  <ActionButton
                    size="compact-xs"
                    tone="danger"
                    label="Revoke"
                    action={revokeApiToken}
                    input={{ id: text(row.id) }}
                    confirm={`Revoke the token for “${text(row.name)}”? Scripts that use it stop working at once.`}
                    successMessage="Token revoked"
                  />
                ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}
