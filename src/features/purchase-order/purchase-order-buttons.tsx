import type { Plain } from '@/server/serialize'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { PdfButton } from '@/ui/pdf-button'
import {
  acknowledgePurchaseOrder,
  amendPurchaseOrder,
  approvePurchaseOrder,
  cancelPurchaseOrder,
  closePurchaseOrder,
  markPurchaseOrderSent,
  returnPurchaseOrder,
  sendPurchaseOrder,
  submitPurchaseOrder,
} from './purchase-order.actions'
import { DERIVED_EVENTS, purchaseOrderMachine, RECEIVABLE_STATES } from './purchase-order.machine'
import type { PurchaseOrderPage } from './purchase-order-rows'

export type MailText = Plain<{ subject: string; text: string }>

type Props = { order: PurchaseOrderPage; permissions: readonly string[]; mail: MailText; today: string }

/** The next step of an order, and what else its state and the person's permissions allow. */
export function PurchaseOrderButtons({ order: o, permissions, mail, today }: Props) {
  const can = (permission: string) => permissions.includes(permission)
  const possible = purchaseOrderMachine.allowed(o.status, can).filter((t) => !DERIVED_EVENTS.includes(t.event))
  const may = (event: string) => possible.some((t) => t.event === event)
  const input = { id: o.id, version: o.version }
  const own = { disabled: o.preparedByMe, disabledReason: 'You prepared this revision; somebody else decides on it.' }
  const receivable = RECEIVABLE_STATES.some((s) => s === o.status)
  const resend = ['SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'].includes(o.status) && can('purchase-order.send')
  const email = {
    action: sendPurchaseOrder,
    input,
    successMessage: 'Handed to the outbox',
    fields: [
      {
        name: 'to',
        label: 'To',
        required: true,
        defaultValue: addressOf(o),
        description: 'Several addresses with commas between them',
      },
      { name: 'cc', label: 'Copy to' },
      { name: 'subject', label: 'Subject', required: true, defaultValue: mail.subject },
      { name: 'message', label: 'Message', type: 'textarea' as const, required: true, defaultValue: mail.text },
    ],
  }
  return (
    <>
      <PdfButton href={`/api/pdf/purchase-order/${o.id}`} />
      {may('submit') && (
        <ActionButton
          tone="primary"
          label="Submit for approval"
          action={submitPurchaseOrder}
          input={input}
          successMessage="Submitted"
        />
      )}
      {o.status === 'DRAFT' && can('purchase-order.update') && (
        <LinkButton href={`/purchase-orders/${o.id}/edit`}>Edit</LinkButton>
      )}
      {may('return') && (
        <ActionButton
          label="Return"
          remark="required"
          remarkLabel="What should change"
          action={returnPurchaseOrder}
          input={input}
          {...own}
        />
      )}
      {may('approve') && (
        <ActionButton
          tone="primary"
          label="Approve"
          remark="optional"
          confirm={`Approve ${o.number} to ${o.vendor.name}?`}
          action={approvePurchaseOrder}
          input={input}
          {...own}
        />
      )}
      {may('send') && <ActionButton tone="primary" label="E-mail to vendor" {...email} />}
      {may('acknowledge') && (
        <ActionButton
          tone={can('grn.create') ? 'plain' : 'primary'}
          label="Record acknowledgement"
          action={acknowledgePurchaseOrder}
          input={input}
          fields={[
            { name: 'acknowledgedOn', label: 'Acknowledged on', type: 'date', required: true, defaultValue: today },
            { name: 'acknowledgementReference', label: "Vendor's reference" },
            { name: 'expectedDate', label: 'Delivery promised for', type: 'date', defaultValue: o.expectedDate ?? '' },
          ]}
        />
      )}
      {receivable && can('grn.create') && (
        <LinkButton href={`/grns/new?order=${o.id}`} variant="filled">
          Receive goods
        </LinkButton>
      )}
      {may('close') && o.status === 'RECEIVED' && (
        <ActionButton
          label="Close"
          remark="optional"
          action={closePurchaseOrder}
          input={input}
          confirm={`Close ${o.number}? Everything on it is received.`}
        />
      )}
      <ActionMenu
        items={[
          may('send') &&
            menuAction({
              action: markPurchaseOrderSent,
              input,
              label: 'Mark as sent by hand',
              remark: 'optional',
              confirm: 'Handed over, posted, or sent from another mailbox.',
            }),
          resend && menuAction({ ...email, label: 'E-mail again' }),
          may('amend') &&
            menuAction({
              action: amendPurchaseOrder,
              input,
              label: 'Amend',
              remark: 'required',
              remarkLabel: 'Why',
              confirm: `${o.number} becomes a draft again as Rev.${o.revisionNo + 1}. It is approved and sent anew; nothing can be received until then.`,
            }),
          may('close') &&
            o.status !== 'RECEIVED' &&
            menuAction({
              action: closePurchaseOrder,
              input,
              label: 'Close short',
              tone: 'danger',
              remark: 'required',
              confirm: `Close ${o.number}? What is not received is not waited for any more.`,
            }),
          may('cancel') &&
            menuAction({
              action: cancelPurchaseOrder,
              input,
              label: 'Cancel order',
              tone: 'danger',
              remark: 'required',
              confirm: `Cancel ${o.number}? Its number stays used; what it covered of a requisition is open again.`,
            }),
        ]}
      />
    </>
  )
}

/** The vendor's contact first, else the vendor's own address. */
function addressOf(o: PurchaseOrderPage): string {
  return o.vendor.contacts.find((c) => c.email)?.email ?? o.vendor.email ?? ''
}
