import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

const YES_NO = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Switched off' },
]

export const customerList = defineList({
  name: 'customers',
  title: 'Customers',
  permission: 'customer.read',
  id: Prisma.sql`c.id`,
  from: Prisma.sql`"Customer" c
    LEFT JOIN "CustomerAddress" a ON a."customerId" = c.id AND a."companyId" = c."companyId" AND a."isDefault"
    LEFT JOIN "CustomerContact" p ON p."customerId" = c.id AND p."companyId" = c."companyId" AND p."isDefault"`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`c.code`, sortable: true, href: '/customers/{id}' },
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`c.name`, sortable: true, href: '/customers/{id}' },
    { key: 'city', label: 'City', type: 'text', sql: Prisma.sql`a.city`, sortable: true },
    { key: 'gstin', label: 'GSTIN', type: 'text', sql: Prisma.sql`c.gstin` },
    { key: 'stateCode', label: 'State', type: 'text', sql: Prisma.sql`c."stateCode"`, sortable: true },
    { key: 'country', label: 'Country', type: 'text', sql: Prisma.sql`c.country`, hidden: true },
    { key: 'isSez', label: 'SEZ', type: 'boolean', sql: Prisma.sql`c."isSez"` },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`c.currency`, sortable: true },
    { key: 'paymentTerms', label: 'Payment terms', type: 'text', sql: Prisma.sql`c."paymentTerms"` },
    { key: 'creditDays', label: 'Credit days', type: 'integer', sql: Prisma.sql`c."creditDays"`, hidden: true },
    { key: 'contact', label: 'Contact', type: 'text', sql: Prisma.sql`p.name` },
    { key: 'contactEmail', label: 'E-mail', type: 'text', sql: Prisma.sql`coalesce(p.email, c.email)`, hidden: true },
    { key: 'contactId', label: 'Contact id', type: 'text', sql: Prisma.sql`p.id::text`, hidden: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`c."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Name, code or GSTIN',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(c.id IN (SELECT search_ids('Customer', ${v}, 500)) OR c.code = upper(${v}) OR c.gstin = upper(${v}))`,
    },
    {
      key: 'currency',
      label: 'Currency',
      type: 'select',
      options: ['INR', 'USD', 'EUR', 'AED'].map((c) => ({ value: c, label: c })),
      sql: (v) => Prisma.sql`c.currency = ${v}`,
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`c."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'name', dir: 'asc' },
  rowHref: '/customers/{id}',
  detail: getCustomer,
  empty: { title: 'No customers yet', text: 'Add the first one to register its enquiry.' },
})

/** A customer with addresses, contacts and its latest sales orders; null for an unknown id. */
export async function getCustomer({ tx, actor }: ReadContext, id: string) {
  const customer = await tx.customer.findUnique({
    where: { id },
    include: {
      addresses: { orderBy: [{ isDefault: 'desc' }, { label: 'asc' }] },
      contacts: { orderBy: [{ isDefault: 'desc' }, { name: 'asc' }] },
      quotationTemplate: { select: { name: true } },
    },
  })
  if (!customer) return null
  const ids = [customer.createdById, customer.updatedById].filter((x) => x !== null)
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const codes = [customer.stateCode, ...customer.addresses.map((a) => a.stateCode)].filter((x) => x !== null)
  const states = await tx.state.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } })
  const name = (userId: string | null) => users.find((u) => u.id === userId)?.name ?? null
  const latest = {
    where: { customerId: id },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { id: true, number: true, status: true },
  } as const
  const quotations = actor.can('quotation.read') ? await tx.quotation.findMany(latest) : []
  const salesOrders = await tx.salesOrder.findMany(latest)
  return {
    ...customer,
    stateNames: Object.fromEntries(states.map((s) => [s.code, s.name])),
    createdBy: name(customer.createdById),
    updatedBy: name(customer.updatedById),
    quotations,
    salesOrders,
  }
}

/** States and payment terms that the form offers. */
export async function customerChoices({ tx }: ReadContext) {
  const states = await tx.state.findMany({ orderBy: { code: 'asc' }, select: { code: true, name: true } })
  const paymentTerms = await tx.paymentTerm.findMany({
    where: { isActive: true },
    orderBy: { days: 'asc' },
    select: { code: true, name: true },
  })
  const formats = await tx.quotationTemplate.findMany({
    orderBy: [{ isActive: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true, isActive: true },
  })
  const quotationFormats = formats.map(({ id, name, isActive }) => ({ id, name: isActive ? name : `${name} (off)` }))
  return { states, paymentTerms, quotationFormats }
}
