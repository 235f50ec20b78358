import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

const YES_NO = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Switched off' },
]

export const vendorList = defineList({
  name: 'vendors',
  title: 'Vendors',
  permission: 'vendor.read',
  id: Prisma.sql`v.id`,
  from: Prisma.sql`"Vendor" v
    LEFT JOIN "VendorAddress" a ON a."vendorId" = v.id AND a."companyId" = v."companyId" AND a."isDefault"
    LEFT JOIN "VendorContact" c ON c."vendorId" = v.id AND c."companyId" = v."companyId" AND c."isDefault"`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`v.code`, sortable: true, href: '/vendors/{id}' },
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`v.name`, sortable: true, href: '/vendors/{id}' },
    {
      key: 'approval',
      label: 'Approval',
      type: 'status',
      sql: Prisma.sql`CASE WHEN v."isApproved" THEN 'APPROVED' ELSE 'NOT_APPROVED' END`,
    },
    { key: 'city', label: 'City', type: 'text', sql: Prisma.sql`a.city`, sortable: true },
    { key: 'gstin', label: 'GSTIN', type: 'text', sql: Prisma.sql`v.gstin` },
    { key: 'stateCode', label: 'State', type: 'text', sql: Prisma.sql`v."stateCode"`, sortable: true },
    { key: 'country', label: 'Country', type: 'text', sql: Prisma.sql`v.country`, hidden: true },
    { key: 'makes', label: 'Makes', type: 'list', sql: Prisma.sql`v.makes` },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`v.currency`, sortable: true },
    { key: 'paymentTerms', label: 'Payment terms', type: 'text', sql: Prisma.sql`v."paymentTerms"` },
    { key: 'contact', label: 'Contact', type: 'text', sql: Prisma.sql`c.name` },
    { key: 'contactEmail', label: 'E-mail', type: 'text', sql: Prisma.sql`coalesce(c.email, v.email)`, hidden: true },
    { key: 'isApproved', label: 'Approved', type: 'boolean', sql: Prisma.sql`v."isApproved"`, hidden: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`v."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Name, code or GSTIN',
      type: 'search',
      sql: (v) =>
        Prisma.sql`(v.id IN (SELECT search_ids('Vendor', ${v}, 500)) OR v.code = upper(${v}) OR v.gstin = upper(${v}))`,
    },
    {
      key: 'approval',
      label: 'Approval',
      type: 'select',
      options: [
        { value: 'APPROVED', label: 'Approved' },
        { value: 'NOT_APPROVED', label: 'Not approved' },
      ],
      sql: (v) => Prisma.sql`v."isApproved" = ${v === 'APPROVED'}`,
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`v."isActive" = ${v === 'yes'}`,
    },
  ],
  tabs: {
    filter: 'approval',
    sql: Prisma.sql`CASE WHEN v."isApproved" THEN 'APPROVED' ELSE 'NOT_APPROVED' END`,
    values: [
      { value: 'APPROVED', label: 'Approved' },
      { value: 'NOT_APPROVED', label: 'Not approved' },
    ],
  },
  defaultSort: { key: 'name', dir: 'asc' },
  rowHref: '/vendors/{id}',
  detail: getVendor,
  empty: { title: 'No vendors yet', text: 'Add the mills and stockists you buy from; management then approves them.' },
})

/** A vendor with addresses, contacts, who approved it and what was ordered from it last; null for an unknown id. */
export async function getVendor({ tx }: ReadContext, id: string) {
  const vendor = await tx.vendor.findUnique({
    where: { id },
    include: {
      addresses: { orderBy: [{ isDefault: 'desc' }, { label: 'asc' }] },
      contacts: { orderBy: [{ isDefault: 'desc' }, { name: 'asc' }] },
    },
  })
  if (!vendor) return null
  const ids = [...vendor.preparedByIds, vendor.approvedById, vendor.createdById, vendor.updatedById].filter(
    (x) => x !== null,
  )
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const codes = [vendor.stateCode, ...vendor.addresses.map((a) => a.stateCode)].filter((x) => x !== null)
  const states = await tx.state.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } })
  const name = (userId: string | null) => users.find((u) => u.id === userId)?.name ?? null
  const orders = await tx.purchaseOrder.findMany({
    where: { vendorId: id },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { id: true, number: true, status: true },
  })
  return {
    ...vendor,
    stateNames: Object.fromEntries(states.map((s) => [s.code, s.name])),
    approvedBy: name(vendor.approvedById),
    createdBy: name(vendor.createdById),
    updatedBy: name(vendor.updatedById),
    orders,
  }
}

/** What the forms of customers and vendors offer. */
export async function vendorChoices({ tx }: ReadContext) {
  const states = await tx.state.findMany({ orderBy: { code: 'asc' }, select: { code: true, name: true } })
  const paymentTerms = await tx.paymentTerm.findMany({
    where: { isActive: true },
    orderBy: { days: 'asc' },
    select: { code: true, name: true },
  })
  return { states, paymentTerms }
}
