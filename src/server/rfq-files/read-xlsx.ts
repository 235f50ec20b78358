import readSheets from 'read-excel-file/universal'
import { RFQ_LIMITS, RfqFileError, refuseTooMuchText, SENTENCES } from './limits'
import { carryMergesDown } from './merged-cells'
import { type Budget, type CompactSheet, compactSheet, EMPTY_SHEET } from './sheet-rows'
import { storedZip } from './stored-zip'
import type { RfqFile } from './types'
import { inflateWhole, openWorkbook, type WorkbookZip } from './workbook-zip'

type Listed = { name: string; path: string; hidden: boolean }

const MAX_SMALL_PART = 4 * 1024 * 1024
const CORE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * The rows of a workbook: every visible sheet, merged areas named, dates as 2026-11-20, formulas by their last value.
 * @throws RfqFileError
 */
export async function readXlsx(bytes: Buffer): Promise<RfqFile> {
  const workbook = await openWorkbook(bytes)
  const { listed, date1904, sharedStrings, styles } = await readDirectory(workbook)
  const notes = listed.filter((s) => s.hidden).map((s) => `The hidden sheet “${s.name}” was not read.`)
  const visible = listed.filter((s) => !s.hidden)
  const taken = visible.slice(0, RFQ_LIMITS.sheets)
  if (taken.length < visible.length)
    notes.push(`Only the first ${RFQ_LIMITS.sheets} of ${visible.length} sheets were read.`)
  const budget: Budget = { rows: 0, cells: 0, kept: 0 }
  const compact: CompactSheet[] = []
  for (const { path } of taken) compact.push(await compactSheet(workbook, path, budget))
  const parts = new Map<string, Buffer>()
  parts.set('[Content_Types].xml', Buffer.from('<Types/>'))
  parts.set('xl/workbook.xml', Buffer.from(workbookXml(taken.length, date1904)))
  parts.set('xl/_rels/workbook.xml.rels', Buffer.from(relationsXml(taken.length)))
  for (const [path, from] of [['xl/sharedStrings.xml', sharedStrings] as const, ['xl/styles.xml', styles] as const])
    if (from) parts.set(path, Buffer.from(await inflateWhole(workbook, from, RFQ_LIMITS.keptBytes), 'latin1'))
  for (const [i, sheet] of compact.entries())
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, Buffer.from(sheet.xml || EMPTY_SHEET, 'latin1'))
  const tables = await cellsOf(parts)
  const sheets = taken.map(({ name }, i) => {
    const { rowNumbers = [], merges = [] } = compact[i] ?? {}
    const rows = (tables[i] ?? []).map((cells, n) => ({ no: rowNumbers[n] ?? n + 1, cells: cells.map(cellText) }))
    const carried = carryMergesDown(rows, merges, name)
    notes.push(...carried.notes)
    return { name, rows: carried.rows }
  })
  refuseTooMuchText(sheets)
  taken.forEach(({ name }, i) => {
    const { hiddenRows = 0, cutColumns = false } = compact[i] ?? {}
    if (hiddenRows > 0)
      notes.push(`${hiddenRows === 1 ? 'One hidden row' : `${hiddenRows} hidden rows`} of “${name}” were read as well.`)
    if (cutColumns) notes.push(`Columns of “${name}” beyond the ${RFQ_LIMITS.columns}th were not read.`)
  })
  return { kind: 'xlsx', sheets, notes, truncated: taken.length < visible.length || compact.some((s) => s.cutColumns) }
}

async function cellsOf(parts: Map<string, Buffer>): Promise<unknown[][][]> {
  try {
    const read = await readSheets(storedZip(parts), {
      trim: false,
      // 6.0199999999999996 is how Excel keeps 6.02
      parseNumber: (text) => String(Number(text)),
    })
    return read.map((sheet) => (sheet.data ?? []) as unknown[][])
  } catch (error) {
    if (error instanceof RangeError) throw new RfqFileError(SENTENCES.tooMuchText)
    throw new RfqFileError(SENTENCES.damaged)
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)
}

/** The sheets of a workbook in their order, and where their parts lie. */
async function readDirectory(workbook: WorkbookZip) {
  const book = withoutPrefixes(utf8(await inflateWhole(workbook, 'xl/workbook.xml', MAX_SMALL_PART)))
  const relations = workbook.entries.has('xl/_rels/workbook.xml.rels')
    ? withoutPrefixes(utf8(await inflateWhole(workbook, 'xl/_rels/workbook.xml.rels', MAX_SMALL_PART)))
    : ''
  const targets = new Map<string, { path: string; type: string }>()
  for (const [tag] of relations.matchAll(/<Relationship\s[^>]{0,4000}>/g)) {
    const target = attribute(tag, 'Target')
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`
    const type = attribute(tag, 'Type').split('/').at(-1) ?? ''
    if (workbook.entries.has(path)) targets.set(attribute(tag, 'Id'), { path, type })
  }
  const listed: Listed[] = []
  for (const [tag] of book.matchAll(/<sheet\s[^>]{0,4000}>/g)) {
    const target = targets.get(attribute(tag, 'id') || attribute(tag, 'r:id'))
    if (target?.type !== 'worksheet') continue
    const name = unescapeXml(attribute(tag, 'name')).slice(0, 80) || `Sheet ${listed.length + 1}`
    listed.push({ name, path: target.path, hidden: /hidden/i.test(attribute(tag, 'state')) })
  }
  if (listed.length === 0) throw new RfqFileError(SENTENCES.damaged)
  const partOf = (type: string) => [...targets.values()].find((t) => t.type === type)?.path
  return {
    listed,
    date1904: /<workbookPr\s[^>]{0,2000}date1904="(?:1|true)"/.test(book),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
  }
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')
const withoutPrefixes = (xml: string): string =>
  xml.replace(/(<\/?)\w{1,20}:/g, '$1').replace(/\s\w{1,20}:id=/g, ' id=')
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}=(?:"([^"]{0,2000})"|'([^']{0,2000})')`)
    .exec(tag)
    ?.slice(1)
    .find((v) => v !== undefined) ?? ''

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,10}));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function workbookXml(sheets: number, date1904: boolean): string {
  const tags = Array.from(
    { length: sheets },
    (_, i) => `<sheet name="s${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )
  return `<workbook xmlns="${CORE}" xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${tags.join('')}</sheets></workbook>`
}

function relationsXml(sheets: number): string {
  const tag = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const tags = Array.from({ length: sheets }, (_, i) => tag(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  return `<Relationships>${tags.join('')}${tag('rIdS', 'sharedStrings', 'sharedStrings.xml')}${tag('rIdT', 'styles', 'styles.xml')}</Relationships>`
}
