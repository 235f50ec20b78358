import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

/** Files as buyers (and attackers) send them, made from scratch so that every byte of them is known. */

type Part = { name: string; content: Buffer; stored?: boolean; claims?: number }

/** A zip file; `claims` is what its directory says of a part's size, whatever the part really unpacks to. */
export function zipOf(parts: readonly Part[], flags = 0): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, stored, claims } of parts) {
    const packed = stored ? content : deflateRawSync(content, { level: 9 })
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(flags, 2)
    fixed.writeUInt16LE(stored ? 0 : 8, 4)
    fixed.writeUInt32LE(crc32(content), 10)
    fixed.writeUInt32LE(packed.byteLength, 14)
    fixed.writeUInt32LE(claims ?? content.byteLength, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('504b01021400', 'hex'), fixed, rest, Buffer.from(name))
    const local = [Buffer.from('504b0304', 'hex'), fixed, Buffer.from(name), packed]
    chunks.push(...local)
    offset += local.reduce((sum, b) => sum + b.byteLength, 0)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...chunks, listed, end])
}

export type SheetSpec = {
  name?: string
  /** Numbers and texts; null for an empty cell */
  rows?: readonly (readonly (string | number | null)[])[]
  /** The rows as XML instead */
  xml?: string
  merges?: readonly string[]
  hidden?: boolean
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
export const columnName = (i: number): string =>
  i < 26 ? String.fromCharCode(65 + i) : columnName(Math.trunc(i / 26) - 1) + columnName(i % 26)

function rowXml(cells: readonly (string | number | null)[], no: number): string {
  const tags = cells.map((value, i) => {
    const at = `r="${columnName(i)}${no}"`
    if (value === null || value === '') return `<c ${at} s="1"/>`
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  })
  return `<row r="${no}">${tags.join('')}</row>`
}

const sheetXml = (sheet: SheetSpec): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${
    sheet.xml ?? (sheet.rows ?? []).map((cells, i) => rowXml(cells, i + 1)).join('')
  }</sheetData>${
    sheet.merges ? `<mergeCells>${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  }</worksheet>`

/** The parts of a workbook with these sheets, to be changed by a test before they are zipped. */
export function workbookParts(sheets: readonly SheetSpec[]): Part[] {
  const part = (name: string, text: string): Part => ({ name, content: Buffer.from(text) })
  const list = sheets.map(
    (s, i) =>
      `<sheet name="${escaped(s.name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${s.hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return [
    part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relations.join('')}<Relationship Id="rIdT" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map((s, i) => part(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(s))),
  ]
}

export const xlsxOf = (...sheets: SheetSpec[]): Buffer => zipOf(workbookParts(sheets))

/** Text at a place of a page, in points from the bottom left, as PDF programs write it. */
export type PdfText = { x: number; y: number; text: string }
type PdfOptions = { encrypted?: boolean; deflate?: boolean; content?: Buffer }

/** A PDF with text on its pages; every object is written out, so that a test can make any of them wrong. */
export function pdfOf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Buffer {
  const objects: Buffer[] = []
  const add = (text: string | Buffer) => objects.push(Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'))
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  pages.forEach((texts, i) => {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
    )
    const plain =
      options.content ??
      Buffer.from(
        texts.map((t) => `BT /F1 9 Tf ${t.x} ${t.y} Td (${t.text.replace(/[\\()]/g, '\\$&')}) Tj ET`).join('\n'),
        'latin1',
      )
    const stream = options.deflate ? deflateSync(plain, { level: 9 }) : plain
    const filter = options.deflate ? ' /Filter /FlateDecode' : ''
    add(
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.byteLength}${filter} >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    )
  })
  if (options.encrypted)
    add(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`)
  let out = Buffer.from('%PDF-1.4\n')
  const offsets: number[] = []
  objects.forEach((body, i) => {
    offsets.push(out.byteLength)
    out = Buffer.concat([out, Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const encrypt = options.encrypted
    ? ` /Encrypt ${objects.length} 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]`
    : ''
  return Buffer.concat([
    out,
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encrypt} >>\nstartxref\n${out.byteLength}\n%%EOF`,
    ),
  ])
}

/** A table as text on PDF pages: columns at these places, rows 14 points apart, each page with the header. */
export function pdfTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  at: readonly number[],
  perPage = 40,
): PdfText[][] {
  const pages: PdfText[][] = []
  const line = (cells: readonly string[], y: number): PdfText[] =>
    cells
      .flatMap((text, i) => text.split('\n').map((part, k) => ({ x: at[i] ?? 40, y: y - k * 10, text: part })))
      .filter((t) => t.text)
  for (let from = 0; from < rows.length; from += perPage) {
    let y = 760
    const page: PdfText[] = [{ x: 40, y: 810, text: 'ACME ENGINEERING LLC' }, ...line(header, 785)]
    for (const cells of rows.slice(from, from + perPage)) {
      page.push(...line(cells, y))
      y -= 6 + 10 * Math.max(...cells.map((cell) => cell.split('\n').length))
    }
    page.push({ x: 260, y: 20, text: `Page ${pages.length + 1} of ${Math.ceil(rows.length / perPage)}` })
    pages.push(page)
  }
  return pages
}

/** The head of a compound file (old Excel, protected workbooks, Outlook mails), with the name of one of its streams. */
export const compoundFile = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(500),
  ])
