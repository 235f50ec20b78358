import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CustomerForm } from '@/features/customer/customer.form'
import { customerChoices, getCustomer } from '@/features/customer/customer.queries'
import { customerFormValues } from '@/features/customer/customer-form-values'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Edit customer' }

type Props = { params: Promise<{ id: string }> }

export default async function EditCustomerPage({ params }: Props) {
  const { id } = await params
  const { customer, choices } = await pageRead(
    async (ctx) => ({ customer: await getCustomer(ctx, id), choices: await customerChoices(ctx) }),
    { permission: 'customer.write' },
  )
  if (!customer) notFound()
  return (
    <Page
      title={`Edit ${customer.name}`}
      breadcrumbs={[
        { label: 'Customers', href: '/customers' },
        { label: customer.name, href: `/customers/${id}` },
        { label: 'Edit' },
      ]}
    >
      <CustomerForm initial={customerFormValues(customer)} record={{ id, version: customer.version }} {...choices} />
    </Page>
  )
}
