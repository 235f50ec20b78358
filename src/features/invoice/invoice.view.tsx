import { formatDate } from '@/core/fiscal-year'
import { OTHER_COUNTRY } from '@/core/gst'
import { humanise } from '@/core/state-machine'
import type { PartySnapshot } from '@/features/packing-list/ship-to'
import type { Plain } from '@/server/serialize'
import { DocLink, DocumentTrail } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Metres, Money } from '@/ui/num'
import { Banner, Facts, Section, WithRail } from '@/ui/page'
import { SimpleTable, TotalsBox } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'
import type { getInvoice } from './invoice.queries'

export type InvoiceDetail = NonNullable<Plain<Awaited<ReturnType<typeof getInvoice>>>>

const partyText = (party: PartySnapshot | null) =>
  party
    ? [party.name, party.line1, party.line2, party.city, party.pin, party.state, party.gstin && `GSTIN ${party.gstin}`]
        .filter(Boolean)
        .join(', ')
    : null

const REGIMES: Record<string, string> = {
  CGST_SGST: 'Inside the state: CGST and SGST',
  IGST: 'Between states: IGST',
  ZERO: 'Zero-rated under letter of undertaking',
}

function Rail({ invoice, timeZone }: { invoice: InvoiceDetail; timeZone: string }) {
  const { salesOrder: order, packingList: list } = invoice
  return (
    <>
      <Section title="Linked">
        <DocumentTrail
          predecessors={[
            {
              type: 'CustomerPo',
              id: order.customerPo.id,
              number: order.customerPo.poNumber,
              status: order.customerPo.status,
            },
            { type: 'SalesOrder', id: order.id, number: order.number, status: order.status },
            { type: 'PackingList', id: list.id, number: list.number, status: list.status },
            ...invoice.dispatchNotes.map((d) => ({
              type: 'DispatchNote',
              id: d.id,
              number: d.number,
              status: d.status,
              note: d.vehicleNo,
            })),
          ]}
          successors={invoice.allocations.map((a) => ({
            type: 'Receipt',
            id: a.receipt.id,
            number: a.receipt.number,
            status: a.receipt.status,
          }))}
          missing={invoice.dispatchNotes.length === 0 ? 'The goods have not left yet.' : undefined}
        />
      </Section>
      <Section title="History">
        <Timeline
          timeZone={timeZone}
          items={[
            { at: invoice.createdAt, who: invoice.createdBy, what: 'Draft made' },
            ...invoice.history.map((h) => ({ at: h.at, who: h.userName, what: humanise(h.toState), detail: h.remark })),
          ]}
        />
      </Section>
    </>
  )
}

function Lines({ invoice }: { invoice: InvoiceDetail }) {
  const { currency, taxRegime } = invoice
  const money = (value: string) => <Money value={value} currency={currency} />
  type Line = InvoiceDetail['lines'][number]
  const taxOf = (l: Line) =>
    taxRegime === 'CGST_SGST'
      ? [
          { label: 'CGST', value: l.cgstAmount },
          { label: 'SGST', value: l.sgstAmount },
        ]
      : [{ label: 'IGST', value: l.igstAmount }]
  return (
    <SimpleTable
      caption="Lines of the invoice"
      rows={invoice.lines}
      numbered
      columns={[
        {
          key: 'description',
          label: 'Description',
          render: (l) => (
            <div style={{ minWidth: 170 }}>
              <div>{l.description}</div>
              {l.heats.length > 0 && (
                <div style={{ color: 'var(--erp-dim)' }}>
                  {l.heats.map((h, i) => (
                    <span key={h.id}>
                      {i > 0 && ', '}
                      <HeatLink heatNo={h.heatNo} /> <Metres value={h.metres} trim unit />
                    </span>
                  ))}
                </div>
              )}
            </div>
          ),
        },
        {
          key: 'hsn',
          label: 'HSN',
          render: (l) => (
            <>
              {l.hsn || 'missing'}
              <div style={{ color: 'var(--erp-dim)', whiteSpace: 'nowrap' }}>{l.gstRate} %</div>
            </>
          ),
        },
        {
          key: 'quantity',
          label: 'Quantity',
          align: 'right',
          nowrap: true,
          render: (l) => (
            <>
              <Metres value={l.quantity} trim /> {l.uqc}
            </>
          ),
        },
        { key: 'rate', label: 'Rate', align: 'right', render: (l) => money(l.rate) },
        { key: 'taxableAmount', label: 'Taxable', align: 'right', render: (l) => money(l.taxableAmount) },
        {
          key: 'tax',
          label: 'Tax',
          align: 'right',
          render: (l) =>
            taxOf(l).map((t) => (
              <div key={t.label} style={{ whiteSpace: 'nowrap' }}>
                <span style={{ color: 'var(--erp-dim)' }}>{t.label}</span> {money(t.value)}
              </div>
            )),
        },
        { key: 'totalAmount', label: 'Total', align: 'right', render: (l) => money(l.totalAmount) },
      ]}
    />
  )
}

