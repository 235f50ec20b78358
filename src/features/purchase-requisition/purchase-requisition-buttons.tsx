import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import {
  approvePurchaseRequisition,
  rejectPurchaseRequisition,
  returnPurchaseRequisition,
  submitPurchaseRequisition,
  voidPurchaseRequisition,
} from './purchase-requisition.actions'
import type { RequisitionPage } from './purchase-requisition.form'
import { DERIVED_EVENTS, purchaseRequisitionMachine } from './purchase-requisition.machine'

/** The next step of a requisition, and what else its state and the person's permissions allow. */
export function PurchaseRequisitionButtons({
  requisition: r,
  permissions,
}: {
  requisition: RequisitionPage
  permissions: readonly string[]
}) {
  const can = (permission: string) => permissions.includes(permission)
  const possible = purchaseRequisitionMachine.allowed(r.status, can).filter((t) => !DERIVED_EVENTS.includes(t.event))
  const may = (event: string) => possible.some((t) => t.event === event)
  const input = { id: r.id, version: r.version }
  const own = {
    disabled: r.preparedByMe,
    disabledReason: 'You prepared this requisition; somebody else decides on it.',
  }
  const ordered = r.purchaseOrders.some((p) => p.status !== 'CANCELLED')
  return (
    <>
      {may('submit') && (
        <ActionButton
          tone="primary"
          label="Submit for approval"
          action={submitPurchaseRequisition}
          input={input}
          successMessage="Submitted"
        />
      )}
      {may('return') && (
        <ActionButton
          label="Return"
          remark="required"
          remarkLabel="What should change"
          action={returnPurchaseRequisition}
          input={input}
          {...own}
        />
      )}
      {may('approve') && (
        <ActionButton
          tone="primary"
          label="Approve"
          remark="optional"
          confirm={`Approve ${r.number}? PURCHASE can then order it.`}
          action={approvePurchaseRequisition}
          input={input}
          {...own}
        />
      )}
      {r.status === 'APPROVED' && can('purchase-order.create') && (
        <LinkButton href={`/purchase-orders/new?requisition=${r.id}`} variant="filled">
          {ordered ? 'Order the balance' : 'Make purchase order'}
        </LinkButton>
      )}
      {r.status === 'DRAFT' && can('purchase-requisition.update') && (
        <LinkButton href={`/purchase-requisitions/${r.id}/edit`}>Edit</LinkButton>
      )}
      <ActionMenu
        items={[
          may('reject') &&
            menuAction({
              action: rejectPurchaseRequisition,
              input,
              label: 'Reject',
              tone: 'danger',
              remark: 'required',
              confirm: `Reject ${r.number}? It cannot be taken up again.`,
              ...own,
            }),
          may('void') &&
            menuAction({
              action: voidPurchaseRequisition,
              input,
              label: 'Void',
              tone: 'danger',
              remark: 'required',
              confirm: `Void ${r.number}? Its number stays used.`,
              disabled: ordered,
              disabledReason: 'A purchase order was made from it. Cancel the order first.',
            }),
        ]}
      />
    </>
  )
}
