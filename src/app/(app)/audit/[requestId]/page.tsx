import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { humanise } from '@/core/state-machine'
import { getAuditRequest } from '@/features/audit/audit.queries'
import { pageRead } from '@/server/read'
import { DocLink } from '@/ui/doc-links'
import { DateTimeText } from '@/ui/num'
import { Banner, Facts, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Audit trail' }

type Props = { params: Promise<{ requestId: string }> }

const OP: Record<string, string> = { INSERT: 'added', UPDATE: 'changed', DELETE: 'removed' }

export default async function AuditRequestPage({ params }: Props) {
  const { requestId } = await params
  const data = await pageRead(
    async (ctx) => {
      const request = await getAuditRequest(ctx, requestId)
      return request && { ...request, timeZone: ctx.actor.timeZone }
    },
    { permission: 'audit.read' },
  )
  if (!data) notFound()
  const { events, rows, user, timeZone } = data
  const first = events[0]
  return (
    <Page
      title={first?.action ?? 'Changes'}
      subtitle={first?.documentNo ?? undefined}
      breadcrumbs={[{ label: 'Audit trail', href: '/audit' }, { label: first?.action ?? requestId }]}
    >
      <Section title="Request">
        <Facts
          items={[
            { label: 'When', value: <DateTimeText value={first?.at ?? rows[0]?.at} timeZone={timeZone} /> },
            { label: 'User', value: user ? `${user.name} (${user.email})` : null },
            { label: 'IP address', value: first?.ip },
            { label: 'Request', value: requestId },
          ]}
        />
      </Section>
      <Section title="Events">
        <SimpleTable
          caption="Events"
          rows={events}
          empty="No event."
          columns={[
            {
              key: 'at',
              label: 'When',
              nowrap: true,
              render: (e) => <DateTimeText value={e.at} timeZone={timeZone} />,
            },
            { key: 'action', label: 'Action' },
            {
              key: 'documentType',
              label: 'Document',
              render: (e) =>
                e.documentType ? (
                  <DocLink
                    type={e.documentType}
                    id={e.documentId}
                    number={e.documentNo ?? humanise(e.documentType)}
                    showType={Boolean(e.documentNo)}
                  />
                ) : (
                  '–'
                ),
            },
            { key: 'remark', label: 'Remark' },
          ]}
        />
      </Section>
      {data.truncated && (
        <Banner tone="warn">
          This request changed more rows than are shown here: these are the first {rows.length}.
        </Banner>
      )}
      {rows.length === 0 && (
        <Section title="Changes">
          <p>No rows were changed: signing in, printing, exporting and mailing leave events only.</p>
        </Section>
      )}
      {rows.map((row) => (
        <Section key={row.id} title={`${humanise(row.table)} ${OP[row.op] ?? row.op}`} note={row.rowId ?? undefined}>
          <SimpleTable
            caption={`${row.table} ${row.op}`}
            rows={row.columns}
            rowKey={(c) => c.column}
            columns={[
              { key: 'column', label: 'Column', width: '26%', render: (c) => humanise(c.column) },
              ...(row.op === 'INSERT' ? [] : [{ key: 'from', label: 'Old value', width: '37%' }]),
              ...(row.op === 'DELETE' ? [] : [{ key: 'to', label: 'New value', width: '37%' }]),
            ]}
          />
        </Section>
      ))}
    </Page>
  )
}
