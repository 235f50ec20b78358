import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MtcForm } from '@/features/mtc/mtc.form'
import { getMtc } from '@/features/mtc/mtc.queries'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Correct certificate record' }

export default async function EditMtcPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { mtc, today } = await pageRead(async (ctx) => ({ mtc: await getMtc(ctx, id), today: ctx.actor.today }), {
    permission: 'mtc.write',
  })
  if (!mtc) notFound()
  return (
    <Page
      title={`Correct MTC ${mtc.mtcNo}`}
      subtitle={mtc.make}
      breadcrumbs={[
        { label: 'MTC repository', href: '/mtcs' },
        { label: mtc.mtcNo, href: `/mtcs/${id}` },
        { label: 'Correct' },
      ]}
    >
      <MtcForm mtc={mtc} today={today} />
    </Page>
  )
}
