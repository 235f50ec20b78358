import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { updateWarehouseAction } from '@/features/warehouse/warehouse.actions'
import { getWarehouse, warehouseChoices } from '@/features/warehouse/warehouse.queries'
import { warehouseFields } from '@/features/warehouse/warehouse-fields'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'Edit warehouse' }

type Props = { params: Promise<{ id: string }> }

export default async function EditWarehousePage({ params }: Props) {
  const { id } = await params
  const { warehouse: w, choices } = await pageRead(
    async (ctx) => ({ warehouse: await getWarehouse(ctx, id), choices: await warehouseChoices(ctx) }),
    {
      permission: 'warehouse.write',
    },
  )
  if (!w) notFound()
  return (
    <Page
      title={`Edit ${w.name}`}
      breadcrumbs={[
        { label: 'Warehouses', href: '/warehouses' },
        { label: w.code, href: `/warehouses/${id}` },
        { label: 'Edit' },
      ]}
    >
      <RecordForm
        action={updateWarehouseAction}
        fixed={{ id, version: w.version }}
        fields={warehouseFields(choices)}
        initial={{
          code: w.code,
          name: w.name,
          gstRegistrationId: w.gstRegistrationId,
          addressLine1: w.addressLine1,
          addressLine2: w.addressLine2 ?? '',
          city: w.city,
          pin: w.pin ?? '',
          stateCode: w.stateCode ?? '',
        }}
        redirectTo="/warehouses/{id}"
        cancelHref={`/warehouses/${id}`}
      />
    </Page>
  )
}
