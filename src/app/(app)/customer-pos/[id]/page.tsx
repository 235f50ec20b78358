import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { humanise } from '@/core/state-machine'
import { ComparisonView } from '@/features/customer-po/comparison.view'
import {
  holdCustomerPoAction,
  rejectCustomerPoAction,
  reviewCustomerPoAction,
} from '@/features/customer-po/customer-po.actions'
import { EDITABLE_PO_STATES } from '@/features/customer-po/customer-po.machine'
import { getCustomerPo } from '@/features/customer-po/customer-po.queries'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { ActionMenu } from '@/ui/action-menu'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { LinkButton } from '@/ui/link-button'
import { menuAction } from '@/ui/menu-action'
import { DateText } from '@/ui/num'
import { Banner, Facts, Page, Section, WithRail } from '@/ui/page'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'

export const metadata: Metadata = { title: 'Customer PO' }

export default async function CustomerPoPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const po = await getCustomerPo(ctx, id)
      return po && { po, timeZone: ctx.actor.timeZone, mayEdit: ctx.actor.can('customer-po.create') }
    },
    { permission: 'customer-po.read' },
  )
  if (!data) notFound()
  const { po, timeZone, mayEdit } = data
  const { comparison } = po
  const can = (event: string) => po.allowed.some((e) => e === event)
  const step = { id, version: po.version }
  const editable = mayEdit && EDITABLE_PO_STATES.some((s) => s === po.status)
  const differs = comparison.differenceCount > 0
  const address = (a: typeof po.billingAddress) =>
    a && [a.label, a.line1, a.line2, a.city, a.pin].filter(Boolean).join(', ')
  return (
    <Page
      title={`Customer PO ${po.poNumber}`}
      subtitle={po.customer?.name}
      badge={<StatusBadge status={po.status} />}
      breadcrumbs={[{ label: 'Customer POs', href: '/customer-pos' }, { label: po.poNumber }]}
      actions={
        <>
          {can('review') && (
            <ActionButton label="Start review" tone="primary" action={reviewCustomerPoAction} input={step} />
          )}
          {can('resume') && (
            <ActionButton
              label="Resume review"
              tone="primary"
              action={reviewCustomerPoAction}
              input={step}
              remark="optional"
            />
          )}
          {can('accept') && (
            <ActionButton
              label="Accept, make sales order"
              tone="primary"
              action={acceptCustomerPoAction}
              input={step}
              confirm={
                differs
                  ? `The order differs from the quotation in ${comparison.differenceCount} ${comparison.differenceCount === 1 ? 'point' : 'points'}. Say why it is accepted as it is.`
                  : `Accept ${po.poNumber} as quoted and make the sales order?`
              }
              remark={differs ? 'required' : 'optional'}
              redirectTo="/sales-orders/{id}"
              successMessage="Accepted; the sales order is made"
              disabled={po.newerRevisionNo !== null}
              disabledReason={`Rev.${po.newerRevisionNo} of the quotation is current now. Edit and save the customer PO to compare it with that one.`}
            />
          )}
          {po.order && (
            <LinkButton href={`/sales-orders/${po.order.id}`} variant="filled">
              Open {po.order.number ?? 'the sales order'}
            </LinkButton>
          )}
          <ActionMenu
            items={[
              editable && { label: 'Edit', href: `/customer-pos/${id}/edit` },
              can('hold') &&
                menuAction({ label: 'Put on hold', action: holdCustomerPoAction, input: step, remark: 'required' }),
              can('reject') &&
                menuAction({
                  label: 'Reject',
                  tone: 'danger',
                  action: rejectCustomerPoAction,
                  input: step,
                  remark: 'required',
                  confirm: `Reject ${po.poNumber}? No order is made of it.`,
                }),
            ]}
          />
        </>
      }
    >
      {po.newerRevisionNo !== null && EDITABLE_PO_STATES.some((s) => s === po.status) && (
        <Banner tone="warn">
          The quotation was revised since: Rev.{po.newerRevisionNo} is current. Only that one can be ordered from; edit
          and save this order to compare it with it.
        </Banner>
      )}
      {po.status === 'ACCEPTED' && (
        <Banner tone="frozen">
          Accepted{po.reviewRemark && `: ${po.reviewRemark}`}. The sales order counts from here on.
        </Banner>
      )}
      {(po.status === 'ON_HOLD' || po.status === 'REJECTED') && (
        <Banner tone={po.status === 'REJECTED' ? 'stop' : 'warn'}>
          {humanise(po.status)}: {po.reviewRemark}
        </Banner>
      )}
      <WithRail
        rail={
          <>
            <Section title="Linked">
              <DocumentTrail
                predecessors={[
                  {
                    type: 'Quotation',
                    id: po.quotationId,
                    number: po.quotation?.number ?? null,
                    note: `Rev.${po.revisionNo}`,
                  },
                ]}
                successors={po.order ? [{ type: 'SalesOrder', ...po.order }] : []}
                missing={po.order ? undefined : 'No sales order yet: it is made when the order is accepted.'}
              />
            </Section>
            <Section title="History">
              <Timeline
                timeZone={timeZone}
                items={[
                  ...po.history.map((h) => ({
                    at: h.at,
                    who: h.userName,
                    what: `${humanise(h.fromState)} → ${humanise(h.toState)}`,
                    detail: h.remark,
                  })),
                  { at: po.createdAt, who: null, what: 'Recorded' },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Details">
          <Facts
            items={[
              {
                label: 'Customer',
                value: po.customer && <DocLink type="Customer" id={po.customer.id} number={po.customer.name} />,
              },
              { label: 'PO date', value: <DateText value={po.poDate} /> },
              { label: 'Received', value: <DateText value={po.receivedDate} /> },
              {
                label: 'File',
                value:
                  po.files.length > 0
                    ? po.files.map((f) => (
                        <div key={f.id}>
                          <a href={`/api/files/${f.id}`} target="_blank" rel="noopener">
                            {f.fileName}
                          </a>
                        </div>
                      ))
                    : "The buyer's paper is not attached.",
              },
              {
                label: 'Quotation',
                value: (
                  <>
                    <DocLink type="Quotation" id={po.quotationId} number={po.quotation?.number} /> Rev.{po.revisionNo}
                  </>
                ),
              },
              { label: 'Payment terms', value: po.paymentTerms },
              { label: 'Delivery by', value: <DateText value={po.deliveryDate} /> },
              { label: 'Bill to', value: address(po.billingAddress) },
              { label: 'Ship to', value: address(po.shippingAddress) },
              { label: 'Remarks', value: po.remarks, wide: true },
            ]}
          />
        </Section>
        <Section
          title={
            differs
              ? `Compared with ${po.quotation?.number} Rev.${po.revisionNo}: ${comparison.differenceCount} ${comparison.differenceCount === 1 ? 'difference' : 'differences'}`
              : `As quoted in ${po.quotation?.number} Rev.${po.revisionNo}`
          }
        >
          <ComparisonView comparison={comparison} currency={po.currency} />
        </Section>
      </WithRail>
    </Page>
  )
}
