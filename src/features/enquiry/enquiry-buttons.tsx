import { ActionMenu } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { closeEnquiry } from './enquiry.actions'
import { enquiryMachine } from './enquiry.machine'
import type { EnquiryPage } from './enquiry-rows'

const BY_HAND: readonly string[] = ['lose', 'regret', 'void']

/** The next step of an enquiry, and what else is possible. */
export function EnquiryButtons({ enquiry, permissions }: { enquiry: EnquiryPage; permissions: readonly string[] }) {
  const can = (permission: string) => permissions.includes(permission)
  const inWork = enquiry.quotations.filter((q) => ['OPEN', 'WON', 'PARTLY_WON'].includes(q.status))
  const closing = enquiryMachine.allowed(enquiry.status, can).filter((t) => BY_HAND.includes(t.event))
  return (
    <>
      {enquiry.editable && can('quotation.create') && (
        <LinkButton href={`/quotations/new?enquiry=${enquiry.id}`} variant={inWork.length === 0 ? 'filled' : 'default'}>
          {inWork.length === 0 ? 'Make quotation' : 'Another quotation'}
        </LinkButton>
      )}
      {enquiry.editable && can('enquiry.update') && (
        <LinkButton href={`/enquiries/${enquiry.id}/edit`}>Edit</LinkButton>
      )}
      <ActionMenu
        items={closing.map((t) =>
          menuAction({
            action: closeEnquiry,
            input: { id: enquiry.id, version: enquiry.version, event: t.event as 'lose' | 'regret' | 'void' },
            label: t.label,
            tone: 'danger',
            remark: 'required',
            confirm: confirmText(t.event, enquiry.number),
            disabled: inWork.length > 0,
            disabledReason: `${inWork.map((q) => q.number).join(', ')} is in work: record the outcome there.`,
          }),
        )}
      />
    </>
  )
}

function confirmText(event: string, number: string | null): string {
  if (event === 'lose') return `${number} is closed as lost.`
  if (event === 'regret') return `${number} is closed: we do not quote.`
  return `Void ${number}? Its number stays used and visible.`
}
