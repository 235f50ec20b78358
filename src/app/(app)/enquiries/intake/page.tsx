import type { Metadata } from 'next'
import { lineMasters } from '@/features/product/product.queries'
import { IntakeForm } from '@/features/rfq-intake/intake.form'
import { intakeHead } from '@/features/rfq-intake/rfq-intake.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

type Props = { searchParams: Promise<{ customer?: string }> }

export const metadata: Metadata = { title: 'New from RFQ' }

export default async function RfqIntakePage({ searchParams }: Props) {
  const { customer } = await searchParams
  const data = await pageRead(
    async (ctx) => ({
      masters: await lineMasters(ctx),
      head: await intakeHead(ctx, customer),
      today: ctx.actor.today,
      mayQuote: ctx.actor.can('quotation.create'),
    }),
    { permission: 'enquiry.create' },
  )
  return (
    <Page
      title="New from RFQ"
      subtitle="Paste what the buyer wrote, or drop the file; look at what was read; register it."
      breadcrumbs={[{ label: 'Enquiries', href: '/enquiries' }, { label: 'New from RFQ' }]}
    >
      <IntakeForm {...data} />
    </Page>
  )
}
