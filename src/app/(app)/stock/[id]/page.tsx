import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { approveOpeningStockAction, withdrawOpeningStockAction } from '@/features/opening-stock/opening-stock.actions'
import { bucketLabel, kindLabel } from '@/features/stock/buckets'
import { moveStockAction } from '@/features/stock/stock.actions'
import { MOVABLE_BUCKETS } from '@/features/stock/stock.schema'
import { getStockLot } from '@/features/stock/stock-lot.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { DocLink } from '@/ui/doc-links'
import { HeatLink } from '@/ui/heat-link'
import { LinkButton } from '@/ui/link-button'
import { DateText, DateTimeText, Kg, Metres, Money } from '@/ui/num'
import { Banner, Facts, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Stock lot' }

const METRES_OF = {
  UNDER_INSPECTION: 'underInspectionMetres',
  ACCEPTED: 'acceptedMetres',
  ON_HOLD: 'onHoldMetres',
  REJECTED: 'rejectedMetres',
} as const

export default async function StockLotPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const lot = await pageRead(
    async (ctx) => {
      const found = await getStockLot(ctx, id)
      return found && { ...found, timeZone: ctx.actor.timeZone }
    },
    { permission: 'stock.read' },
  )
  if (!lot) notFound()
  const waits = lot.source === 'OPENING' && !lot.openingApprovedAt && lot.totals.underInspection !== '0.000'
  const place = (l: { code: string; warehouse: { code: string } }) => `${l.warehouse.code} ${l.code}`
  return (
    <Page
      title={`Heat ${lot.heatNo}`}
      subtitle={[lot.designations.join(' / '), lot.sizeText, lot.ends, lot.make].join(' · ')}
      badge={waits ? <StatusBadge status="PENDING" label="Waits for QC" /> : undefined}
      breadcrumbs={[{ label: 'Stock', href: '/stock' }, { label: lot.heatNo }]}
      actions={
        <>
          <LinkButton href={`/heats/${encodeURIComponent(lot.heatNo)}`}>Life of the heat</LinkButton>
          {waits && lot.mayWithdraw && (
            <ActionButton
              label="Withdraw entry"
              tone="danger"
              action={withdrawOpeningStockAction}
              input={{ id }}
              remark="required"
              confirm={`Take the opening entry of heat ${lot.heatNo} back? Its ${lot.totals.underInspection} m leave the stock; the record stays.`}
            />
          )}
          {waits && lot.mayApprove && (
            <ActionButton
              label="Approve opening stock"
              tone="primary"
              action={approveOpeningStockAction}
              input={{ lotIds: [id] }}
              remark="optional"
              confirm={`Pipe and certificate ${lot.mtcNo} seen? ${lot.totals.underInspection} m become free.`}
            />
          )}
        </>
      }
    >
      {lot.source === 'OPENING' && (
        <Banner tone={waits ? 'warn' : 'info'}>
          Opening stock without GRN{lot.openingReference && ` (${lot.openingReference})`}, entered by{' '}
          {lot.enteredBy ?? 'an earlier system'}.{' '}
          {lot.openingApprovedAt
            ? `Approved by ${lot.approvedBy}.`
            : waits
              ? 'QC has not approved it yet: nothing of it can be reserved.'
              : 'The entry was withdrawn.'}
        </Banner>
      )}
      <Section title="Facts">
        <Facts
          items={[
            { label: 'Heat', value: <HeatLink heatNo={lot.heatNo} /> },
            { label: 'Product', value: lot.product },
            { label: 'Certified to', value: lot.designations.join(', ') },
            { label: 'Additional spec', value: lot.additionalSpecs.join(', ') },
            { label: 'Size', value: `${lot.sizeText} (${lot.odMm} x ${lot.wallMm} mm)` },
            { label: 'Ends', value: lot.ends },
            { label: 'Make', value: lot.make },
            { label: 'Length', value: lot.lengthText },
            { label: 'kg/m', value: <Kg value={lot.unitWeight} /> },
            {
              label: 'On hand',
              value: (
                <>
                  <Metres value={lot.totals.onHand} unit />, {lot.totals.pieces} pieces,{' '}
                  <Kg value={lot.weightKg} unit />
                </>
              ),
            },
            {
              label: 'MTC',
              value: (
                <>
                  <DocLink type="Mtc" id={lot.mtc?.id} number={lot.mtcNo} /> {lot.mtcType && `type ${lot.mtcType}`}{' '}
                  {lot.mtcDate && (
                    <>
                      of <DateText value={lot.mtcDate} />
                    </>
                  )}{' '}
                  {lot.mtc && (
                    <a href={`/api/files/${lot.mtc.fileId}`} target="_blank" rel="noopener">
                      open file
                    </a>
                  )}
                </>
              ),
            },
            { label: 'TPI', value: [lot.tpiAgency?.name, lot.tpiReference].filter(Boolean).join(' ') },
            {
              label: 'Came from',
              value: lot.grnLine ? (
                <>
                  <DocLink type="Grn" id={lot.grnLine.grn.id} number={lot.grnLine.grn.number} />,{' '}
                  <DocLink
                    type="PurchaseOrder"
                    id={lot.grnLine.grn.purchaseOrder.id}
                    number={lot.grnLine.grn.purchaseOrder.number}
                  />
                </>
              ) : (
                'Opening stock'
              ),
            },
            { label: 'Received', value: <DateText value={lot.receivedDate} /> },
            ...(lot.costShown
              ? [
                  { label: 'Cost per metre', value: <Money value={lot.costPerMetre} /> },
                  { label: 'Value on hand', value: <Money value={lot.value} /> },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="Where it lies" note="Pieces of free and reserved metres are counted together.">
        <SimpleTable
          caption="Balances by place, in metres"
          rows={lot.balances}
          columns={[
            { key: 'place', label: 'Place', render: (b) => place(b.location) },
            {
              key: 'underInspectionMetres',
              label: 'Under inspection',
              align: 'right',
              render: (b) => <Metres value={b.underInspectionMetres} trim />,
              total: <Metres value={lot.totals.underInspection} trim />,
            },
            {
              key: 'acceptedMetres',
              label: 'Free',
              align: 'right',
              render: (b) => <Metres value={b.acceptedMetres} trim />,
              total: <Metres value={lot.totals.accepted} trim />,
            },
            {
              key: 'reservedMetres',
              label: 'Reserved',
              align: 'right',
              render: (b) => <Metres value={b.reservedMetres} trim />,
              total: <Metres value={lot.totals.reserved} trim />,
            },
            {
              key: 'onHoldMetres',
              label: 'On hold',
              align: 'right',
              render: (b) => <Metres value={b.onHoldMetres} trim />,
              total: <Metres value={lot.totals.onHold} trim />,
            },
            {
              key: 'rejectedMetres',
              label: 'Rejected',
              align: 'right',
              render: (b) => <Metres value={b.rejectedMetres} trim />,
              total: <Metres value={lot.totals.rejected} trim />,
            },
            {
              key: 'issuedMetres',
              label: 'Issued',
              align: 'right',
              render: (b) => <Metres value={b.issuedMetres} trim />,
              total: <Metres value={lot.totals.issued} trim />,
            },
            {
              key: 'pieces',
              label: 'Pieces',
              align: 'right',
              render: (b) => b.underInspectionPieces + b.acceptedPieces + b.onHoldPieces + b.rejectedPieces,
              total: lot.totals.pieces,
            },
            ...(lot.mayMove
              ? [
                  {
                    key: 'move',
                    label: '',
                    render: (b: (typeof lot.balances)[number]) => {
                      const there = MOVABLE_BUCKETS.filter((bucket) => b[METRES_OF[bucket]] !== '0')
                      if (there.length === 0) return null
                      const first = there[0] as (typeof MOVABLE_BUCKETS)[number]
                      return (
                        <ActionButton
                          size="compact-xs"
                          label="Move"
                          action={moveStockAction}
                          input={{ stockLotId: lot.id, fromLocationId: b.locationId }}
                          fields={[
                            {
                              name: 'bucket',
                              label: 'What',
                              type: 'select',
                              required: true,
                              defaultValue: first,
                              options: there.map((value) => ({
                                value,
                                label: `${bucketLabel(value)} (${b[METRES_OF[value]]} m)`,
                              })),
                            },
                            {
                              name: 'toLocationId',
                              label: 'To',
                              type: 'select',
                              required: true,
                              options: lot.locations
                                .filter((l) => l.id !== b.locationId)
                                .map((l) => ({ value: l.id, label: place(l) })),
                            },
                            {
                              name: 'metres',
                              label: 'Metres',
                              type: 'decimal',
                              required: true,
                              defaultValue: b[METRES_OF[first]],
                            },
                            { name: 'pieces', label: 'Pieces', type: 'decimal', defaultValue: '0' },
                          ]}
                          remark="optional"
                          successMessage="Moved"
                        />
                      )
                    },
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title="Reservations">
        <SimpleTable
          caption="Reservations of this lot"
          rows={lot.reservations}
          empty="Nothing of this lot was ever reserved."
          columns={[
            {
              key: 'order',
              label: 'Sales order',
              render: (r) => (
                <>
                  <DocLink type="SalesOrder" id={r.salesOrder.id} number={r.salesOrder.number} /> line{' '}
                  {r.salesOrderLine.lineNo}
                </>
              ),
            },
            { key: 'customer', label: 'Customer', render: (r) => r.salesOrder.customer.name },
            { key: 'place', label: 'Place', render: (r) => place(r.location) },
            { key: 'metres', label: 'Reserved', align: 'right', render: (r) => <Metres value={r.metres} trim /> },
            {
              key: 'live',
              label: 'Held now',
              align: 'right',
              render: (r) => <DocLink type="Reservation" id={r.id} number={<Metres value={r.liveMetres} trim />} />,
            },
            { key: 'issued', label: 'Issued', align: 'right', render: (r) => <Metres value={r.issuedMetres} trim /> },
            { key: 'status', label: 'Status', render: (r) => <StatusBadge status={r.status} /> },
          ]}
        />
      </Section>
      <Section
        title="Ledger"
        actions={<LinkButton href={`/stock-ledger?stockLotId=${lot.id}`}>All, with filters</LinkButton>}
      >
        <SimpleTable
          caption="Movements, newest first"
          rows={lot.ledger}
          columns={[
            { key: 'at', label: 'When', render: (g) => <DateTimeText value={g.at} timeZone={lot.timeZone} /> },
            { key: 'kind', label: 'Movement', render: (g) => kindLabel(g.kind) },
            {
              key: 'from',
              label: 'From',
              render: (g) => [bucketLabel(g.fromBucket), g.fromPlace].filter(Boolean).join(', ') || '–',
            },
            {
              key: 'to',
              label: 'To',
              render: (g) => [bucketLabel(g.toBucket), g.toPlace].filter(Boolean).join(', ') || '–',
            },
            { key: 'metres', label: 'Metres', align: 'right', render: (g) => <Metres value={g.metres} trim /> },
            { key: 'pieces', label: 'Pieces', align: 'right', render: (g) => g.pieces || '–' },
            {
              key: 'document',
              label: 'Document',
              render: (g) =>
                g.documentType === 'StockLot' || g.documentType === 'OpeningStock' ? (
                  g.documentNo
                ) : (
                  <DocLink type={g.documentType} id={g.documentId} number={g.documentNo} />
                ),
            },
            { key: 'user', label: 'By', render: (g) => g.userName },
            { key: 'remark', label: 'Remark', render: (g) => g.remark },
          ]}
        />
      </Section>
    </Page>
  )
}
