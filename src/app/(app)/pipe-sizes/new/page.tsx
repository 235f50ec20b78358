import type { Metadata } from 'next'
import { createPipeSizeAction } from '@/features/product/product.actions'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'New pipe size' }

export default async function NewPipeSizePage() {
  await pageRead(async () => null, { permission: 'product.write' })
  return (
    <Page title="New pipe size" breadcrumbs={[{ label: 'Pipe sizes', href: '/pipe-sizes' }, { label: 'New' }]}>
      <RecordForm
        action={createPipeSizeAction}
        initial={{ family: 'CS_AS', standard: 'ASME B36.10M', nps: '', schedule: '', odMm: '', wallMm: '' }}
        redirectTo="/pipe-sizes/{id}"
        cancelHref="/pipe-sizes"
        fields={[
          {
            name: 'family',
            label: 'Table',
            type: 'select',
            required: true,
            options: [
              { value: 'CS_AS', label: 'Carbon and alloy' },
              { value: 'SS_DS', label: 'Stainless and duplex' },
            ],
          },
          { name: 'standard', label: 'Standard', required: true },
          { name: 'nps', label: 'Nominal size', required: true, placeholder: '6 or 1-1/2', description: 'In inches' },
          { name: 'schedule', label: 'Schedule', type: 'upper', required: true },
          { name: 'odMm', label: 'OD', type: 'decimal', unit: 'mm', required: true },
          { name: 'wallMm', label: 'Wall', type: 'decimal', unit: 'mm', required: true },
        ]}
      />
    </Page>
  )
}
