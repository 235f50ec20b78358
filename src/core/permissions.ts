/**
 * The one table of permissions. A permission is named `area.verb`; a role is a set of them.
 * Only this table decides: screens hide what it does not grant, the write path refuses it.
 */

export const ROLES = ['ADMIN', 'SALES', 'PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  ADMIN: 'Administrator',
  SALES: 'Sales',
  PURCHASE: 'Purchase',
  QC: 'Quality control',
  STORES: 'Stores',
  ACCOUNTS: 'Accounts',
  MANAGEMENT: 'Management',
}

type Row = { label: string; roles: readonly Exclude<Role, 'ADMIN'>[] }

const EVERYONE = ['SALES', 'PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] as const

/** Permission -> what it allows, and the roles that hold it. ADMIN holds every one. */
export const PERMISSIONS = {
  'home.read': { label: 'See the home page', roles: EVERYONE },
  'file.upload': { label: 'Upload files', roles: EVERYONE },
  'draft.write': { label: 'Keep half-typed forms', roles: EVERYONE },
  'saved-view.write': { label: 'Save views of lists', roles: EVERYONE },
  'comment.write': { label: 'Write comments on documents one may see', roles: EVERYONE },
  'search.read': { label: 'Use the search box', roles: EVERYONE },
  'api-token.write': { label: 'Make and revoke own API tokens', roles: EVERYONE },

  'enquiry.read': { label: 'See enquiries', roles: ['SALES', 'MANAGEMENT'] },
  'enquiry.create': { label: 'Register enquiries', roles: ['SALES'] },
  'enquiry.update': { label: 'Change enquiries', roles: ['SALES'] },
  'enquiry.close': { label: 'Close or void enquiries', roles: ['SALES'] },

  'quotation.read': { label: 'See quotations', roles: ['SALES', 'MANAGEMENT'] },
  'quotation.create': { label: 'Make quotations', roles: ['SALES'] },
  'quotation.update': { label: 'Change draft quotations', roles: ['SALES'] },
  'quotation.submit': { label: 'Submit quotations for approval', roles: ['SALES'] },
  'quotation.approve': { label: 'Approve or return quotations', roles: ['MANAGEMENT'] },
  'quotation.revise': { label: 'Revise approved quotations', roles: ['SALES'] },
  'quotation.send': { label: 'E-mail quotations', roles: ['SALES'] },
  'quotation.close': { label: 'Record won, lost, regretted; void drafts', roles: ['SALES'] },

  'follow-up.read': { label: 'See follow-ups', roles: ['SALES', 'MANAGEMENT'] },
  'follow-up.write': { label: 'Plan and finish follow-ups', roles: ['SALES'] },
  'report.sales': { label: 'See win and loss reports', roles: ['SALES', 'MANAGEMENT'] },

  'customer-po.read': { label: 'See customer POs', roles: ['SALES', 'ACCOUNTS', 'MANAGEMENT'] },
  'customer-po.create': { label: 'Record customer POs', roles: ['SALES'] },
  'customer-po.review': { label: 'Review and accept customer POs', roles: ['SALES'] },

  'sales-order.read': { label: 'See sales orders', roles: EVERYONE },
  'sales-order.create': { label: 'Make sales orders', roles: ['SALES'] },
  'sales-order.cancel': { label: 'Cancel or close sales orders', roles: ['SALES', 'MANAGEMENT'] },

  'reservation.read': { label: 'See reservations', roles: EVERYONE },
  'stock.reserve': { label: 'Reserve stock by heat', roles: ['SALES'] },
  'stock.release': { label: 'Release reservations', roles: ['SALES'] },

  'purchase-requisition.read': { label: 'See purchase requisitions', roles: ['SALES', 'PURCHASE', 'MANAGEMENT'] },
  'purchase-requisition.create': { label: 'Raise purchase requisitions', roles: ['SALES', 'PURCHASE'] },
  'purchase-requisition.update': { label: 'Change and submit requisitions', roles: ['SALES', 'PURCHASE'] },
  'purchase-requisition.approve': { label: 'Approve or reject requisitions', roles: ['MANAGEMENT'] },

  'purchase-order.read': {
    label: 'See purchase orders',
    roles: ['PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'],
  },
  'purchase-order.create': { label: 'Make purchase orders', roles: ['PURCHASE'] },
  'purchase-order.update': { label: 'Change, submit and amend purchase orders', roles: ['PURCHASE'] },
  'purchase-order.approve': { label: 'Approve or return purchase orders', roles: ['MANAGEMENT'] },
  'purchase-order.send': { label: 'Send purchase orders, record acknowledgement', roles: ['PURCHASE'] },
  'purchase-order.cancel': { label: 'Cancel or close purchase orders', roles: ['PURCHASE', 'MANAGEMENT'] },

  'grn.read': { label: 'See goods receipts', roles: ['PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] },
  'grn.create': { label: 'Make goods receipts', roles: ['STORES'] },
  'grn.post': { label: 'Post and reverse goods receipts', roles: ['STORES'] },

  'inspection.read': { label: 'See inspections', roles: ['SALES', 'PURCHASE', 'QC', 'STORES', 'MANAGEMENT'] },
  'inspection.create': { label: 'Make inspections', roles: ['QC'] },
  'inspection.submit': { label: 'Submit and reverse inspections', roles: ['QC'] },
  'ncr.read': { label: 'See non-conformance reports', roles: ['PURCHASE', 'QC', 'STORES', 'MANAGEMENT'] },
  'ncr.create': { label: 'Open and investigate NCRs', roles: ['QC'] },
  'ncr.act': { label: 'Complete corrective actions', roles: ['QC', 'PURCHASE', 'STORES'] },
  'ncr.close': { label: 'Approve the closing of NCRs', roles: ['MANAGEMENT'] },
  'mtc.read': { label: 'See mill test certificates', roles: EVERYONE },
  'mtc.write': { label: 'Correct mill test certificate records', roles: ['QC'] },
  'material-limit.read': { label: 'See material limits', roles: ['QC', 'SALES', 'PURCHASE', 'MANAGEMENT'] },

  'stock.read': { label: 'See stock and heats', roles: EVERYONE },
  'stock.move': { label: 'Move stock between locations', roles: ['STORES'] },
  'opening-stock.create': { label: 'Enter opening stock', roles: ['STORES'] },
  'opening-stock.approve': { label: 'Approve opening stock', roles: ['QC'] },

  'packing-list.read': { label: 'See packing lists', roles: ['SALES', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] },
  'packing-list.create': { label: 'Make and pack packing lists', roles: ['STORES'] },
  'dispatch-note.read': { label: 'See dispatch notes', roles: ['SALES', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] },
  'dispatch-note.create': { label: 'Make and post dispatch notes', roles: ['STORES'] },

  'invoice.read': { label: 'See invoices', roles: ['SALES', 'ACCOUNTS', 'MANAGEMENT'] },
  'invoice.create': { label: 'Make and change draft invoices', roles: ['ACCOUNTS'] },
  'invoice.post': { label: 'Post and cancel invoices', roles: ['ACCOUNTS'] },
  'receipt.read': { label: 'See receipts and ageing', roles: ['SALES', 'ACCOUNTS', 'MANAGEMENT'] },
  'receipt.create': { label: 'Post and reverse receipts', roles: ['ACCOUNTS'] },

  'sales-price.read': { label: 'See sales prices', roles: ['SALES', 'ACCOUNTS', 'MANAGEMENT'] },
  'cost.view': { label: 'See purchase prices and stock cost', roles: ['PURCHASE', 'ACCOUNTS', 'MANAGEMENT'] },

  'customer.read': { label: 'See customers', roles: ['SALES', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] },
  'customer.write': { label: 'Add and change customers', roles: ['SALES', 'ACCOUNTS'] },
  'vendor.read': { label: 'See vendors', roles: ['PURCHASE', 'QC', 'STORES', 'ACCOUNTS', 'MANAGEMENT'] },
  'vendor.write': { label: 'Add and change vendors', roles: ['PURCHASE'] },
  'vendor.approve': { label: 'Approve vendors', roles: ['MANAGEMENT'] },
  'product.read': { label: 'See product specs and sizes', roles: EVERYONE },
  'product.write': { label: 'Change product specs and sizes', roles: [] },
  'warehouse.read': { label: 'See warehouses and locations', roles: EVERYONE },
  'warehouse.write': { label: 'Change warehouses and locations', roles: ['STORES'] },

  'user.read': { label: 'See users', roles: ['MANAGEMENT'] },
  'user.write': { label: 'Create, change and deactivate users', roles: [] },
  'settings.read': { label: 'See settings', roles: ['MANAGEMENT'] },
  'settings.write': { label: 'Change settings', roles: [] },
  'audit.read': { label: 'See the audit trail', roles: [] },
  'outbox.read': { label: 'See outgoing mail', roles: ['SALES', 'PURCHASE', 'ACCOUNTS', 'MANAGEMENT'] },
  'outbox.retry': { label: 'Send failed mail again', roles: ['SALES', 'PURCHASE', 'ACCOUNTS'] },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof PERMISSIONS

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[]

const table = PERMISSIONS as Record<string, Row>

/** True when one of the roles holds the permission. Unknown permissions are refused. */
export function can(roles: readonly string[], permission: string): boolean {
  const row = table[permission]
  if (!row) return false
  return roles.includes('ADMIN') || row.roles.some((role) => roles.includes(role))
}

/** Every permission the roles hold together. */
export function rolePermissions(roles: readonly string[]): Permission[] {
  return ALL_PERMISSIONS.filter((permission) => can(roles, permission))
}
