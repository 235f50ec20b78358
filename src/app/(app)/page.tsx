import type { Metadata } from 'next'
import Link from 'next/link'
import { formatDate } from '@/core/fiscal-year'
import { rolePermissions } from '@/core/permissions'
import { getHome } from '@/features/home/home.queries'
import { pageRead } from '@/server/read'
import { EmptyState } from '@/ui/empty-state'
import { NewButton } from '@/ui/link-button'
import { CREATE } from '@/ui/nav'
import { DateText } from '@/ui/num'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import css from './home.module.css'

export const metadata: Metadata = { title: 'Home' }

/** What waits for the person who signed in; every count leads to its list. */
export default async function HomePage() {
  const { groups, today, permissions } = await pageRead(
    async (ctx) => ({ ...(await getHome(ctx)), permissions: rolePermissions(ctx.actor.roles) }),
    { permission: 'home.read' },
  )
  const first = CREATE.find((entry) => permissions.includes(entry.permission))
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  return (
    <Page
      title="Home"
      subtitle={`${formatDate(today)}: ${total === 0 ? 'nothing waits for you' : `${total} ${total === 1 ? 'thing waits' : 'things wait'} for you`}`}
    >
      {groups.length === 0 ? (
        <EmptyState
          title="Nothing waits for you"
          action={first && <NewButton href={first.href} label={first.label} />}
          text="Approvals, inspections, overdue orders and invoices appear here as soon as they need you. Press / to find any number or heat, Ctrl-K to open a list or start a document."
        />
      ) : (
        <>
          <nav className={css.counts} aria-label="What waits for you">
            {groups.map((group) => (
              <Link key={group.key} href={group.href} prefetch={false}>
                <span className={css.count}>{group.count}</span> {group.title}
              </Link>
            ))}
          </nav>
          <div className={css.groups}>
            {groups.map((group) => (
              <Section
                key={group.key}
                title={group.title}
                actions={
                  <Link href={group.href} prefetch={false}>
                    {group.count > group.rows.length ? `All ${group.count}` : 'Open the list'}
                  </Link>
                }
              >
                <SimpleTable
                  caption={group.title}
                  rows={group.rows}
                  rowKey={(row, index) => `${row.id}-${index}`}
                  columns={[
                    {
                      key: 'number',
                      label: 'Number',
                      nowrap: true,
                      width: '24%',
                      render: (row) => (
                        <Link href={row.href} prefetch={false}>
                          {row.number}
                        </Link>
                      ),
                    },
                    { key: 'about', label: 'About', render: (row) => row.about || '–' },
                    {
                      key: 'date',
                      label: group.dateLabel,
                      nowrap: true,
                      width: '18%',
                      render: (row) => (row.date ? <DateText value={row.date} /> : '–'),
                    },
                  ]}
                />
              </Section>
            ))}
          </div>
        </>
      )}
    </Page>
  )
}
