import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { VendorForm } from '@/features/vendor/vendor.form'
import { getVendor, vendorChoices } from '@/features/vendor/vendor.queries'
import { vendorFormValues } from '@/features/vendor/vendor-form-values'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit vendor' }

type Props = { params: Promise<{ id: string }> }

export default async function EditVendorPage({ params }: Props) {
  const { id } = await params
  const { vendor, choices } = await pageRead(
    async (ctx) => ({ vendor: await getVendor(ctx, id), choices: await vendorChoices(ctx) }),
    { permission: 'vendor.write' },
  )
  if (!vendor) notFound()
  return (
    <Page
      title={`Edit ${vendor.name}`}
      breadcrumbs={[
        { label: 'Vendors', href: '/vendors' },
        { label: vendor.name, href: `/vendors/${id}` },
        { label: 'Edit' },
      ]}
    >
      <VendorForm initial={vendorFormValues(vendor)} record={{ id, version: vendor.version }} {...choices} />
    </Page>
  )
}
