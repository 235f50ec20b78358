import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMtc } from '@/features/mtc/mtc.queries'
import { MtcView } from '@/features/mtc/mtc.view'
import { pageRead } from '@/server/read'
import { EditButton, PdfButton } from '@/ui/link-button'
import { Page } from '@/ui/page'

export const metadata: Metadata = { title: 'Mill test certificate' }

export default async function MtcPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { mtc, mayWrite, timeZone } = await pageRead(
    async (ctx) => ({ mtc: await getMtc(ctx, id), mayWrite: ctx.actor.can('mtc.write'), timeZone: ctx.actor.timeZone }),
    { permission: 'mtc.read' },
  )
  if (!mtc) notFound()
  return (
    <Page
      title={`MTC ${mtc.mtcNo}`}
      subtitle={mtc.make}
      breadcrumbs={[{ label: 'MTC repository', href: '/mtcs' }, { label: mtc.mtcNo }]}
      actions={
        <>
          <PdfButton href={`/api/files/${mtc.fileId}`} label="Open certificate" />
          {mayWrite && <EditButton href={`/mtcs/${id}/edit`} label="Correct record" />}
        </>
      }
    >
      <MtcView mtc={mtc} timeZone={timeZone} />
    </Page>
  )
}
