import { type LineColumn, type LineColumnOf, type LineOption, optionsOf } from './types'

const SHOWN = 50

/** 'A106' means ASTM A106 before ASME SA106: the label's beginning counts most, then the beginning of a word. */
function rank(option: LineOption, word: string): number {
  const label = option.label.toLowerCase()
  if (label.startsWith(word)) return 2
  return label.split(/[\s/,;]+/).some((part) => part.startsWith(word)) ? 1 : 0
}

/** Small letters of long lists, made once: a list of thousands is filtered while one types. */
const searched = new WeakMap<LineOption, string>()

function searchText(option: LineOption): string {
  const known = searched.get(option)
  if (known !== undefined) return known
  const text = `${option.label} ${option.detail ?? ''}`.toLowerCase()
  searched.set(option, text)
  return text
}

/** Options whose words contain every typed word, best first: those that begin with it. */
export function narrow(options: readonly LineOption[], query: string): LineOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const hits = options.filter((option) => words.every((word) => searchText(option).includes(word)))
  const first = words[0]
  if (first) hits.sort((a, b) => rank(b, first) - rank(a, first))
  return hits.slice(0, SHOWN)
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')

const byWords = new WeakMap<readonly LineOption[], Map<string, LineOption>>()

/** Options by their words and their values; the first of equal ones counts. */
function indexOf(options: readonly LineOption[]): Map<string, LineOption> {
  let index = byWords.get(options)
  if (!index) {
    index = new Map()
    for (const option of options) {
      for (const key of [plain(option.label), plain(option.value)]) if (!index.has(key)) index.set(key, option)
    }
    byWords.set(options, index)
  }
  return index
}

/** The option meant by a text that was typed or pasted: the same words, or the only hit. */
export function meant(options: readonly LineOption[], text: string): LineOption | null {
  const same = indexOf(options).get(plain(text))
  if (same) return same
  const hits = narrow(options, text)
  return hits.length === 1 ? (hits[0] ?? null) : null
}

/** Fetches or narrows the options of a combo for a query. */
export async function findOptions<Row>(
  column: LineColumnOf<Row, 'combo'>,
  query: string,
  row: Row,
  signal: AbortSignal,
) {
  return column.load ? [...(await column.load(query, row, signal))] : narrow(optionsOf(column.options, row), query)
}

/** What choosing an option changes in the row. */
export function comboPatch<Row>(column: LineColumnOf<Row, 'combo'>, option: LineOption | null, row: Row): Partial<Row> {
  return {
    [column.key]: option?.value ?? '',
    ...(column.labelKey ? { [column.labelKey]: option?.label ?? '' } : {}),
    ...(column.toPatch?.(option, row) ?? {}),
  } as Partial<Row>
}

/** The words a combo or select shows for a row's value. */
export function shownLabel<Row extends object>(column: LineColumn<Row>, row: Row): string {
  const record = row as Record<string, unknown>
  const value = record[column.key]
  const text = value === null || value === undefined ? '' : String(value)
  if (column.type !== 'combo' && column.type !== 'select') return text
  if (column.type === 'combo' && column.labelKey) {
    const label = record[column.labelKey]
    if (label) return String(label)
  }
  if (text === '') return ''
  return optionsOf(column.options, row).find((option) => option.value === text)?.label ?? text
}
