import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { formatMetres } from '@/core/units'
import { createInvoiceAction } from '@/features/invoice/invoice.actions'
import { packPackingListAction, voidPackingListAction } from '@/features/packing-list/packing-list.actions'
import { getPackingList } from '@/features/packing-list/packing-list.queries'
import { PackingListView } from '@/features/packing-list/packing-list.view'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { Page } from '@/ui/page'
import { PdfButton } from '@/ui/pdf-button'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Packing list' }

export default async function PackingListPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const data = await pageRead(
    async (ctx) => {
      const list = await getPackingList(ctx, id)
      return list && { list, timeZone: ctx.actor.timeZone }
    },
    { permission: 'packing-list.read' },
  )
  if (!data) notFound()
  const { list, timeZone } = data
  const title = list.number ?? 'Draft packing list'
  const may = (event: string) => list.allowed.some((e) => e === event)
  const what = `${formatMetres(list.totalMetres, { trim: true })} m in ${list.totalBundles} ${list.totalBundles === 1 ? 'bundle' : 'bundles'}`
  const stopped =
    list.dispatchNotes.some((d) => d.status !== 'VOID') ||
    list.invoices.some((i) => i.status !== 'VOID' && i.status !== 'CANCELLED')
  return (
    <Page
      title={title}
      subtitle={`${list.salesOrder.customer.name} · ${list.salesOrder.number}`}
      badge={<StatusBadge status={list.status} />}
      breadcrumbs={[{ label: 'Packing lists', href: '/packing-lists' }, { label: list.number ?? 'Draft' }]}
      actions={
        <>
          <PdfButton href={`/api/pdf/packing-list/${id}`} />
          {may('pack') && (
            <>
              <LinkButton href={`/packing-lists/${id}/edit`}>Edit</LinkButton>
              <ActionButton
                label="Mark packed"
                tone="primary"
                action={packPackingListAction}
                input={{ id, version: list.version }}
                confirm={`Mark ${what} packed? The list gets its number and can no longer change.`}
                remark="optional"
                successMessage="Packed"
              />
            </>
          )}
          {list.canDispatch && (
            <LinkButton href={`/dispatch-notes/new?packingListId=${id}`} variant="filled">
              Make dispatch note
            </LinkButton>
          )}
          {list.canInvoice && (
            <ActionButton
              label="Make invoice"
              tone={list.canDispatch ? 'plain' : 'primary'}
              action={createInvoiceAction}
              input={{ packingListId: id }}
              redirectTo="/invoices/{id}"
              successMessage="Draft invoice made"
            />
          )}
          <ActionMenu
            items={[
              { label: 'All lists of this order', href: `/packing-lists?salesOrderId=${list.salesOrder.id}` },
              may('void') &&
                menuAction({
                  label: 'Void',
                  tone: 'danger',
                  action: voidPackingListAction,
                  input: { id, version: list.version },
                  remark: 'required',
                  confirm: `Void ${title}? ${what} stay reserved for ${list.salesOrder.number} and can be packed again.${list.number ? ' Its number stays used.' : ''}`,
                  disabled: stopped,
                  disabledReason: 'A dispatch note or an invoice was made of it. Void that first.',
                }),
            ]}
          />
        </>
      }
    >
      <PackingListView list={list} timeZone={timeZone} />
    </Page>
  )
}
