import { dec, decimalText } from '@/core/money'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { PdfButton } from '@/ui/pdf-button'
import { postGrn, reverseGrn, voidGrn } from './grn.actions'
import { grnMachine } from './grn.machine'
import type { GrnPage } from './grn-rows'

/** The next step of a receipt, and what else its state and the person's permissions allow. */
export function GrnButtons({ grn: g, permissions }: { grn: GrnPage; permissions: readonly string[] }) {
  const can = (permission: string) => permissions.includes(permission)
  const may = (event: string) => grnMachine.allowed(g.status, can).some((t) => t.event === event)
  const input = { id: g.id, version: g.version }
  const metres = decimalText(g.lines.reduce((sum, l) => sum.plus(l.metres), dec(0)))
  const heats = `${g.lines.length} ${g.lines.length === 1 ? 'heat' : 'heats'}`
  const waiting = g.lines.reduce((sum, l) => sum.plus(l.lot?.underInspection ?? '0'), dec(0))
  const inspectable = g.status === 'POSTED' && waiting.gt(0) && can('inspection.create')
  return (
    <>
      <PdfButton href={`/api/pdf/grn/${g.id}`} label="Print" />
      {may('post') && (
        <ActionButton
          tone="primary"
          label="Post receipt"
          action={postGrn}
          input={input}
          confirm={`Post ${heats}, ${metres} m from ${g.vendor.name}? They come into stock under inspection.`}
          successMessage="Posted: the heats wait for inspection"
        />
      )}
      {inspectable && (
        <LinkButton href={`/inspections/new?grn=${g.id}`} variant="filled">
          Inspect
        </LinkButton>
      )}
      {g.status === 'DRAFT' && can('grn.create') && <LinkButton href={`/grns/${g.id}/edit`}>Edit</LinkButton>}
      <ActionMenu
        items={[
          may('reverse') &&
            menuAction({
              action: reverseGrn,
              input,
              label: 'Reverse',
              tone: 'danger',
              remark: 'required',
              confirm: `Reverse ${g.number}? ${metres} m of ${heats} leave stock, and the order waits for them again.`,
              disabled: !waiting.eq(metres),
              disabledReason: 'Only while all of it is still under inspection.',
            }),
          may('void') &&
            menuAction({
              action: voidGrn,
              input,
              label: 'Void draft',
              tone: 'danger',
              remark: 'required',
              confirm: 'Void this draft? Nothing of it is in stock.',
            }),
        ]}
      />
    </>
  )
}