/** A tax invoice as it stands: parties, lines with their heats, taxes, HSN summary, receipts, links both ways. */
export function InvoiceView({ invoice, timeZone }: { invoice: InvoiceDetail; timeZone: string }) {
  const { currency, taxRegime, salesOrder: order } = invoice
  const money = (value: string) => <Money value={value} currency={currency} />
  const standing = invoice.status === 'POSTED' || invoice.status === 'PARTLY_PAID' || invoice.status === 'PAID'
  return (
    <WithRail rail={<Rail invoice={invoice} timeZone={timeZone} />}>
      {(invoice.status === 'CANCELLED' || invoice.status === 'VOID') && (
        <Banner tone="stop">
          {humanise(invoice.status)}: {invoice.cancelReason}{' '}
          {invoice.number && `The number ${invoice.number} stays used.`}
        </Banner>
      )}
      {standing && (
        <Banner tone="frozen">
          Posted by {invoice.postedBy ?? 'somebody'}: it can no longer change.
          {invoice.status === 'POSTED' &&
            ` It can be cancelled until ${formatDate(invoice.cancelUntil)} while nothing is received; after that a credit note is needed.`}
        </Banner>
      )}
      <Section title="Details">
        <Facts
          items={[
            {
              label: 'Customer',
              value: <DocLink type="Customer" id={invoice.customer.id} number={invoice.customer.name} />,
            },
            { label: 'Invoice date', value: <DateText value={invoice.invoiceDate} /> },
            { label: 'Sales order', value: <DocLink type="SalesOrder" id={order.id} number={order.number} /> },
            { label: 'Due', value: <DateText value={invoice.dueDate} /> },
            { label: 'Customer PO', value: invoice.poReference },
            { label: 'Payment terms', value: invoice.paymentTerms },
            {
              label: 'Place of supply',
              value: `${invoice.placeOfSupply} ${invoice.placeOfSupplyName ?? ''}`.trim(),
            },
            { label: 'Tax', value: REGIMES[taxRegime] ?? taxRegime },
            {
              label: 'Kind',
              value:
                invoice.placeOfSupply === OTHER_COUNTRY
                  ? 'Export'
                  : invoice.isSez
                    ? 'Supply to an SEZ unit'
                    : 'Domestic',
            },
            { label: 'Supplied under', value: invoice.gstRegistration.gstin },
            ...(currency === 'INR'
              ? []
              : [{ label: 'Exchange rate', value: `1 ${currency} = ₹ ${invoice.exchangeRate}` }]),
            ...(invoice.lutReference ? [{ label: 'LUT', value: invoice.lutReference }] : []),
            { label: 'Bill to', value: partyText(invoice.billTo), wide: true },
            { label: 'Ship to', value: partyText(invoice.shipTo), wide: true },
            { label: 'Remarks', value: invoice.remarks, wide: true },
          ]}
        />
      </Section>
      <Section title="Lines">
        <Lines invoice={invoice} />
        <TotalsBox
          items={[
            { label: 'Taxable value', value: money(invoice.taxableAmount) },
            ...(taxRegime === 'CGST_SGST'
              ? [
                  { label: 'CGST', value: money(invoice.cgstAmount) },
                  { label: 'SGST', value: money(invoice.sgstAmount) },
                ]
              : []),
            ...(taxRegime === 'IGST' ? [{ label: 'IGST', value: money(invoice.igstAmount) }] : []),
            ...(currency === 'INR' ? [{ label: 'Round-off', value: money(invoice.roundOff) }] : []),
            { label: `Total ${currency}`, value: money(invoice.totalAmount), strong: true },
            ...(standing
              ? [
                  { label: 'Received', value: money(invoice.receivedAmount) },
                  { label: 'TDS', value: money(invoice.tdsAmount) },
                  { label: 'Balance', value: money(invoice.balance), strong: true },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="By HSN">
        <SimpleTable
          caption="Sums by HSN"
          rows={invoice.hsnSummary}
          rowKey={(h) => `${h.hsn}${h.uqc}${h.gstRate}`}
          columns={[
            { key: 'hsn', label: 'HSN' },
            {
              key: 'quantity',
              label: 'Quantity',
              align: 'right',
              render: (h) => (
                <>
                  <Metres value={h.quantity} trim /> {h.uqc}
                </>
              ),
            },
            { key: 'gstRate', label: 'GST', align: 'right', render: (h) => `${h.gstRate} %` },
            { key: 'taxableAmount', label: 'Taxable', align: 'right', render: (h) => money(h.taxableAmount) },
            { key: 'cgstAmount', label: 'CGST', align: 'right', render: (h) => money(h.cgstAmount) },
            { key: 'sgstAmount', label: 'SGST', align: 'right', render: (h) => money(h.sgstAmount) },
            { key: 'igstAmount', label: 'IGST', align: 'right', render: (h) => money(h.igstAmount) },
          ]}
        />
      </Section>
      {invoice.allocations.length > 0 && (
        <Section title="Receipts">
          <SimpleTable
            caption="Receipts on this invoice"
            rows={invoice.allocations}
            columns={[
              {
                key: 'receipt',
                label: 'Receipt',
                render: (a) => <DocLink type="Receipt" id={a.receipt.id} number={a.receipt.number} />,
              },
              { key: 'date', label: 'Date', render: (a) => <DateText value={a.receipt.receiptDate} /> },
              { key: 'mode', label: 'Mode', render: (a) => a.receipt.mode },
              { key: 'reference', label: 'Reference', render: (a) => a.receipt.reference ?? '–' },
              { key: 'status', label: 'Status', render: (a) => <StatusBadge status={a.receipt.status} /> },
              { key: 'amount', label: 'Amount', align: 'right', render: (a) => money(a.amount) },
              { key: 'tdsAmount', label: 'TDS', align: 'right', render: (a) => money(a.tdsAmount) },
            ]}
          />
        </Section>
      )}
    </WithRail>
  )
}
