import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'

const YES_NO = [
  { value: 'yes', label: 'In use' },
  { value: 'no', label: 'Switched off' },
]
const contains = (column: Prisma.Sql, text: string) => Prisma.sql`position(upper(${text}) IN upper(${column})) > 0`

/** Third-party inspection agencies, for pickers: GET /api/v1/tpi-agencies?q=… */
export const tpiAgencyList = defineList({
  name: 'tpi-agencies',
  title: 'Inspection agencies',
  permission: 'home.read',
  id: Prisma.sql`t.id`,
  from: Prisma.sql`"TpiAgency" t`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`t.code`, sortable: true },
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`t.name`, sortable: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`t."isActive"` },
  ],
  filters: [
    { key: 'q', label: 'Agency', type: 'search', sql: (v) => contains(Prisma.sql`t.code || ' ' || t.name`, v) },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`t."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'code', dir: 'asc' },
})

/** Payment terms, for pickers and scripts. */
export const paymentTermList = defineList({
  name: 'payment-terms',
  title: 'Payment terms',
  permission: 'home.read',
  id: Prisma.sql`t.id`,
  from: Prisma.sql`"PaymentTerm" t`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`t.code`, sortable: true },
    { key: 'name', label: 'Text', type: 'text', sql: Prisma.sql`t.name`, sortable: true },
    { key: 'days', label: 'Days', type: 'integer', sql: Prisma.sql`t.days`, sortable: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`t."isActive"` },
  ],
  filters: [
    { key: 'q', label: 'Term', type: 'search', sql: (v) => contains(Prisma.sql`t.code || ' ' || t.name`, v) },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`t."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'days', dir: 'asc' },
})

export const deliveryTermList = defineList({
  name: 'delivery-terms',
  title: 'Delivery terms',
  permission: 'home.read',
  id: Prisma.sql`t.id`,
  from: Prisma.sql`"DeliveryTerm" t`,
  columns: [
    { key: 'code', label: 'Code', type: 'text', sql: Prisma.sql`t.code`, sortable: true },
    { key: 'name', label: 'Text', type: 'text', sql: Prisma.sql`t.name`, sortable: true },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`t."isActive"` },
  ],
  filters: [
    { key: 'q', label: 'Term', type: 'search', sql: (v) => contains(Prisma.sql`t.code || ' ' || t.name`, v) },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: YES_NO,
      sql: (v) => Prisma.sql`t."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'code', dir: 'asc' },
})
