import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import {
  activateLocationAction,
  activateWarehouseAction,
  createLocationAction,
  deactivateLocationAction,
  deactivateWarehouseAction,
  updateLocationAction,
} from '@/features/warehouse/warehouse.actions'
import { getWarehouse } from '@/features/warehouse/warehouse.queries'
import { pageRead } from '@/server/read'
import { ActionButton, type AskField } from '@/ui/action-button'
import { EditButton } from '@/ui/link-button'
import { Facts, Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Warehouse' }

type Props = { params: Promise<{ id: string }> }

const KINDS = [
  { value: 'RACK', label: 'Rack' },
  { value: 'BIN', label: 'Bin' },
  { value: 'YARD', label: 'Yard' },
]

const locationFields = (l?: { code: string; name: string | null; kind: string }): AskField[] => [
  { name: 'code', label: 'Code', required: true, defaultValue: l?.code },
  { name: 'name', label: 'Name', defaultValue: l?.name ?? '' },
  { name: 'kind', label: 'Kind', type: 'select', options: KINDS, defaultValue: l?.kind ?? 'RACK', required: true },
]

export default async function WarehousePage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const warehouse = await getWarehouse(ctx, id)
      return warehouse && { warehouse, mayWrite: ctx.actor.can('warehouse.write') }
    },
    { permission: 'warehouse.read' },
  )
  if (!data) notFound()
  const { warehouse: w, mayWrite } = data
  const step = { id, version: w.version }
  return (
    <Page
      title={w.name}
      subtitle={w.code}
      badge={<StatusBadge status={w.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[{ label: 'Warehouses', href: '/warehouses' }, { label: w.code }]}
      actions={
        mayWrite && (
          <>
            {w.isActive ? (
              <ActionButton
                label="Deactivate"
                tone="danger"
                action={deactivateWarehouseAction}
                input={step}
                remark="required"
                confirm={`Switch ${w.name} off? Nothing can be received into it any more.`}
              />
            ) : (
              <ActionButton label="Activate" action={activateWarehouseAction} input={step} />
            )}
            <EditButton href={`/warehouses/${id}/edit`} />
          </>
        )
      }
    >
      <Section title="Details">
        <Facts
          items={[
            { label: 'Address', value: [w.addressLine1, w.addressLine2, w.city, w.pin].filter(Boolean).join(', ') },
            { label: 'State', value: w.stateCode },
            { label: 'GST registration', value: `${w.gstRegistration.label} ${w.gstRegistration.gstin}` },
          ]}
        />
      </Section>
      <Section
        title="Locations"
        actions={
          mayWrite && (
            <ActionButton
              label="Add location"
              action={createLocationAction}
              input={{ warehouseId: id }}
              fields={locationFields()}
            />
          )
        }
      >
        <SimpleTable
          caption="Locations"
          rows={w.locations}
          empty="No locations yet: stock is kept on racks, in bins and on yards."
          columns={[
            { key: 'code', label: 'Code' },
            { key: 'name', label: 'Name' },
            { key: 'kind', label: 'Kind', render: (l) => KINDS.find((k) => k.value === l.kind)?.label ?? l.kind },
            {
              key: 'isActive',
              label: 'State',
              render: (l) => <StatusBadge status={l.isActive ? 'ACTIVE' : 'INACTIVE'} />,
            },
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (l) =>
                mayWrite && (
                  <span style={{ display: 'inline-flex', gap: 6 }}>
                    <ActionButton
                      size="compact-xs"
                      label="Change"
                      action={updateLocationAction}
                      input={{ id: l.id, version: l.version }}
                      fields={locationFields(l)}
                    />
                    {l.isActive ? (
                      <ActionButton
                        size="compact-xs"
                        label="Deactivate"
                        action={deactivateLocationAction}
                        input={{ id: l.id, version: l.version }}
                        remark="required"
                        confirm={`Switch ${l.code} off?`}
                      />
                    ) : (
                      <ActionButton
                        size="compact-xs"
                        label="Activate"
                        action={activateLocationAction}
                        input={{ id: l.id, version: l.version }}
                      />
                    )}
                  </span>
                ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}
