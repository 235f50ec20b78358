import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton, PdfButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import type { InspectionPage } from './entry-values'
import { createInspection, reverseInspection, voidInspection } from './inspection.actions'
import { inspectionMachine } from './inspection.machine'

type Props = { inspection: InspectionPage; permissions: readonly string[] }

/** The next step of an inspection, and what else its state and the person's permissions allow. */
export function InspectionButtons({ inspection: i, permissions }: Props) {
  const can = (permission: string) => permissions.includes(permission)
  const may = (event: string) => inspectionMachine.allowed(i.status, can).some((t) => t.event === event)
  const input = { id: i.id, version: i.version }
  const held = i.lots.filter((l) => l.heldNow !== '0')
  return (
    <>
      <PdfButton
        href={`/api/pdf/inspection/${i.id}`}
        label={i.status === 'DRAFT' ? 'PDF of the draft' : 'PDF report'}
      />
      {i.status === 'DRAFT' && can('inspection.create') && (
        <LinkButton href={`/inspections/${i.id}/enter`} variant="filled">
          Enter values
        </LinkButton>
      )}
      {i.status === 'SUBMITTED' && held.length > 0 && can('inspection.create') && (
        <ActionButton
          tone="primary"
          label="Inspect what is on hold"
          action={createInspection}
          input={{
            lots: held.map((l) => ({
              stockLotId: l.stockLotId,
              locationId: l.locationId,
              fromBucket: 'ON_HOLD' as const,
            })),
          }}
          redirectTo="/inspections/{id}/enter"
          successMessage="Inspection opened"
        />
      )}
      <ActionMenu
        items={[
          may('reverse') &&
            menuAction({
              action: reverseInspection,
              input,
              label: 'Reverse',
              tone: 'danger',
              remark: 'required',
              confirm: `Reverse ${i.number}? What it passed, failed and held goes back to where it was before; possible only while none of it is reserved or gone. Its number and its NCRs stay.`,
            }),
          may('void') &&
            menuAction({
              action: voidInspection,
              input,
              label: 'Void draft',
              tone: 'danger',
              remark: 'required',
              confirm: 'Void this draft? Nothing has moved; its lots wait for another inspection.',
            }),
        ]}
      />
    </>
  )
}
