import {
  IconBookmark,
  IconBuildingFactory2,
  IconBuildingWarehouse,
  IconCalendarCheck,
  IconCalendarDue,
  IconCertificate,
  IconCheckupList,
  IconClipboardList,
  IconFileDollar,
  IconFileImport,
  IconFileInvoice,
  IconFileText,
  IconGavel,
  IconHistory,
  IconHome,
  IconKey,
  IconListDetails,
  IconMailForward,
  IconMessageQuestion,
  IconPackageImport,
  IconPackages,
  IconReceipt2,
  IconReportAnalytics,
  IconRuler2,
  IconSettings,
  IconShoppingCart,
  IconStack2,
  IconStackPush,
  IconTestPipe,
  IconTrophy,
  IconTruckDelivery,
  IconUserDollar,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Permission } from '@/core/permissions'

export type NavGroup =
  | 'Home'
  | 'Sales'
  | 'Purchase'
  | 'Stores'
  | 'Quality'
  | 'Dispatch'
  | 'Accounts'
  | 'Reports'
  | 'Masters'
  | 'Settings'

export type NavEntry = { group: NavGroup; label: string; href: string; icon: TablerIcon; permission: Permission }

/** The screens, in the order of the trade. The sidebar and the command palette show those the user may open. */
export const NAV: readonly NavEntry[] = [
  { group: 'Home', label: 'Home', href: '/', icon: IconHome, permission: 'home.read' },
  { group: 'Home', label: 'Approvals', href: '/approvals', icon: IconGavel, permission: 'quotation.approve' },
  { group: 'Sales', label: 'Enquiries', href: '/enquiries', icon: IconMessageQuestion, permission: 'enquiry.read' },
  { group: 'Sales', label: 'Quotations', href: '/quotations', icon: IconFileDollar, permission: 'quotation.read' },
  { group: 'Sales', label: 'Follow-ups', href: '/follow-ups', icon: IconCalendarCheck, permission: 'follow-up.read' },
  {
    group: 'Sales',
    label: 'Customer POs',
    href: '/customer-pos',
    icon: IconFileImport,
    permission: 'customer-po.read',
  },
  { group: 'Sales', label: 'Sales orders', href: '/sales-orders', icon: IconFileText, permission: 'sales-order.read' },
  { group: 'Sales', label: 'Reservations', href: '/reservations', icon: IconBookmark, permission: 'reservation.read' },
  {
    group: 'Purchase',
    label: 'Purchase requisitions',
    href: '/purchase-requisitions',
    icon: IconClipboardList,
    permission: 'purchase-requisition.read',
  },
  {
    group: 'Purchase',
    label: 'Purchase orders',
    href: '/purchase-orders',
    icon: IconShoppingCart,
    permission: 'purchase-order.read',
  },
  { group: 'Stores', label: 'Goods receipts', href: '/grns', icon: IconPackageImport, permission: 'grn.read' },
  { group: 'Stores', label: 'Stock', href: '/stock', icon: IconStack2, permission: 'stock.read' },
  { group: 'Stores', label: 'Opening stock', href: '/opening-stock', icon: IconStackPush, permission: 'stock.read' },
  {
    group: 'Quality',
    label: 'Inspections',
    href: '/inspections',
    icon: IconCheckupList,
    permission: 'inspection.read',
  },
  { group: 'Quality', label: 'NCRs', href: '/ncrs', icon: IconReportAnalytics, permission: 'ncr.read' },
  { group: 'Quality', label: 'MTC repository', href: '/mtcs', icon: IconCertificate, permission: 'mtc.read' },
  {
    group: 'Dispatch',
    label: 'Packing lists',
    href: '/packing-lists',
    icon: IconPackages,
    permission: 'packing-list.read',
  },
  {
    group: 'Dispatch',
    label: 'Dispatch notes',
    href: '/dispatch-notes',
    icon: IconTruckDelivery,
    permission: 'dispatch-note.read',
  },
  { group: 'Accounts', label: 'Invoices', href: '/invoices', icon: IconFileInvoice, permission: 'invoice.read' },
  { group: 'Accounts', label: 'Receipts', href: '/receipts', icon: IconReceipt2, permission: 'receipt.read' },
  { group: 'Reports', label: 'Stock ledger', href: '/stock-ledger', icon: IconListDetails, permission: 'stock.read' },
  { group: 'Reports', label: 'Win and loss', href: '/reports/win-loss', icon: IconTrophy, permission: 'report.sales' },
  { group: 'Reports', label: 'Ageing', href: '/ageing', icon: IconCalendarDue, permission: 'receipt.read' },
  { group: 'Masters', label: 'Customers', href: '/customers', icon: IconUserDollar, permission: 'customer.read' },
  { group: 'Masters', label: 'Vendors', href: '/vendors', icon: IconBuildingFactory2, permission: 'vendor.read' },
  {
    group: 'Masters',
    label: 'Product specs',
    href: '/product-specs',
    icon: IconListDetails,
    permission: 'product.read',
  },
  { group: 'Masters', label: 'Pipe sizes', href: '/pipe-sizes', icon: IconRuler2, permission: 'product.read' },
  {
    group: 'Masters',
    label: 'Material limits',
    href: '/material-limits',
    icon: IconTestPipe,
    permission: 'material-limit.read',
  },
  {
    group: 'Masters',
    label: 'Warehouses',
    href: '/warehouses',
    icon: IconBuildingWarehouse,
    permission: 'warehouse.read',
  },
  { group: 'Settings', label: 'Users', href: '/users', icon: IconUsers, permission: 'user.read' },
  { group: 'Settings', label: 'Audit trail', href: '/audit', icon: IconHistory, permission: 'audit.read' },
  { group: 'Settings', label: 'Outbox', href: '/outbox', icon: IconMailForward, permission: 'outbox.read' },
  { group: 'Settings', label: 'API tokens', href: '/api-tokens', icon: IconKey, permission: 'api-token.write' },
  { group: 'Settings', label: 'Settings', href: '/settings', icon: IconSettings, permission: 'settings.read' },
]

