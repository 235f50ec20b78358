import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import {
  activatePipeSizeAction,
  deactivatePipeSizeAction,
  updatePipeSizeAction,
} from '@/features/product/product.actions'
import { getPipeSize } from '@/features/product/product.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Kg } from '@/ui/num'
import { Facts, Page, Section } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Pipe size' }

type Props = { params: Promise<{ id: string }> }

export default async function PipeSizePage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const size = await getPipeSize(ctx, id)
      return size && { size, mayWrite: ctx.actor.can('product.write') }
    },
    { permission: 'product.read' },
  )
  if (!data) notFound()
  const { size, mayWrite } = data
  const step = { id, version: size.version }
  const title = `${size.nps}" NB X ${/^\d/.test(size.schedule) ? 'SCH ' : ''}${size.schedule}`
  return (
    <Page
      title={title}
      subtitle={size.standard}
      badge={<StatusBadge status={size.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[{ label: 'Pipe sizes', href: '/pipe-sizes' }, { label: title }]}
      actions={
        mayWrite &&
        (size.isActive ? (
          <ActionButton
            label="Deactivate"
            tone="danger"
            action={deactivatePipeSizeAction}
            input={step}
            remark="required"
            confirm={`Switch ${title} off for all companies?`}
          />
        ) : (
          <ActionButton label="Activate" action={activatePipeSizeAction} input={step} />
        ))
      }
    >
      <Section title="Details">
        <Facts
          items={[
            { label: 'Table', value: size.family === 'CS_AS' ? 'Carbon and alloy' : 'Stainless and duplex' },
            { label: 'kg/m', value: <Kg value={size.unitWeight} /> },
          ]}
        />
      </Section>
      <Section title="Dimensions" note="kg/m follows. Lines of documents keep what they were made with.">
        <RecordForm
          action={updatePipeSizeAction}
          fixed={step}
          readOnly={!mayWrite}
          initial={{ odMm: size.odMm, wallMm: size.wallMm }}
          fields={[
            { name: 'odMm', label: 'OD', type: 'decimal', unit: 'mm', required: true },
            { name: 'wallMm', label: 'Wall', type: 'decimal', unit: 'mm', required: true },
          ]}
        />
      </Section>
    </Page>
  )
}
