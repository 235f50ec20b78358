import type { Metadata } from 'next'
import { createWarehouseAction } from '@/features/warehouse/warehouse.actions'
import { warehouseChoices } from '@/features/warehouse/warehouse.queries'
import { warehouseFields } from '@/features/warehouse/warehouse-fields'
import { pageRead } from '@/server/read'
import { Banner, Page } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'New warehouse' }

export default async function NewWarehousePage() {
  const choices = await pageRead(warehouseChoices, { permission: 'warehouse.write' })
  const first = choices.registrations[0]
  return (
    <Page title="New warehouse" breadcrumbs={[{ label: 'Warehouses', href: '/warehouses' }, { label: 'New' }]}>
      {!first && (
        <Banner tone="warn">
          Enter a GST registration in Settings, Company first: every warehouse belongs to one.
        </Banner>
      )}
      <RecordForm
        action={createWarehouseAction}
        fields={warehouseFields(choices)}
        initial={{
          code: '',
          name: '',
          gstRegistrationId: first?.id ?? '',
          addressLine1: '',
          addressLine2: '',
          city: '',
          pin: '',
          stateCode: first?.stateCode ?? '',
        }}
        redirectTo="/warehouses/{id}"
        cancelHref="/warehouses"
      />
    </Page>
  )
}
