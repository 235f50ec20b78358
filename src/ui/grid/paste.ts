/** Reads a block copied from a spreadsheet: tab between cells, line break between rows, quoted cells may contain both. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? ''
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') {
      row.push(cell.trim())
      cell = ''
    } else if (char === '\n') {
      row.push(cell.trim())
      rows.push(row)
      row = []
      cell = ''
    } else cell += char
  }
  row.push(cell.trim())
  rows.push(row)
  return rows
}

/** A date as people write it in India (20-11-2026, 20/11/26, 20 Nov 2026) or ISO, as 'YYYY-MM-DD'; null when it is none. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return ymd(iso[1], iso[2], iso[3])
  const numeric = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(text)
  if (numeric) return ymd(numeric[3], numeric[2], numeric[1])
  const words = /^(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2}|\d{4})$/i.exec(text)
  if (!words) return null
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((words[2] ?? '').toLowerCase())
  return month < 0 || month % 3 !== 0 ? null : ymd(words[3], String(month / 3 + 1), words[1])
}

function ymd(year = '', month = '', day = ''): string | null {
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null
}
