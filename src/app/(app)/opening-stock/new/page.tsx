import type { Metadata } from 'next'
import { OpeningStockForm } from '@/features/opening-stock/opening-stock.form'
import { openingStockForm } from '@/features/opening-stock/opening-stock.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Enter opening stock' }

export default async function NewOpeningStockPage() {
  const options = await pageRead((ctx) => openingStockForm(ctx), { permission: 'opening-stock.create' })
  return (
    <Page
      title="Enter opening stock"
      subtitle="One certificate and the lots it covers. QC approves before anything can be sold."
      breadcrumbs={[{ label: 'Opening stock', href: '/opening-stock' }, { label: 'New' }]}
    >
      <OpeningStockForm options={options} />
    </Page>
  )
}
