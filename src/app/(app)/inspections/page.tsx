import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { inspectionList, waitingLots } from '@/features/inspection/inspection.queries'
import { WaitingLotsView } from '@/features/inspection/waiting-lots.view'
import type { ListParams } from '@/server/list'
import { pageRead } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Inspections' }

const SHOWN = 200

async function Waiting() {
  const { lots, may } = await pageRead(
    async (ctx) => ({ lots: await waitingLots(ctx, SHOWN), may: ctx.actor.can('inspection.create') }),
    { permission: 'inspection.read' },
  )
  return <WaitingLotsView lots={lots} may={may} limit={SHOWN} />
}

export default async function InspectionsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  if (params.waiting)
    return (
      <Page
        title="Inspections"
        subtitle="What waits for quality control"
        actions={<LinkButton href="/inspections">All inspections</LinkButton>}
      >
        <Waiting />
      </Page>
    )
  return (
    <ListPage
      list={inspectionList}
      searchParams={params}
      actions={[{ href: '/inspections/new', label: 'New inspection', permission: 'inspection.create' }]}
    >
      {!params.page && !params.q && !params.status && <Waiting />}
    </ListPage>
  )
}
