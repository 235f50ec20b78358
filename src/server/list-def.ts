import type { ClientListColumn, ClientListDef, ClientListFilter, ListFilterOption } from '@/core/list-types'
import type { Permission } from '@/core/permissions'
import type { Prisma } from '@/db/types'
import type { ReadContext } from './read'

/** A column of a list: what the browser knows, plus where it comes from and who may see it. */
export type ListColumn = ClientListColumn & {
  sql: Prisma.Sql
  /** What a sort by the column orders by, where that is not what it shows. */
  order?: Prisma.Sql
  /** Without it the column is neither shown, nor sent, nor sortable. */
  permission?: Permission
  /** Adds the total over all pages. */
  sum?: boolean
  /** What its total adds up, where that is not what it shows: amounts of several currencies are added in the company's. */
  total?: Prisma.Sql
  /** Never null, so that a sort by it can walk an index that leads with companyId instead of sorting every row. */
  notNull?: boolean
}

export type ListFilter = ClientListFilter & {
  sql: (value: string, ctx: ReadContext) => Prisma.Sql
  /** Choices that follow from the company's data; their values are ids, or `me` for the acting person. */
  load?: (ctx: ReadContext) => Promise<ListFilterOption[]>
  /** What an id stands for, in the chip of the filter. */
  labelOf?: (ctx: ReadContext, id: string) => Promise<string | null>
  permission?: Permission
}

export type ListDef = Omit<ClientListDef, 'columns' | 'filters' | 'tabs'> & {
  permission: Permission
  columns: ListColumn[]
  filters: ListFilter[]
  /** The row's id, also the tie-break of every sort. */
  id: Prisma.Sql
  /** Where the rows come from; a function where that follows from what was asked (ageing as of a day). */
  from: Prisma.Sql | ((ctx: ReadContext, asked: (key: string) => string | undefined) => Prisma.Sql)
  /** What counts and sums read, where joins of `from` only show something: fewer tables, so that many rows count fast. */
  countFrom?: Prisma.Sql
  where?: (ctx: ReadContext) => Prisma.Sql
  /** Its few rows stand for thousands of others (a report): the totals are kept for some seconds for all who ask the same. */
  manyBehind?: boolean
  tabs?: {
    filter: string
    /** A function where it follows from the day or the person. */
    sql: Prisma.Sql | ((ctx: ReadContext) => Prisma.Sql)
    values: { value: string; label: string }[]
    allLabel?: string
  }
  /** One record, for GET /api/v1/<name>/<id>. */
  detail?: (ctx: ReadContext, id: string) => Promise<unknown>
}
