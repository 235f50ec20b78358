import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MappingForm } from '@/features/rfq-intake/mapping.form'
import { getRfqMapping, itemCodeList } from '@/features/rfq-intake/rfq-intake.queries'
import { AppError } from '@/server/errors'
import { clientList, type ListParams, runList } from '@/server/list'
import { pageRead, type ReadContext } from '@/server/read'
import { LinkButton } from '@/ui/link-button'
import { ListTable } from '@/ui/list-page'
import { DateTimeText } from '@/ui/num'
import { Banner, Page, Section } from '@/ui/page'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<ListParams> }

export const metadata: Metadata = { title: 'RFQ mapping' }

const NONE = { rows: [], total: 0, page: 1, pageSize: 50 }

/** A filter in the address that makes no sense is said above the empty table. */
async function codesOf(ctx: ReadContext, params: ListParams) {
  const def = clientList(itemCodeList, ctx.actor.can)
  try {
    const result = await runList(ctx, itemCodeList, params)
    const rows = result.rows.map((row) => ({ timeZone: ctx.actor.timeZone, ...row }))
    return { def, result: { ...result, rows }, problem: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error
    return { def, result: NONE, problem: error.message }
  }
}

export default async function RfqMappingPage({ params, searchParams }: Props) {
  const { id } = await params
  const asked = await searchParams
  const data = await pageRead(
    async (ctx) => {
      const mapping = await getRfqMapping(ctx, id)
      return mapping && { mapping, list: await codesOf(ctx, { ...asked, customerId: id }) }
    },
    { permission: 'enquiry.read' },
  )
  if (!data) notFound()
  const { mapping, list } = data
  const { customer } = mapping
  return (
    <Page
      title="How this customer writes"
      subtitle={customer.name}
      breadcrumbs={[
        { label: 'Customers', href: '/customers' },
        { label: customer.code, href: `/customers/${id}` },
        { label: 'RFQ mapping' },
      ]}
      actions={
        mapping.mayWrite && (
          <>
            <LinkButton href={`/enquiries/intake?customer=${id}`}>New from RFQ</LinkButton>
            <LinkButton href={`/customers/${id}/rfq-mapping/codes`} variant="filled">
              Add item codes
            </LinkButton>
          </>
        )
      }
    >
      <Section
        title="Columns of the customer’s tables"
        note="A heading that is known here is read as it says, whatever the program would make of it."
      >
        <MappingForm
          key={mapping.version}
          customer={customer}
          columns={mapping.columns}
          version={mapping.version}
          mayWrite={mapping.mayWrite}
        />
        {mapping.updatedBy && (
          <p>
            Last changed by {mapping.updatedBy}, <DateTimeText value={mapping.updatedAt} timeZone={mapping.timeZone} />
          </p>
        )}
      </Section>
      <Section
        title="Item codes"
        note="Remembered when an RFQ that names them is confirmed; a later meaning replaces the earlier one."
      >
        {list.problem && <Banner tone="warn">{list.problem}</Banner>}
        <ListTable def={list.def} result={list.result} />
      </Section>
    </Page>
  )
}
