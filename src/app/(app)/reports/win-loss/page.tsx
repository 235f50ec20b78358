import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { formatDate } from '@/core/fiscal-year'
import { getWinLoss } from '@/features/quotation-report/win-loss.queries'
import { winLossList } from '@/features/quotation-report/win-loss-list.queries'
import { WinLossSummary } from '@/features/quotation-report/win-loss-summary'
import type { ListParams } from '@/server/list'
import { pageRead } from '@/server/read'

export const metadata: Metadata = { title: 'Win and loss' }

export default async function WinLossPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const data = await pageRead((ctx) => getWinLoss(ctx, params), { permission: 'report.sales' })
  return (
    <ListPage
      list={winLossList}
      searchParams={params}
      subtitle={data && `Quoted from ${formatDate(data.period.from)} to ${formatDate(data.period.to)}`}
    >
      {data && <WinLossSummary data={data} />}
    </ListPage>
  )
}
