import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { zId } from '@/core/inputs'
import { formatMetres } from '@/core/units'
import {
  deliverDispatchNoteAction,
  postDispatchNoteAction,
  voidDispatchNoteAction,
} from '@/features/dispatch-note/dispatch-note.actions'
import { getDispatchNote } from '@/features/dispatch-note/dispatch-note.queries'
import { DispatchNoteView } from '@/features/dispatch-note/dispatch-note.view'
import { createInvoiceAction } from '@/features/invoice/invoice.actions'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { Page } from '@/ui/page'
import { PdfButton } from '@/ui/pdf-button'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Dispatch note' }

export default async function DispatchNotePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!zId.safeParse(id).success) notFound()
  const data = await pageRead(
    async (ctx) => {
      const note = await getDispatchNote(ctx, id)
      return note && { note, timeZone: ctx.actor.timeZone, today: ctx.actor.today }
    },
    { permission: 'dispatch-note.read' },
  )
  if (!data) notFound()
  const { note, timeZone, today } = data
  const may = (event: string) => note.allowed.some((e) => e === event)
  const metres = `${formatMetres(note.packingList.totalMetres, { trim: true })} m of ${note.packingList.number}`
  return (
    <Page
      title={note.number ?? 'Draft dispatch note'}
      subtitle={`${note.customer.name} · ${note.salesOrder.number}`}
      badge={<StatusBadge status={note.status} />}
      breadcrumbs={[{ label: 'Dispatch notes', href: '/dispatch-notes' }, { label: note.number ?? 'Draft' }]}
      actions={
        <>
          <PdfButton
            href={`/api/pdf/dispatch-note/${id}`}
            label={note.invoiced ? 'Dispatch note PDF' : 'Challan PDF'}
          />
          {may('dispatch') && (
            <>
              <LinkButton href={`/dispatch-notes/${id}/edit`}>Edit</LinkButton>
              <ActionButton
                label="Dispatch"
                tone="primary"
                action={postDispatchNoteAction}
                input={{ id, version: note.version }}
                confirm={`Dispatch ${metres} on ${note.vehicleNo ?? note.lrNo ?? 'a vehicle not entered yet'}? The stock is issued; this cannot be taken back here.`}
                remark="optional"
                successMessage="Dispatched"
              />
            </>
          )}
          {note.canInvoice && (
            <ActionButton
              label="Make invoice"
              tone={may('dispatch') ? 'plain' : 'primary'}
              action={createInvoiceAction}
              input={{ dispatchNoteId: id }}
              redirectTo="/invoices/{id}"
              successMessage="Draft invoice made"
            />
          )}
          {may('deliver') && (
            <ActionButton
              label="Mark delivered"
              tone={note.canInvoice ? 'plain' : 'primary'}
              action={deliverDispatchNoteAction}
              input={{ id, version: note.version }}
              fields={[
                { name: 'deliveredOn', label: 'Delivered on', type: 'date', required: true, defaultValue: today },
              ]}
              remark="optional"
            />
          )}
          <ActionMenu
            items={[
              { label: 'All notes of this order', href: `/dispatch-notes?salesOrderId=${note.salesOrder.id}` },
              may('void') &&
                menuAction({
                  label: 'Void',
                  tone: 'danger',
                  action: voidDispatchNoteAction,
                  input: { id, version: note.version },
                  remark: 'required',
                  confirm: `Void this draft? ${metres} stay packed and can be dispatched on another note.`,
                }),
            ]}
          />
        </>
      }
    >
      <DispatchNoteView note={note} timeZone={timeZone} />
    </Page>
  )
}
