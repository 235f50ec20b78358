import { inflateRawSync } from 'node:zlib'
import { type Decimal, dec, roundHalfUp } from '@/core/decimal'

/** The parts of a zip file, as text, by their path. */
export function unzip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  let at = file.readUInt32LE(end + 16)
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    const size = file.readUInt32LE(at + 20)
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => file.readUInt16LE(at + o)) as [number, number, number]
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const content = file.subarray(start, start + size)
    const packed = file.readUInt16LE(at + 10) !== 0
    parts.set(
      file.toString('utf8', at + 46, at + 46 + nameLength),
      (packed ? inflateRawSync(content) : content).toString(),
    )
    at += 46 + nameLength + extra + comment
  }
  return parts
}

export type SheetCell = { text?: string; number?: string; formula?: string }
export type SheetCells = Map<string, SheetCell>

const plain = (xml: string) =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&')

/** Every cell of every sheet, by the name of the sheet and the address of the cell. */
export function cellsOf(file: Buffer): Map<string, SheetCells> {
  const parts = unzip(file)
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t = '']) => plain(t)).join(''),
  )
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, n = '']) => n)
  return new Map(
    names.map((name, i) => {
      const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? ''
      const cells: SheetCells = new Map()
      for (const [, address = '', attributes = '', inner = ''] of xml.matchAll(
        /<c r="([A-Z]+\d+)"([^>/]*)>(.*?)<\/c>/gs,
      )) {
        const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1]
        const formula = /<f>(.*?)<\/f>/s.exec(inner)?.[1]
        if (attributes.includes('t="s"')) cells.set(address, { text: shared[Number(value)] })
        else cells.set(address, { number: value, ...(formula && { formula: plain(formula) }) })
      }
      return [name, cells]
    }),
  )
}

const columnNumber = (letters: string) => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)

/**
 * What a spreadsheet program would compute for a cell: numbers, cells, ranges, + - * / and brackets, ROUND and SUM.
 * Empty cells count as nothing, text does not count in a SUM. Exact decimals: a program's doubles come to the same at
 * the two or three decimals that every formula rounds to.
 */
export function evaluate(cells: SheetCells, address: string): Decimal {
  const cell = cells.get(address)
  if (!cell || cell.text !== undefined) return dec('0')
  return cell.formula === undefined ? dec(cell.number ?? '0') : compute(cells, cell.formula)
}

function compute(cells: SheetCells, formula: string): Decimal {
  const tokens = formula.match(/[A-Z]+\d+(?::[A-Z]+\d+)?|ROUND|SUM|\d+(?:\.\d+)?|[-+*/(),]/g) ?? []
  if (tokens.join('') !== formula) throw new Error(`cannot read the formula ${formula}`)
  let at = 0
  const next = () => tokens[at++] ?? ''
  const expect = (token: string) => {
    const got = next()
    if (got !== token) throw new Error(`${token} expected, got ${got} in ${formula}`)
  }
  const range = (text: string): Decimal => {
    const [, from = '', top = '', to = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text) ?? []
    if (from !== to) throw new Error(`a range of one column expected: ${text}`)
    let sum = dec('0')
    for (let row = Number(top); row <= Number(bottom); row++) sum = sum.plus(evaluate(cells, `${from}${row}`))
    return columnNumber(from) > 0 ? sum : dec('0')
  }
  const atom = (): Decimal => {
    const token = next()
    if (token === '(') {
      const value = sum()
      expect(')')
      return value
    }
    if (token === 'ROUND') {
      expect('(')
      const value = sum()
      expect(',')
      const places = Number(next())
      expect(')')
      return roundHalfUp(value, places)
    }
    if (token === 'SUM') {
      expect('(')
      const value = range(next())
      expect(')')
      return value
    }
    if (token === '-') return atom().negated()
    return /^[A-Z]/.test(token) ? evaluate(cells, token) : dec(token)
  }
  const product = (): Decimal => {
    let value = atom()
    while (tokens[at] === '*' || tokens[at] === '/') value = next() === '*' ? value.times(atom()) : value.div(atom())
    return value
  }
  const sum = (): Decimal => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-')
      value = next() === '+' ? value.plus(product()) : value.minus(product())
    return value
  }
  const value = sum()
  if (at !== tokens.length) throw new Error(`cannot read all of the formula ${formula}`)
  return value
}
