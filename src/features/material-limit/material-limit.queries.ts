import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'

/** The baseline limits that inspections show; a company's own edition is kept beside its inspections. */
export const materialLimitList = defineList({
  name: 'material-limits',
  title: 'Material limits',
  permission: 'material-limit.read',
  id: Prisma.sql`m.id`,
  from: Prisma.sql`"MaterialLimit" m`,
  columns: [
    { key: 'designation', label: 'Designation', type: 'text', sql: Prisma.sql`m.designation`, sortable: true },
    { key: 'property', label: 'Property', type: 'text', sql: Prisma.sql`m.property`, sortable: true },
    { key: 'kind', label: 'Kind', type: 'text', sql: Prisma.sql`m.kind`, sortable: true },
    { key: 'minValue', label: 'Min', type: 'text', align: 'right', sql: Prisma.sql`trim_scale(m."minValue")::text` },
    { key: 'maxValue', label: 'Max', type: 'text', align: 'right', sql: Prisma.sql`trim_scale(m."maxValue")::text` },
    { key: 'unit', label: 'Unit', type: 'text', sql: Prisma.sql`m.unit` },
    { key: 'note', label: 'Note', type: 'text', sql: Prisma.sql`m.note` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Designation',
      type: 'search',
      sql: (v) => Prisma.sql`position(upper(${v}) IN upper(m.designation)) > 0`,
    },
    {
      key: 'kind',
      label: 'Kind',
      type: 'select',
      options: [
        { value: 'chemical', label: 'Chemical' },
        { value: 'mechanical', label: 'Mechanical' },
        { value: 'impact', label: 'Impact' },
      ],
      sql: (v) => Prisma.sql`m.kind = ${v}`,
    },
  ],
  defaultSort: { key: 'designation', dir: 'asc' },
  empty: { title: 'No limits on file', text: 'npm run seed brings in the baseline.' },
})
