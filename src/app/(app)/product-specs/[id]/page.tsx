import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import {
  activateProductSpecAction,
  deactivateProductSpecAction,
  updateProductSpecAction,
} from '@/features/product/product.actions'
import { getProductSpec } from '@/features/product/product.queries'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Facts, Page, Section } from '@/ui/page'
import { RecordForm } from '@/ui/record-form'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Product spec' }

type Props = { params: Promise<{ id: string }> }

const ENDS = ['BE', 'PE', 'NPTM', 'BSPT'].map((e) => ({ value: e, label: e }))

export default async function ProductSpecPage({ params }: Props) {
  const { id } = await params
  const data = await pageRead(
    async (ctx) => {
      const spec = await getProductSpec(ctx, id)
      return spec && { spec, mayWrite: ctx.actor.can('product.write'), mayLimits: ctx.actor.can('material-limit.read') }
    },
    { permission: 'product.read' },
  )
  if (!data) notFound()
  const { spec, mayWrite, mayLimits } = data
  const step = { id, version: spec.version }
  const limits = `${spec.limits} on file`
  return (
    <Page
      title={spec.designation}
      subtitle={spec.product}
      badge={<StatusBadge status={spec.isActive ? 'ACTIVE' : 'INACTIVE'} />}
      breadcrumbs={[{ label: 'Product specs', href: '/product-specs' }, { label: spec.designation }]}
      actions={
        mayWrite &&
        (spec.isActive ? (
          <ActionButton
            label="Deactivate"
            tone="danger"
            action={deactivateProductSpecAction}
            input={step}
            remark="required"
            confirm={`Switch ${spec.product} ${spec.designation} off for all companies?`}
          />
        ) : (
          <ActionButton label="Activate" action={activateProductSpecAction} input={step} />
        ))
      }
    >
      <Section title="Details">
        <Facts
          items={[
            { label: 'Standard', value: spec.standard },
            { label: 'Grade', value: spec.grade },
            { label: 'Family', value: `${spec.familyCode} ${spec.familyName}` },
            { label: 'Weight factor', value: spec.weightFactor },
            { label: 'Process', value: spec.process },
            {
              label: 'Material limits',
              value:
                mayLimits && spec.limits > 0 ? (
                  <Link href={`/material-limits?q=${encodeURIComponent(spec.designation)}`}>{limits}</Link>
                ) : (
                  limits
                ),
            },
          ]}
        />
      </Section>
      <Section title="What lines start with" note="Product and designation stay as they are: documents name them.">
        <RecordForm
          action={updateProductSpecAction}
          fixed={step}
          readOnly={!mayWrite}
          initial={{ defaultEnd: spec.defaultEnd, additionalSpecs: spec.additionalSpecs.join(', ') }}
          fields={[
            { name: 'defaultEnd', label: 'Ends', type: 'select', required: true, options: ENDS },
            {
              name: 'additionalSpecs',
              label: 'Additional specs on offer',
              type: 'tags',
              wide: true,
              description: 'Separated by commas',
            },
          ]}
        />
      </Section>
    </Page>
  )
}
