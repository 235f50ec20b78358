export type CsvValue = string | number | boolean | bigint | null | undefined | { toString(): string }

/** Characters with which a spreadsheet starts a formula; full-width forms are read as formulas by some as well. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Puts an apostrophe before text that a spreadsheet would run as a formula; plain numbers (-12.50) stay numbers. */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/**
 * One CSV cell: guarded against formula injection, quoted where commas, quotes or line breaks ask for it.
 * @source RFC 4180; OWASP "CSV Injection"
 */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  const text = guardFormula(String(value))
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Rows as CSV with CRLF after every row. `bom` puts the UTF-8 mark in front that Excel needs to read ₹ and accents.
 * @source RFC 4180
 */
export function toCsv(rows: Iterable<readonly CsvValue[]>, { bom = false }: { bom?: boolean } = {}): string {
  let text = bom ? '\uFEFF' : ''
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`
  return text
}
