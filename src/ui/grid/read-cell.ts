import { formatDateText } from '../dates'
import { cleanDecimal, decimalProblem } from '../fields/shared'
import { comboPatch, findOptions, meant, shownLabel } from './combo-options'
import { readDate } from './paste'
import { type CellMark, cellText, cellValue, isReadOnly, type LineColumn, type LineColumnOf, optionsOf } from './types'

type ListColumn<Row> = LineColumnOf<Row, 'combo'> | LineColumnOf<Row, 'select'>

/** A combo over the options of a column, be it a combo or a select. */
export function asCombo<Row>(column: LineColumn<Row> & ListColumn<Row>): LineColumnOf<Row, 'combo'> {
  if (column.type === 'combo') return column
  return { ...(column as LineColumnOf<Row, 'select'>), type: 'combo' } as LineColumnOf<Row, 'combo'>
}

const set = <Row>(column: LineColumn<Row>, value: unknown) => ({ [column.key]: value }) as Partial<Row>

/** Words that are in no list stay in the cell, where they are marked, instead of being dropped. */
export function unresolvedPatch<Row>(column: LineColumnOf<Row, 'combo'>, text: string, row: Row): Partial<Row> {
  return { ...comboPatch(column, null, row), [column.labelKey ?? column.key]: text } as Partial<Row>
}

/** What words typed or pasted into a combo or select mean; 'ask' when its list has to be fetched first. */
export function listPatch<Row>(
  column: LineColumn<Row> & ListColumn<Row>,
  text: string,
  row: Row,
): Partial<Row> | 'ask' {
  const combo = asCombo(column)
  if (text === '') return comboPatch(combo, null, row)
  const read = column.read?.(text, row)
  if (combo.freeText) return set(column, read ?? text)
  if (combo.load) return 'ask'
  const options = optionsOf(combo.options, row)
  const option = (read !== null && read !== undefined && options.find((o) => o.value === read)) || meant(options, text)
  return option ? comboPatch(combo, option, row) : unresolvedPatch(combo, text, row)
}

/** The same for a list that is fetched. A list that cannot be read leaves the words marked. */
export async function fetchedPatch<Row>(
  column: LineColumnOf<Row, 'combo'>,
  text: string,
  row: Row,
): Promise<Partial<Row>> {
  const found = await findOptions(column, text, row, new AbortController().signal).catch(() => [])
  const option = meant(found, text)
  return option ? comboPatch(column, option, row) : unresolvedPatch(column, text, row)
}

/** A pasted text as a change of the row; 'ask' when a list has to be fetched first. */
export function patchFromText<Row extends object>(
  column: LineColumn<Row>,
  text: string,
  row: Row,
): Partial<Row> | 'ask' {
  switch (column.type) {
    case 'number':
      return set(column, cleanDecimal(text))
    case 'date':
      return set(column, readDate(text) ?? text)
    case 'check':
      return set(column, /^(y|yes|true|1|x|on|✓)$/i.test(text))
    case 'select':
    case 'combo':
      return listPatch(column, text, row)
    case 'text': {
      const words = column.upper ? text.toUpperCase() : text
      return set(column, column.maxLength ? words.slice(0, column.maxLength) : words)
    }
    default:
      return {}
  }
}

/** An empty cell of the column. */
export function clearPatch<Row extends object>(column: LineColumn<Row>, row: Row): Partial<Row> {
  return column.type === 'check' ? set(column, false) : (patchFromText(column, '', row) as Partial<Row>)
}

/** The value of a cell as another line takes it over. */
export function copyPatch<Row extends object>(column: LineColumn<Row>, from: Row): Partial<Row> {
  const keys = column.type === 'combo' && column.labelKey ? [column.key, column.labelKey] : [column.key]
  return Object.fromEntries(keys.map((key) => [key, cellValue(from, key)])) as Partial<Row>
}

/** The words of a cell, as it shows them and as they are copied. */
export function textOfCell<Row extends object>(column: LineColumn<Row>, row: Row): string {
  if (column.type === 'check') return cellValue(row, column.key) === true ? 'Yes' : 'No'
  if (column.type === 'date') return formatDateText(cellText(row, column.key))
  return shownLabel(column, row)
}

const NOT_LISTED: CellMark = { tone: 'error', text: 'Not in the list: choose one of it.' }

/** Why a cell is wrong as it stands, by its column alone. */
export function cellProblem<Row extends object>(column: LineColumn<Row>, row: Row): CellMark | null {
  const own = column.check?.(row)
  if (own) return own
  if (isReadOnly(column, row)) return null
  const text = cellText(row, column.key)
  if (column.type === 'number') {
    const problem = decimalProblem(text, column)
    return problem ? { tone: 'error', text: problem } : null
  }
  if (column.type === 'date')
    return text === '' || readDate(text) === text
      ? null
      : { tone: 'error', text: 'Type a day, for example 20 Nov 2026.' }
  if (column.type !== 'combo' && column.type !== 'select') return null
  const combo = asCombo(column)
  if (combo.freeText) return null
  if (combo.labelKey) return text === '' && cellText(row, combo.labelKey) !== '' ? NOT_LISTED : null
  if (text === '' || combo.load) return null
  return optionsOf(combo.options, row).some((option) => option.value === text) ? null : NOT_LISTED
}
