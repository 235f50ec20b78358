import type { Metadata } from 'next'
import { CustomerForm } from '@/features/customer/customer.form'
import { customerChoices } from '@/features/customer/customer.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New customer' }

export default async function NewCustomerPage() {
  const choices = await pageRead(customerChoices, { permission: 'customer.write' })
  return (
    <Page title="New customer" breadcrumbs={[{ label: 'Customers', href: '/customers' }, { label: 'New' }]}>
      <CustomerForm {...choices} />
    </Page>
  )
}
