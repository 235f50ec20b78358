import type { Metadata } from 'next'
import { getHeat, suggestHeats } from '@/features/heat/heat.queries'
import { HeatView } from '@/features/heat/heat.view'
import { UnknownHeat } from '@/features/heat/unknown-heat.view'
import { pageRead } from '@/server/read'

type Props = { params: Promise<{ heatNo: string }> }

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Heat ${decode((await params).heatNo)}` }
}

export default async function HeatPage({ params }: Props) {
  const heatNo = decode((await params).heatNo)
  const data = await pageRead(
    async (ctx) => {
      const heat = await getHeat(ctx, heatNo)
      return { heat, suggestions: heat ? [] : await suggestHeats(ctx, heatNo) }
    },
    { permission: 'stock.read' },
  )
  return data.heat ? <HeatView heat={data.heat} /> : <UnknownHeat heatNo={heatNo} suggestions={data.suggestions} />
}
