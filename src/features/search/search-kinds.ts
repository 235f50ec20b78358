import type { Permission } from '@/core/permissions'
import { Prisma } from '@/db/types'

/** One kind of thing that the search box finds by its number or name. */
export type SearchKind = {
  kind: string
  label: string
  permission: Permission
  /** Model known to search_ids. */
  model: string
  /** The number or name that is searched and shown. */
  title: Prisma.Sql
  subtitle: Prisma.Sql
  status: Prisma.Sql
  /** Newest first. */
  newest: Prisma.Sql
  /** FROM with the table as d. */
  from: Prisma.Sql
  /** The row's id is appended. */
  href: string
}

const NOTHING = Prisma.sql`NULL::text`
const day = (column: string) => Prisma.raw(`to_char(d."${column}", 'DD Mon YYYY')`)
const about = (party: string, date: string) => Prisma.sql`concat_ws(', ', ${Prisma.raw(party)}, ${day(date)})`
const CUSTOMER = 'JOIN "Customer" c ON c.id = d."customerId"'
const VENDOR = 'JOIN "Vendor" v ON v.id = d."vendorId"'

type Numbered = {
  kind: string
  label: string
  permission: Permission
  model: string
  join?: string
  party?: string
  date: string
  subtitle?: Prisma.Sql
  href: string
}

/** A document with its number, state, party and date. */
function numbered(n: Numbered): SearchKind {
  return {
    kind: n.kind,
    label: n.label,
    permission: n.permission,
    model: n.model,
    title: Prisma.sql`d.number`,
    subtitle: n.subtitle ?? about(n.party ?? 'NULL', n.date),
    status: Prisma.sql`d.status`,
    newest: Prisma.raw(`d."${n.date}"::timestamptz`),
    from: Prisma.raw(`"${n.model}" d ${n.join ?? ''}`),
    href: n.href,
  }
}

/** In the order of the trade; heats come before all of them. */
export const SEARCH_KINDS: readonly SearchKind[] = [
  numbered({
    kind: 'enquiry',
    label: 'Enquiries',
    permission: 'enquiry.read',
    model: 'Enquiry',
    join: CUSTOMER,
    party: 'c.name',
    date: 'enquiryDate',
    href: '/enquiries/',
  }),
  numbered({
    kind: 'quotation',
    label: 'Quotations',
    permission: 'quotation.read',
    model: 'Quotation',
    join: CUSTOMER,
    party: 'c.name',
    date: 'createdAt',
    href: '/quotations/',
  }),
  {
    kind: 'customer-po',
    label: 'Customer POs',
    permission: 'customer-po.read',
    model: 'CustomerPo',
    title: Prisma.sql`d."poNumber"`,
    subtitle: about('c.name', 'poDate'),
    status: Prisma.sql`d.status`,
    newest: Prisma.sql`d."poDate"::timestamptz`,
    from: Prisma.raw(`"CustomerPo" d ${CUSTOMER}`),
    href: '/customer-pos/',
  },
  numbered({
    kind: 'sales-order',
    label: 'Sales orders',
    permission: 'sales-order.read',
    model: 'SalesOrder',
    join: CUSTOMER,
    party: 'c.name',
    date: 'orderDate',
    href: '/sales-orders/',
  }),
  numbered({
    kind: 'purchase-requisition',
    label: 'Purchase requisitions',
    permission: 'purchase-requisition.read',
    model: 'PurchaseRequisition',
    date: 'requisitionDate',
    href: '/purchase-requisitions/',
  }),
  numbered({
    kind: 'purchase-order',
    label: 'Purchase orders',
    permission: 'purchase-order.read',
    model: 'PurchaseOrder',
    join: VENDOR,
    party: 'v.name',
    date: 'orderDate',
    href: '/purchase-orders/',
  }),
  numbered({
    kind: 'grn',
    label: 'Goods receipts',
    permission: 'grn.read',
    model: 'Grn',
    join: VENDOR,
    party: 'v.name',
    date: 'receivedDate',
    href: '/grns/',
  }),
  numbered({
    kind: 'inspection',
    label: 'Inspections',
    permission: 'inspection.read',
    model: 'Inspection',
    date: 'inspectionDate',
    href: '/inspections/',
  }),
  numbered({
    kind: 'ncr',
    label: 'NCRs',
    permission: 'ncr.read',
    model: 'Ncr',
    date: 'openedDate',
    subtitle: Prisma.sql`concat_ws(', ', d."heatNo", left(d.description, 80))`,
    href: '/ncrs/',
  }),
  numbered({
    kind: 'packing-list',
    label: 'Packing lists',
    permission: 'packing-list.read',
    model: 'PackingList',
    join: 'JOIN "SalesOrder" so ON so.id = d."salesOrderId" JOIN "Customer" c ON c.id = so."customerId"',
    party: 'c.name',
    date: 'packingDate',
    href: '/packing-lists/',
  }),
  numbered({
    kind: 'dispatch-note',
    label: 'Dispatch notes',
    permission: 'dispatch-note.read',
    model: 'DispatchNote',
    join: CUSTOMER,
    party: 'c.name',
    date: 'dispatchDate',
    href: '/dispatch-notes/',
  }),
  numbered({
    kind: 'invoice',
    label: 'Invoices',
    permission: 'invoice.read',
    model: 'Invoice',
    join: CUSTOMER,
    party: 'c.name',
    date: 'invoiceDate',
    href: '/invoices/',
  }),
  numbered({
    kind: 'receipt',
    label: 'Receipts',
    permission: 'receipt.read',
    model: 'Receipt',
    join: CUSTOMER,
    party: 'c.name',
    date: 'receiptDate',
    href: '/receipts/',
  }),
  {
    kind: 'mtc',
    label: 'Mill test certificates',
    permission: 'mtc.read',
    model: 'Mtc',
    title: Prisma.sql`d."mtcNo"`,
    subtitle: Prisma.sql`concat_ws(', ', d.make, 'type ' || d."mtcType", to_char(d."mtcDate", 'DD Mon YYYY'))`,
    status: NOTHING,
    newest: Prisma.sql`d."mtcDate"::timestamptz`,
    from: Prisma.sql`"Mtc" d`,
    href: '/mtcs/',
  },
  {
    kind: 'customer',
    label: 'Customers',
    permission: 'customer.read',
    model: 'Customer',
    title: Prisma.sql`d.name`,
    subtitle: Prisma.sql`concat_ws(', ', d.code, d.gstin)`,
    status: Prisma.sql`CASE WHEN d."isActive" THEN NULL ELSE 'INACTIVE' END`,
    newest: Prisma.sql`d."createdAt"`,
    from: Prisma.sql`"Customer" d`,
    href: '/customers/',
  },
  {
    kind: 'vendor',
    label: 'Vendors',
    permission: 'vendor.read',
    model: 'Vendor',
    title: Prisma.sql`d.name`,
    subtitle: Prisma.sql`concat_ws(', ', d.code, d.gstin)`,
    status: Prisma.sql`CASE WHEN NOT d."isActive" THEN 'INACTIVE' WHEN d."isApproved" THEN 'APPROVED' ELSE 'NOT_APPROVED' END`,
    newest: Prisma.sql`d."createdAt"`,
    from: Prisma.sql`"Vendor" d`,
    href: '/vendors/',
  },
]
