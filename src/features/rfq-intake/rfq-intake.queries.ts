import type { RfqCodeMeaning, RfqColumn, RfqKind, RfqMapping } from '@/core/rfq/types'
import { Prisma, type Tx } from '@/db/types'
import { containing, isId } from '@/features/enquiry/enquiry.queries'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'
import { itemCodeKey } from './rfq-intake.schema'

/** A catalogue beyond this would slow every reading; the codes used last count. */
const MAX_CODES = 5_000

/** What is remembered of a customer's tables, as the parser takes it. */
export async function rfqMappingOf(tx: Tx, customerId: string): Promise<RfqMapping> {
  const mapping = await tx.customerRfqMapping.findFirst({ where: { customerId }, select: { columns: true } })
  const codes = await tx.customerItemCode.findMany({
    where: { customerId },
    orderBy: [{ lastUsedAt: { sort: 'desc', nulls: 'last' } }, { itemCode: 'asc' }],
    take: MAX_CODES,
    include: { pipeSize: { select: { nps: true, schedule: true } } },
  })
  return {
    columns: (mapping?.columns ?? {}) as Record<string, RfqColumn>,
    itemCodes: Object.fromEntries(codes.map((code) => [itemCodeKey(code.itemCode), meaningOf(code)])),
  }
}

type Code = {
  kind: string
  product: string
  designation: string
  additionalSpecs: string[]
  odMm: { toString(): string } | null
  wallMm: { toString(): string } | null
  wallType: string | null
  ends: string | null
  pipeSize: { nps: string; schedule: string } | null
}

function meaningOf(code: Code): RfqCodeMeaning {
  const text = (key: keyof RfqCodeMeaning, value: string | undefined | null) => (value ? { [key]: value } : {})
  return {
    kind: code.kind.toLowerCase() as RfqKind,
    ...text('product', code.product),
    ...text('designation', code.designation),
    ...text('nps', code.pipeSize?.nps),
    ...text('schedule', code.pipeSize?.schedule),
    ...text('odMm', code.odMm?.toString()),
    ...text('wallMm', code.wallMm?.toString()),
    ...(code.wallType === 'AVG' || code.wallType === 'MIN' ? { wallType: code.wallType } : {}),
    ...text('ends', code.ends),
    ...(code.additionalSpecs.length > 0 ? { additionalSpecs: code.additionalSpecs } : {}),
  }
}

/** The products as the parser knows them. */
export async function rfqMasters(tx: Tx) {
  const specs = await tx.productSpec.findMany({
    where: { isActive: true },
    orderBy: [{ product: 'asc' }, { designation: 'asc' }],
    select: {
      product: true,
      familyCode: true,
      process: true,
      standard: true,
      grade: true,
      designation: true,
      defaultEnd: true,
      additionalSpecs: true,
    },
  })
  return { specs }
}

/** The mapping of a customer as its page shows it; null for an unknown customer. */
export async function getRfqMapping(ctx: ReadContext, customerId: string) {
  if (!isId(customerId)) return null
  const customer = await ctx.tx.customer.findUnique({
    where: { id: customerId },
    select: { id: true, code: true, name: true },
  })
  if (!customer) return null
  const mapping = await ctx.tx.customerRfqMapping.findFirst({
    where: { customerId },
    select: { columns: true, version: true, updatedAt: true, updatedById: true },
  })
  const names = await userNames(ctx, [mapping?.updatedById ?? null])
  return {
    customer,
    columns: Object.entries((mapping?.columns ?? {}) as Record<string, RfqColumn>)
      .map(([heading, column]) => ({ heading, column }))
      .sort((a, b) => a.heading.localeCompare(b.heading)),
    version: mapping?.version ?? null,
    updatedAt: mapping?.updatedAt ?? null,
    updatedBy: names.get(mapping?.updatedById ?? '') ?? null,
    mayWrite: ctx.actor.can('enquiry.create'),
    timeZone: ctx.actor.timeZone,
  }
}

/** One item code with its customer, as it is edited; null for an unknown id. */
export async function getItemCode({ tx }: ReadContext, id: string) {
  if (!isId(id)) return null
  return tx.customerItemCode.findUnique({
    where: { id },
    include: { customer: { select: { id: true, code: true, name: true } } },
  })
}

export const itemCodeList = defineList({
  name: 'customer-item-codes',
  title: 'Customers’ item codes',
  permission: 'enquiry.read',
  id: Prisma.sql`i.id`,
  from: Prisma.sql`"CustomerItemCode" i
    JOIN "Customer" c ON c."companyId" = i."companyId" AND c.id = i."customerId"`,
  columns: [
    {
      key: 'itemCode',
      label: 'Buyer’s code',
      type: 'text',
      sql: Prisma.sql`i."itemCode"`,
      notNull: true,
      sortable: true,
    },
    { key: 'kind', label: 'Kind', type: 'text', sql: Prisma.sql`initcap(i.kind)` },
    { key: 'product', label: 'Product', type: 'text', sql: Prisma.sql`i.product`, sortable: true },
    { key: 'designation', label: 'Grade', type: 'text', sql: Prisma.sql`i.designation`, sortable: true },
    { key: 'sizeText', label: 'Size', type: 'text', sql: Prisma.sql`i."sizeText"` },
    { key: 'ends', label: 'Ends', type: 'text', sql: Prisma.sql`i.ends` },
    { key: 'additionalSpecs', label: 'Additional specs', type: 'list', sql: Prisma.sql`i."additionalSpecs"` },
    { key: 'description', label: 'Description', type: 'text', sql: Prisma.sql`i.description` },
    {
      key: 'lastUsedAt',
      label: 'Last used',
      type: 'datetime',
      sql: Prisma.sql`i."lastUsedAt"`,
      sortable: true,
      hidden: true,
    },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, hidden: true },
    { key: 'customerId', label: 'Customer id', type: 'text', sql: Prisma.sql`i."customerId"::text`, hidden: true },
  ],
  filters: [
    {
      key: 'q',
      label: 'Code, grade or size',
      type: 'search',
      sql: (v) => Prisma.sql`(i."itemCode" ILIKE ${containing(v)} OR i.designation ILIKE ${containing(v)}
        OR i."sizeText" ILIKE ${containing(v)} OR i.description ILIKE ${containing(v)})`,
    },
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`i."customerId" = ${v}::uuid` },
  ],
  defaultSort: { key: 'itemCode', dir: 'asc' },
  rowHref: '/customers/{customerId}/rfq-mapping/{id}',
  detail: getItemCode,
  empty: {
    title: 'No item codes yet',
    text: 'They are remembered when an RFQ that names them is confirmed, or can be pasted from the buyer’s list.',
  },
})

/** The customer an intake is started for, e.g. from its page; nothing for an unknown one. */
export async function intakeHead({ tx }: ReadContext, customerId: string | undefined) {
  if (!customerId || !isId(customerId)) return {}
  const customer = await tx.customer.findFirst({
    where: { id: customerId, isActive: true },
    select: {
      id: true,
      name: true,
      contacts: { where: { isDefault: true }, take: 1, select: { id: true, name: true, email: true } },
    },
  })
  if (!customer) return {}
  const [contact] = customer.contacts
  return {
    customer: { id: customer.id, label: customer.name },
    contactId: contact?.id ?? '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
  }
}
