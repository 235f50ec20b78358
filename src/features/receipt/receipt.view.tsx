import { humanise } from '@/core/state-machine'
import type { Plain } from '@/server/serialize'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { DateText, Money } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'
import type { getReceipt } from './receipt.queries'

export type ReceiptDetail = NonNullable<Plain<Awaited<ReturnType<typeof getReceipt>>>>

/** A receipt as it stands: what came in, for which invoices, what is left on account. */
export function ReceiptView({ receipt, timeZone }: { receipt: ReceiptDetail; timeZone: string }) {
  const { currency } = receipt
  const money = (value: string) => <Money value={value} currency={currency} />
  const orders = [...new Map(receipt.allocations.map((a) => [a.invoice.salesOrder.id, a.invoice.salesOrder])).values()]
  return (
    <WithRail
      rail={
        <>
          <Section title="Linked">
            <DocumentTrail
              predecessors={[
                ...orders.map((o) => ({ type: 'SalesOrder', id: o.id, number: o.number, status: o.status })),
                ...receipt.allocations.map((a) => ({
                  type: 'Invoice',
                  id: a.invoice.id,
                  number: a.invoice.number,
                  status: a.invoice.status,
                })),
              ]}
              successors={[]}
              missing={receipt.allocations.length === 0 ? 'Put against no invoice yet.' : undefined}
            />
          </Section>
          <Section title="History">
            <Timeline
              timeZone={timeZone}
              items={[
                { at: receipt.createdAt, who: receipt.createdBy, what: 'Booked' },
                ...receipt.history.map((h) => ({
                  at: h.at,
                  who: h.userName,
                  what: humanise(h.toState),
                  detail: h.remark,
                })),
              ]}
            />
          </Section>
        </>
      }
    >
      {receipt.status === 'REVERSED' && (
        <Banner tone="stop">Reversed: {receipt.reverseReason}. Its invoices are open again by what it had paid.</Banner>
      )}
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Customer',
              value: <DocLink type="Customer" id={receipt.customer.id} number={receipt.customer.name} />,
            },
            { label: 'Receipt date', value: <DateText value={receipt.receiptDate} /> },
            { label: 'Amount', value: <Money value={receipt.amount} currency={currency} symbol /> },
            { label: 'Mode', value: receipt.modeLabel },
            { label: 'TDS', value: money(receipt.tdsAmount) },
            { label: 'Reference', value: receipt.reference },
            { label: 'On account', value: money(receipt.unallocated) },
            ...(currency === 'INR'
              ? []
              : [{ label: 'Exchange rate', value: `1 ${currency} = ₹ ${receipt.exchangeRate}` }]),
            { label: 'Remarks', value: receipt.remarks, wide: true },
          ]}
        />
      </Section>
      <Section title="Against invoices">
        <SimpleTable
          caption="Invoices of the receipt"
          rows={receipt.allocations}
          empty="The money stands on account."
          columns={[
            {
              key: 'invoice',
              label: 'Invoice',
              nowrap: true,
              render: (a) => <DocLink type="Invoice" id={a.invoice.id} number={a.invoice.number} />,
            },
            { key: 'date', label: 'Date', render: (a) => <DateText value={a.invoice.invoiceDate} /> },
            { key: 'due', label: 'Due', render: (a) => <DateText value={a.invoice.dueDate} /> },
            { key: 'status', label: 'Status', render: (a) => <StatusBadge status={a.invoice.status} /> },
            { key: 'total', label: 'Invoice total', align: 'right', render: (a) => money(a.invoice.totalAmount) },
            { key: 'amount', label: 'Received', align: 'right', render: (a) => money(a.amount) },
            { key: 'tdsAmount', label: 'TDS', align: 'right', render: (a) => money(a.tdsAmount) },
            { key: 'balance', label: 'Open now', align: 'right', render: (a) => money(a.invoice.balance) },
          ]}
        />
      </Section>
    </WithRail>
  )
}
