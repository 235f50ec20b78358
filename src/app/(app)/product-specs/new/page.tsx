import type { Metadata } from 'next'
import { createProductSpecAction } from '@/features/product/product.actions'
import { listFamilies } from '@/features/product/product.queries'
import { PROCESSES } from '@/features/product/product.schema'
import { pageRead } from '@/server/read'
import { Page } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'

export const metadata: Metadata = { title: 'New product spec' }

const ENDS = ['BE', 'PE', 'NPTM', 'BSPT'].map((e) => ({ value: e, label: e }))

export default async function NewProductSpecPage() {
  const families = await pageRead(listFamilies, { permission: 'product.write' })
  return (
    <Page title="New product spec" breadcrumbs={[{ label: 'Product specs', href: '/product-specs' }, { label: 'New' }]}>
      <RecordForm
        action={createProductSpecAction}
        initial={{
          product: '',
          familyCode: 'CS',
          process: 'SEAMLESS',
          standard: '',
          grade: '',
          designation: '',
          defaultEnd: 'BE',
          additionalSpecs: '',
        }}
        redirectTo="/product-specs/{id}"
        cancelHref="/product-specs"
        fields={[
          { name: 'product', label: 'Product', type: 'upper', required: true, placeholder: 'C.S. SEAMLESS PIPE' },
          {
            name: 'familyCode',
            label: 'Family',
            type: 'select',
            required: true,
            options: families.map((f) => ({ value: f.code, label: `${f.code} ${f.name}` })),
          },
          {
            name: 'process',
            label: 'Process',
            type: 'select',
            required: true,
            options: PROCESSES.map((p) => ({ value: p, label: p })),
          },
          { name: 'standard', label: 'Standard', type: 'upper', required: true, placeholder: 'ASTM A106' },
          { name: 'grade', label: 'Grade', required: true, placeholder: 'GR.B' },
          { name: 'designation', label: 'Designation', required: true, placeholder: 'ASTM A106 GR.B' },
          { name: 'defaultEnd', label: 'Ends', type: 'select', required: true, options: ENDS },
          {
            name: 'additionalSpecs',
            label: 'Additional specs',
            type: 'tags',
            wide: true,
            description: 'That may go with it, separated by commas',
          },
        ]}
      />
    </Page>
  )
}
