import type { Metadata } from 'next'
import { updateFamilyAction } from '@/features/product/product.actions'
import { listFamilies } from '@/features/product/product.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Material families' }

export default async function FamiliesPage() {
  const { families, mayWrite } = await pageRead(
    async (ctx) => ({ families: await listFamilies(ctx), mayWrite: ctx.actor.can('product.write') }),
    {
      permission: 'product.read',
    },
  )
  return (
    <Page
      title="Material families"
      breadcrumbs={[{ label: 'Product specs', href: '/product-specs' }, { label: 'Material families' }]}
    >
      <Section note="kg/m = (OD - WT) x WT x 0.0246615 x factor, to 3 decimals. New lines are weighed with the factor; lines already made keep theirs.">
        <SimpleTable
          caption="Material families"
          rows={families}
          columns={[
            { key: 'code', label: 'Code' },
            { key: 'name', label: 'Name' },
            { key: 'weightFactor', label: 'Weight factor', align: 'right' },
            { key: 'sizeFamily', label: 'Size table' },
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (f) =>
                mayWrite && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updateFamilyAction}
                    input={{ id: f.id, version: f.version }}
                    fields={[
                      { name: 'name', label: 'Name', defaultValue: f.name, required: true },
                      {
                        name: 'weightFactor',
                        label: 'Weight factor',
                        defaultValue: f.weightFactor,
                        required: true,
                        description: 'The trade counts 1.014 for stainless and duplex.',
                      },
                    ]}
                  />
                ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}
