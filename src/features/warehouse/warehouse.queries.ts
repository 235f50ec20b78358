import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'

const YES_NO = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Switched off' },
]
const contains = (column: Prisma.Sql, text: string) => Prisma.sql`position(upper(${text}) IN upper(${column})) > 0`

export const warehouseList = defineList({
  name: 'warehouses',
  title: 'Warehouses',
  permission: 'warehouse.read',
  id: Prisma.sql`w.id`,
  from: Prisma.sql`"Warehouse" w JOIN "GstRegistration" g ON g.id = w."gstRegistrationId"`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`w.code`, sortable: true, href: '/warehouses/{id}' },
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`w.name`, sortable: true },
    { key: 'city', label: 'City', type: 'text', sql: Prisma.sql`w.city`, sortable: true },
    { key: 'gstin', label: 'GST registration', type: 'text', sql: Prisma.sql`g.gstin` },
    {
      key: 'locations',
      label: 'Locations',
      type: 'integer',
      sql: Prisma.sql`(SELECT count(*)::int FROM "Location" l WHERE l."warehouseId" = w.id AND l."isActive")`,
    },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`w."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Name or code',
      type: 'search',
      sql: (v) => contains(Prisma.sql`w.code || ' ' || w.name || ' ' || w.city`, v),
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`w."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'code', dir: 'asc' },
  rowHref: '/warehouses/{id}',
  detail: getWarehouse,
})

/** Racks and bins, for pickers: GET /api/v1/locations?warehouseId=… */
export const locationList = defineList({
  name: 'locations',
  title: 'Locations',
  permission: 'warehouse.read',
  id: Prisma.sql`l.id`,
  from: Prisma.sql`"Location" l JOIN "Warehouse" w ON w.id = l."warehouseId"`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`l.code`, sortable: true },
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`l.name` },
    { key: 'kind', label: 'Kind', type: 'text', sql: Prisma.sql`l.kind` },
    {
      key: 'warehouseCode',
      label: 'Warehouse',
      type: 'text',
      sql: Prisma.sql`w.code`,
      sortable: true,
      href: '/warehouses/{warehouseId}',
    },
    { key: 'warehouseName', label: 'Warehouse name', type: 'text', sql: Prisma.sql`w.name`, hidden: true },
    { key: 'warehouseId', label: 'Warehouse id', type: 'text', sql: Prisma.sql`w.id::text`, hidden: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`l."isActive" AND w."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Location',
      type: 'search',
      sql: (v) => contains(Prisma.sql`l.code || ' ' || coalesce(l.name, '') || ' ' || w.code`, v),
    },
    { key: 'warehouseId', label: 'Warehouse', type: 'id', sql: (v) => Prisma.sql`l."warehouseId" = ${v}::uuid` },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`(l."isActive" AND w."isActive") = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'code', dir: 'asc' },
})

/** A warehouse with its locations; null for an unknown id. */
export async function getWarehouse({ tx }: ReadContext, id: string) {
  return tx.warehouse.findUnique({
    where: { id },
    include: {
      locations: { orderBy: { code: 'asc' } },
      gstRegistration: { select: { gstin: true, label: true, stateCode: true } },
    },
  })
}

/** What the form of a warehouse offers: registrations and states. */
export async function warehouseChoices({ tx }: ReadContext) {
  const registrations = await tx.gstRegistration.findMany({
    where: { isActive: true },
    orderBy: [{ isDefault: 'desc' }, { gstin: 'asc' }],
    select: { id: true, gstin: true, label: true, stateCode: true },
  })
  const states = await tx.state.findMany({ orderBy: { code: 'asc' }, select: { code: true, name: true } })
  return { registrations, states }
}
