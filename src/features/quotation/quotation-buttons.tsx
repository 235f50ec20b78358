import { ActionButton } from '@/ui/action-button'
import { ActionMenu, type ActionMenuItem } from '@/ui/action-menu'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { isFloorRule } from './approval/quotation.approval-rules'
import type { QuotationPage } from './lines/quotation-rows'
import { QuotationPapersMenu } from './paper/quotation-papers-menu'
import { approveQuotation, returnQuotation, reviseQuotation, submitQuotation, voidQuotation } from './quotation.actions'
import {
  QUOTATION_IN_WORK,
  QUOTATION_REVISABLE,
  quotationMachine,
  quotationRevisionMachine,
  REVISION_CURRENT,
} from './quotation.machine'

type Props = { quotation: QuotationPage; permissions: readonly string[] }

/** Whether the user had a hand in the revision and so cannot decide on it. */
const preparedByMe = (q: QuotationPage) => q.revision.preparedByIds.includes(q.userId)

/** The next legal step as the one filled button, the rest in the menu. An old revision can only be read and printed. */
export function QuotationButtons({ quotation: q, permissions }: Props) {
  const can = (permission: string) => permissions.includes(permission)
  const inWork = QUOTATION_IN_WORK.includes(q.status)
  const pdf = q.priced && <QuotationPapersMenu id={q.revision.id} format={q.format} />
  const order = inWork && REVISION_CURRENT.includes(q.revision.status) && can('customer-po.create') && (
    <LinkButton
      href={`/customer-pos/new?quotation=${q.id}`}
      variant={q.revision.status === 'SENT' && q.status === 'OPEN' ? 'filled' : 'default'}
    >
      Record customer PO
    </LinkButton>
  )
  if (!q.isLatest)
    return (
      <>
        {pdf}
        {order}
      </>
    )
  const steps = inWork ? quotationRevisionMachine.allowed(q.revision.status, can) : []
  const step = (event: string) => steps.find((t) => t.event === event)
  const input = { id: q.id, version: q.version }
  const name = `${q.number} Rev.${q.revision.revisionNo}`
  const mine = preparedByMe(q)
  const expired = q.revision.validUntil < q.today
  return (
    <>
      {pdf}
      {step('void') && can('quotation.update') && <LinkButton href={`/quotations/${q.id}/edit`}>Edit</LinkButton>}
      {step('submit') && (
        <ActionButton
          label="Submit for approval"
          tone="primary"
          action={submitQuotation}
          input={input}
          fields={[
            {
              name: 'reason',
              label: 'Reason for the approver (optional)',
              type: 'textarea',
              description: 'Needed where a line is below the margin floor of its family',
            },
          ]}
          successMessage={`${name} submitted`}
        />
      )}
      {step('return') && (
        <ActionButton
          label="Return"
          action={returnQuotation}
          input={input}
          remark="required"
          remarkLabel="What has to change"
          disabled={mine}
          disabledReason="You prepared this quotation; somebody else must decide on it."
        />
      )}
      {step('approve') && (
        <ActionButton
          label="Approve"
          tone="primary"
          action={approveQuotation}
          input={input}
          remark={q.revision.approvalNeeded.some(isFloorRule) ? 'required' : 'optional'}
          confirm={`${name} is approved and its content is frozen.`}
          successMessage={`${name} approved`}
          disabled={mine}
          disabledReason="You prepared this quotation; somebody else must decide on it."
        />
      )}
      {step('send') && (
        <LinkButton
          href={`/quotations/${q.id}/send`}
          variant={q.revision.status === 'SENT' || q.status !== 'OPEN' || expired ? 'default' : 'filled'}
        >
          {q.revision.status === 'SENT' ? 'E-mail again' : 'E-mail'}
        </LinkButton>
      )}
      {order}
      <ActionMenu items={menuItems(q, can)} />
    </>
  )
}

function menuItems(q: QuotationPage, can: (permission: string) => boolean): (ActionMenuItem | false)[] {
  const current = REVISION_CURRENT.includes(q.revision.status)
  const everApproved = q.revisions.some((r) => REVISION_CURRENT.includes(r.status))
  const outcomes = quotationMachine
    .allowed(q.status, can)
    .filter((t) => ['win', 'partly-win', 'lose', 'regret'].includes(t.event))
    .filter((t) => everApproved || (t.event !== 'win' && t.event !== 'partly-win'))
  const decided = ['WON', 'PARTLY_WON', 'LOST', 'REGRETTED'].includes(q.status)
  const draft = q.revision.status === 'DRAFT' && QUOTATION_IN_WORK.includes(q.status)
  return [
    current &&
      QUOTATION_REVISABLE.includes(q.status) &&
      can('quotation.revise') &&
      menuAction({
        action: reviseQuotation,
        input: { id: q.id, version: q.version },
        label: 'Revise',
        confirm: `A draft Rev.${Math.max(...q.revisions.map((r) => r.revisionNo)) + 1} is made with this content. Rev.${q.revision.revisionNo} stays valid until the new one is approved.`,
        remark: 'required',
        remarkLabel: 'Reason of the revision',
        remarkKey: 'reason',
        redirectTo: '/quotations/{id}/edit',
      }),
    can('quotation.close') &&
      (outcomes.length > 0 || decided) && {
        label: decided ? 'Correct the outcome' : 'Record the outcome',
        href: `/quotations/${q.id}/outcome`,
      },
    can('quotation.create') && { label: 'Copy to a new quotation', href: `/quotations/${q.id}/copy` },
    draft &&
      can('quotation.close') &&
      menuAction({
        action: voidQuotation,
        input: { id: q.id, version: q.version },
        label: 'Void',
        tone: 'danger',
        remark: 'required',
        confirm:
          q.revision.revisionNo === 0
            ? `Void ${q.number}? Its number stays used and visible.`
            : `Void the draft Rev.${q.revision.revisionNo}? The revision before it is the current one again.`,
      }),
  ]
}
