import type { Metadata } from 'next'
import { waitingLots } from '@/features/inspection/inspection.queries'
import { NewInspectionForm } from '@/features/inspection/new-inspection.form'
import type { ListParams } from '@/server/list'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'New inspection' }

const one = (value: string | string[] | undefined): string | null => (typeof value === 'string' && value ? value : null)

export default async function NewInspectionPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const data = await pageRead(async (ctx) => ({ lots: await waitingLots(ctx, 500), today: ctx.actor.today }), {
    permission: 'inspection.create',
  })
  return (
    <Page
      title="New inspection"
      subtitle="Choose the lots of a goods receipt, or lots that are on hold"
      breadcrumbs={[{ label: 'Inspections', href: '/inspections' }, { label: 'New' }]}
    >
      <NewInspectionForm
        lots={data.lots}
        today={data.today}
        chosenGrnId={one(params.grnId) ?? one(params.grn)}
        chosenLotId={one(params.stockLotId) ?? one(params.lot)}
      />
    </Page>
  )
}