export type CreateEntry = { label: string; href: string; permission: Permission }

/** Documents and masters one can start from nothing; those made from another document are started there. */
export const CREATE: readonly CreateEntry[] = [
  { label: 'New enquiry', href: '/enquiries/new', permission: 'enquiry.create' },
  { label: 'New enquiry from an RFQ', href: '/enquiries/intake', permission: 'enquiry.create' },
  { label: 'New quotation', href: '/quotations/new', permission: 'quotation.create' },
  { label: 'New customer PO', href: '/customer-pos/new', permission: 'customer-po.create' },
  { label: 'New purchase requisition', href: '/purchase-requisitions/new', permission: 'purchase-requisition.create' },
  { label: 'New purchase order', href: '/purchase-orders/new', permission: 'purchase-order.create' },
  { label: 'New goods receipt', href: '/grns/new', permission: 'grn.create' },
  { label: 'New inspection', href: '/inspections/new', permission: 'inspection.create' },
  { label: 'New packing list', href: '/packing-lists/new', permission: 'packing-list.create' },
  { label: 'New dispatch note', href: '/dispatch-notes/new', permission: 'dispatch-note.create' },
  { label: 'New invoice', href: '/invoices/new', permission: 'invoice.create' },
  { label: 'New receipt', href: '/receipts/new', permission: 'receipt.create' },
  { label: 'New opening stock', href: '/opening-stock/new', permission: 'opening-stock.create' },
  { label: 'New customer', href: '/customers/new', permission: 'customer.write' },
  { label: 'New vendor', href: '/vendors/new', permission: 'vendor.write' },
  { label: 'New user', href: '/users/new', permission: 'user.write' },
]

/** Entries the permissions allow, in order, grouped. */
export function navFor(permissions: readonly string[]): { group: NavGroup; entries: NavEntry[] }[] {
  const groups: { group: NavGroup; entries: NavEntry[] }[] = []
  for (const entry of NAV) {
    if (!permissions.includes(entry.permission)) continue
    const last = groups.at(-1)
    if (last?.group === entry.group) last.entries.push(entry)
    else groups.push({ group: entry.group, entries: [entry] })
  }
  return groups
}

/** The entry a path belongs to: the longest href that is the path or a parent of it. */
export function activeEntry(pathname: string): NavEntry | undefined {
  return NAV.filter((e) =>
    e.href === '/' ? pathname === '/' : pathname === e.href || pathname.startsWith(`${e.href}/`),
  )
    .sort((a, b) => b.href.length - a.href.length)
    .at(0)
}
