import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { formatKg, formatMetres } from '@/core/units'
import { DispatchNoteForm } from '@/features/dispatch-note/dispatch-note.form'
import { listsToDispatch } from '@/features/dispatch-note/dispatch-note.queries'
import { getPackingList } from '@/features/packing-list/packing-list.queries'
import { pageRead } from '@/server/read'
import { EmptyState } from '@/ui/empty-state'
import { LinkButton } from '@/ui/link-button'
import { DateText, Kg, Metres } from '@/ui/num'
import { Banner, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'New dispatch note' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewDispatchNotePage({ searchParams }: Props) {
  const { packingListId: asked } = await searchParams
  const packingListId = zId.safeParse(asked).data ?? null
  const { list, waiting, today } = await pageRead(
    async (ctx) => ({
      today: ctx.actor.today,
      list: packingListId ? await getPackingList(ctx, packingListId) : null,
      waiting: packingListId ? [] : await listsToDispatch(ctx),
    }),
    { permission: 'dispatch-note.create' },
  )
  if (asked && !list) notFound()
  if (!list)
    return (
      <Page
        title="New dispatch note"
        breadcrumbs={[{ label: 'Dispatch notes', href: '/dispatch-notes' }, { label: 'New' }]}
      >
        <Section title="Packed and waiting for a vehicle">
          {waiting.length === 0 ? (
            <EmptyState
              title="Nothing is packed and waiting"
              text="Mark a packing list packed; then it can be dispatched."
              action={<LinkButton href="/packing-lists">Packing lists</LinkButton>}
            />
          ) : (
            <SimpleTable
              caption="Packing lists to dispatch"
              rows={waiting}
              columns={[
                { key: 'number', label: 'Packing list', nowrap: true },
                { key: 'packingDate', label: 'Packed', render: (p) => <DateText value={p.packingDate} /> },
                { key: 'customer', label: 'Customer' },
                { key: 'salesOrder', label: 'Sales order', nowrap: true },
                { key: 'warehouse', label: 'Warehouse' },
                {
                  key: 'totalMetres',
                  label: 'Metres',
                  align: 'right',
                  render: (p) => <Metres value={p.totalMetres} trim />,
                },
                { key: 'totalNetKg', label: 'Net kg', align: 'right', render: (p) => <Kg value={p.totalNetKg} trim /> },
                {
                  key: 'go',
                  label: '',
                  align: 'right',
                  render: (p) => <LinkButton href={`/dispatch-notes/new?packingListId=${p.id}`}>Dispatch</LinkButton>,
                },
              ]}
            />
          )}
        </Section>
      </Page>
    )
  return (
    <Page
      title={`Dispatch ${list.number ?? 'draft packing list'}`}
      subtitle={`${list.salesOrder.customer.name} · ${formatMetres(list.totalMetres, { trim: true })} m, ${list.totalBundles} ${list.totalBundles === 1 ? 'bundle' : 'bundles'}, ${formatKg(list.totalNetKg, { trim: true })} kg`}
      breadcrumbs={[
        { label: 'Packing lists', href: '/packing-lists' },
        { label: list.number ?? 'Draft', href: `/packing-lists/${list.id}` },
        { label: 'Dispatch' },
      ]}
    >
      {list.canDispatch ? (
        <DispatchNoteForm packingListId={list.id} draft={null} today={today} />
      ) : (
        <Banner tone="stop">
          {list.status === 'PACKED'
            ? 'A dispatch note was made of this packing list already.'
            : 'Only a packed packing list can be dispatched, once.'}
        </Banner>
      )}
    </Page>
  )
}
