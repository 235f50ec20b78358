/** The shape of a list as the browser knows it: shared by the server's list engine and the table in src/ui. */

export type ListColumnType =
  | 'text'
  | 'date'
  | 'datetime'
  | 'money'
  | 'rate'
  | 'metres'
  | 'kg'
  | 'tonnes'
  | 'integer'
  | 'percent'
  | 'status'
  | 'heat'
  | 'boolean'
  | 'list'

export type ListColumnAlign = 'left' | 'right' | 'center'

/** One column. `href` is a template such as '/customers/{customerId}', filled from the row. */
export type ClientListColumn = {
  key: string
  label: string
  type: ListColumnType
  sortable?: boolean
  align?: ListColumnAlign
  href?: string
  /** Off until the user switches it on in the column chooser. */
  hidden?: boolean
  /** Row key holding the currency of a money column (default INR). */
  currencyKey?: string
  /** Row key holding the currency of its total, where the rows are in several. */
  totalCurrencyKey?: string
}

export type ListFilterType = 'search' | 'select' | 'date' | 'id' | 'boolean' | 'text' | 'amount'

export type ListFilterOption = { value: string; label: string }

/** A type-ahead over another list, for a filter whose value is an id. */
export type ListPicker = { list: string; labelKey?: string; subLabelKey?: string[] }

/** One filter; its key is the URL parameter. An 'id' filter without a picker has no control, only a chip that clears it. */
export type ClientListFilter = {
  key: string
  label: string
  type: ListFilterType
  options?: ListFilterOption[]
  placeholder?: string
  /** No control of its own: set by links from other screens, shown as a chip that clears it. */
  chipOnly?: boolean
  /** Stands behind "More filters": used less often than the others. */
  more?: boolean
  /** What a select shows while nothing is chosen (default: all of it). */
  emptyLabel?: string
  picker?: ListPicker
  /** What the id in the address stands for, filled by the server. */
  valueLabel?: string
}

export type ListSort = { key: string; dir: 'asc' | 'desc' }

/** A tab sets one filter to one value; `count` is shown beside the label when the server knows it. */
export type ListTab = { value: string; label: string; count?: number }
export type ListTabs = { filter: string; values: ListTab[]; allLabel?: string }

/** A view that comes with the list: a label and the part of the address after the question mark. */
export type ListPreset = { label: string; query: string }

export type ClientListDef = {
  /** URL name of the list: GET /api/v1/<name>, /api/v1/<name>/export. */
  name: string
  title: string
  columns: ClientListColumn[]
  filters: ClientListFilter[]
  defaultSort: ListSort
  rowHref?: string
  tabs?: ListTabs
  presets?: ListPreset[]
  /** The query that the list opens with where its address asks for nothing; `?view=all` is the whole of it. */
  opensWith?: string
  /** Words for the empty list (no filter set). */
  empty?: { title: string; text?: string }
}

/** One page of rows. Decimals are strings, dates 'YYYY-MM-DD', instants ISO; `sums` covers all pages, by column key. */
export type ListResult = {
  rows: Record<string, unknown>[]
  total: number
  page: number
  pageSize: number
  sums?: Record<string, string>
}

export type ListLayout = 'TABLE' | 'BOARD'

/** A saved view of a list as its chips know it: a query of the list's address, with columns and layout. */
export type ClientSavedView = {
  id: string
  name: string
  /** Filters and sort as in the address, in a fixed order. */
  query: string
  /** Shown columns in order; empty: as the person has them. */
  columns: string[]
  layout: ListLayout
  isShared: boolean
  isDefault: boolean
  isMine: boolean
  /** Whose it is, where it is somebody else's. */
  owner: string | null
  version: number
}

export const LIST_PAGE_SIZE = 50
/** How many ids one selection or one `ids` filter holds at most. */
export const LIST_SELECTION_MAX = 200

/** Parameters of a list's address that are about this moment, not about what a saved view keeps. */
const PASSING = ['page', 'pageSize', 'view', 'ids', 'format', 'columns']

/** The part of an address that a view keeps: filters, sort and layout, in a fixed order, empty ones left out. */
export function viewQuery(params: Iterable<[string, string]>): string {
  const kept = [...params].filter(([key, value]) => value !== '' && !PASSING.includes(key))
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return new URLSearchParams(kept).toString()
}

/** URL form of a sort: 'number' ascending, '-number' descending. */
export function formatSort(sort: ListSort): string {
  return sort.dir === 'desc' ? `-${sort.key}` : sort.key
}

/** Reads the URL form of a sort; null when empty. Whether the column may be sorted is the caller's check. */
export function parseSort(text: string | null | undefined): ListSort | null {
  if (!text || text === '-') return null
  return text.startsWith('-') ? { key: text.slice(1), dir: 'desc' } : { key: text, dir: 'asc' }
}

/**
 * Fills '/quotations/{id}' from a row; null when a named value is missing, so that no dead link is shown. '{+query}' is put in
 * as it stands: a part of an address that is encoded already.
 */
export function fillHref(template: string | undefined, row: Record<string, unknown>): string | null {
  if (!template) return null
  let missing = false
  const href = template.replace(/\{(\+?)(\w+)\}/g, (_, asIs: string, key: string) => {
    const value = row[key]
    if (value === null || value === undefined || value === '') {
      missing = true
      return ''
    }
    return asIs ? String(value) : encodeURIComponent(String(value))
  })
  return missing ? null : href
}
