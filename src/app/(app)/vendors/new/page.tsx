import type { Metadata } from 'next'
import { VendorForm } from '@/features/vendor/vendor.form'
import { vendorChoices } from '@/features/vendor/vendor.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New vendor' }

export default async function NewVendorPage() {
  const choices = await pageRead(vendorChoices, { permission: 'vendor.write' })
  return (
    <Page title="New vendor" breadcrumbs={[{ label: 'Vendors', href: '/vendors' }, { label: 'New' }]}>
      <VendorForm {...choices} />
    </Page>
  )
}
