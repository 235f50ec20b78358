import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readRfqText } from '@/server/rfq-files/read-rfq-file'
import { closeRfqThreads, readRfqApart } from '@/server/rfq-files/rfq-thread'
import { compoundFile, pdfOf, pdfTable, type SheetSpec, workbookParts, xlsxOf, zipOf } from '../support/rfq-files'

const MB = 1024 * 1024
const dir = mkdtempSync(join(tmpdir(), 'rfq-'))
afterAll(async () => {
  await closeRfqThreads()
  rmSync(dir, { recursive: true })
})

const onDisk = (name: string, content: Buffer | string): string => {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}
const read = (name: string, content: Buffer | string) =>
  readRfqApart({ path: onDisk(name, content), name, maxBytes: 10 * MB })
const cells = async (name: string, content: Buffer | string) =>
  (await read(name, content)).sheets.map((s) => s.rows.map((row) => row.cells))

/** The sentence a hostile file gets, the time it cost (ms) and what the process grew by (MB). */
async function refused(name: string, content: Buffer | string | { path: string }) {
  const path = typeof content === 'object' && 'path' in content ? content.path : onDisk(name, content)
  const before = process.memoryUsage.rss()
  const started = performance.now()
  let peak = before
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  try {
    const file = await readRfqApart({ path, name, maxBytes: 10 * MB }, { timeoutMs: 5_000 })
    throw new Error(`was read: ${JSON.stringify(file).slice(0, 200)}`)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'DomainError') throw error
    return { sentence: error.message, ms: performance.now() - started, grewMb: (peak - before) / MB }
  } finally {
    clearInterval(look)
  }
}

const sentence = async (name: string, content: Buffer | string) => {
  const { sentence: text, ms } = await refused(name, content)
  expect(ms).toBeLessThan(6_000)
  expect(text.split(/[.!?](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2)
  return text
}

const table: SheetSpec = {
  name: 'BOQ',
  rows: [
    ['Sr', 'Description', 'Grade', 'Qty', 'Unit'],
    [1, '6" NB X SCH 40 SMLS PIPE', 'ASTM A106 GR.B', 120.5, 'MTR'],
    [2, '2" NB X SCH 80 SMLS PIPE\nBE, NACE', null, 60, 'MTR'],
  ],
}

describe('what buyers send is read row by row', () => {
  it('a workbook: every visible sheet, line breaks in cells, figures as they were typed, and the numbers of its rows', async () => {
    const file = await read(
      'rfq.xlsx',
      xlsxOf(table, { name: 'Old', hidden: true, rows: [['secret']] }, { name: 'Extra', rows: [[], [], ['x', 6.02]] }),
    )
    expect(file.sheets.map((s) => s.name)).toEqual(['BOQ', 'Extra'])
    expect(file.sheets[0]?.rows[1]).toEqual({
      no: 2,
      cells: ['1', '6" NB X SCH 40 SMLS PIPE', 'ASTM A106 GR.B', '120.5', 'MTR'],
    })
    expect(file.sheets[0]?.rows[2]?.cells[1]).toBe('2" NB X SCH 80 SMLS PIPE\nBE, NACE')
    expect(file.sheets[1]?.rows[0]).toEqual({ no: 3, cells: ['x', '6.02'] })
    expect(file.notes).toEqual(['The hidden sheet “Old” was not read.'])
  })

  it('merged cells: one grade for several rows counts for each of them, one quantity for all of them stays one', async () => {
    const file = await read(
      'merged.xlsx',
      xlsxOf({
        rows: [
          ['Size', 'Grade', 'Qty'],
          ['2"', 'A106 GR.B', 50],
          ['3"', null, null],
          [null, null, null],
          ['4"', null, 10],
        ],
        merges: ['B2:B5', 'C2:C3'],
      }),
    )
    expect(file.sheets[0]?.rows.map((r) => r.cells)).toEqual([
      ['Size', 'Grade', 'Qty'],
      ['2"', 'A106 GR.B', '50'],
      ['3"', 'A106 GR.B', ''],
      ['4"', 'A106 GR.B', '10'],
    ])
    expect(file.notes.join()).toMatch(/figure 50 of row 2 is merged over 2 rows/)
  })

  it('a sheet formatted down to its last row has only the rows that hold something', async () => {
    const empty = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`).join('')
    const xml = `<row r="2"><c r="A2" t="inlineStr"><is><t>PIPE 6&quot; SCH 40</t></is></c></row>${empty}<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>7</v></c></row>`
    const broken = xml.replace(
      '<c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>7</v></c>',
      '<c r="B1048576"><v>7</v></c><c r="XFD1048576"><v>1</v></c>',
    )
    const file = await read('formatted.xlsx', xlsxOf({ xml: broken }))
    expect(file.sheets[0]?.rows).toEqual([
      { no: 2, cells: ['PIPE 6" SCH 40', ''] },
      { no: 1048576, cells: ['', '7'] },
    ])
    expect(file.notes).toEqual(['Columns of “Sheet1” beyond the 200th were not read.'])
  })

  it('a formula counts by its last value, one without a value and an error are no reason to refuse the file', async () => {
    const xml =
      '<row r="1"><c r="A1" t="str"><f>B1</f></c><c r="B1" t="str"><f>1</f><v>PIPE</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1" s="2"><v>45000</v></c></row>'
    expect(await cells('formula.xlsx', xlsxOf({ xml }))).toEqual([[['', 'PIPE', '', '2023-03-15']]])
  })

  it('text with commas, semicolons or tabs, quoted cells over several lines, inch marks, and three encodings', async () => {
    const rows = [
      ['Item', 'Qty'],
      ['PIPE 6" SCH 40\nBE', '12'],
      ['"6" NB', '3'],
    ]
    expect(await cells('a.csv', 'Item,Qty\r\n"PIPE 6"" SCH 40\nBE",12\r\n"6" NB,3\r\n')).toEqual([rows])
    expect(await cells('b.csv', 'Item;Qty\n"PIPE 6"" SCH 40\nBE";12\n"6" NB;3')).toEqual([rows])
    expect(await cells('c.txt', Buffer.from('\uFEFFItem\tQty\n½" NB Ø 21,3\t5', 'utf16le'))).toEqual([
      [
        ['Item', 'Qty'],
        ['½" NB Ø 21,3', '5'],
      ],
    ])
    expect(await cells('d.txt', Buffer.from('PIPE \xbd" \xd8 21.3 x 2.77 mm', 'latin1'))).toEqual([
      [['PIPE ½" Ø 21.3 x 2.77 mm']],
    ])
    expect(readRfqText('6" SCH 40, 120 m\n2" SCH 80, 60 m').sheets[0]?.rows.map((r) => r.cells)).toEqual([
      ['6" SCH 40, 120 m'],
      ['2" SCH 80, 60 m'],
    ])
  })

  it('a PDF: columns and cells of several lines from where the words stand, one table over its pages', async () => {
    const items = Array.from({ length: 60 }, (_, i) => [
      String(i + 1),
      `PIPE SMLS ASTM A106 GR.B\nBE NACE MR0175`,
      `${(i % 8) + 1}" NB X SCH 40`,
      `${i + 10}.5`,
      'MTR',
    ])
    const file = await read(
      'rfq.pdf',
      pdfOf(pdfTable(['Sr', 'Description', 'Size', 'Qty', 'Unit'], items, [40, 70, 300, 420, 480], 25)),
    )
    expect(file.sheets.map((s) => s.name)).toEqual(['Pages 1–3'])
    const rows = file.sheets[0]?.rows.map((r) => r.cells) ?? []
    expect(rows[0]).toEqual(['ACME ENGINEERING LLC'])
    expect(rows[1]).toEqual(['Sr', 'Description', 'Size', 'Qty', 'Unit'])
    expect(rows.slice(2)).toEqual(items)
  })

  it('a PDF of plain lines is read line by line', async () => {
    const lines = ['Dear Sir,', '1. PIPE 6" SCH 40 A106 GR.B 120 MTR', '2. PIPE 2" SCH 80 A106 GR.B 60 MTR']
    const page = lines.map((text, i) => ({ x: 50, y: 780 - i * 14, text }))
    expect(await cells('mail.pdf', pdfOf([page], { deflate: true }))).toEqual([lines.map((l) => [l])])
  })
})

describe('a hostile or broken file gets one clear sentence, and costs no memory or time', () => {
  it('a file above the size limit is not read, whatever its kind', async () => {
    const path = onDisk('big.xlsx', '')
    truncateSync(path, 1024 * MB) // 1 GB that takes no room on the disk
    expect(statSync(path).size).toBe(1024 * MB)
    const { sentence: text, ms, grewMb } = await refused('big.xlsx', { path })
    expect(text).toBe('The file is larger than 10 MB.')
    expect(ms).toBeLessThan(3_000)
    expect(grewMb).toBeLessThan(200)
  })

  it('a zip bomb is known by its directory, and by its bytes where the directory lies', async () => {
    const [types, book, relations, styles] = workbookParts([])
    const parts = [types, book, relations, styles].filter((p) => p !== undefined)
    const zeros = { name: 'xl/media/x.bin', content: Buffer.alloc(300 * MB) }
    expect(await sentence('bomb.xlsx', zipOf([...parts, zeros]))).toMatch(
      /unpacks to far more than a list of items holds/,
    )
    const sheet = workbookParts([{ xml: '<row r="1"><c r="A1"><v>1</v></c></row>'.padEnd(250 * MB) }])
    const lying = sheet.map((p) => (p.name.endsWith('sheet1.xml') ? { ...p, claims: 2_000 } : p))
    const { sentence: text, grewMb } = await refused('lying.xlsx', zipOf(lying))
    expect(text).toMatch(/damaged|unpacks to far more/)
    expect(grewMb).toBeLessThan(500)
  })

  it('one long text used by very many cells, and very many parts, are bombs too', async () => {
    const parts = workbookParts([
      {
        xml: Array.from({ length: 900 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`).join(
          '',
        ),
      },
    ]).map((p) =>
      p.name.endsWith('.rels')
        ? {
            ...p,
            content: Buffer.from(
              p.content
                .toString()
                .replace(
                  '</Relationships>',
                  '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
                ),
            ),
          }
        : p,
    )
    const strings = {
      name: 'xl/sharedStrings.xml',
      content: Buffer.from(`<sst><si><t>${'PIPE '.repeat(4_000)}</t></si></sst>`),
    }
    expect(await sentence('shared.xlsx', zipOf([...parts, strings]))).toMatch(/far more text/)
    const many = Array.from({ length: 3_000 }, (_, i) => ({ name: `xl/media/${i}.png`, content: Buffer.from('x') }))
    expect(await sentence('parts.xlsx', zipOf([...workbookParts([table]), ...many]))).toMatch(/unpacks to far more/)
  })

  it('macros, passwords and old kinds', async () => {
    const macro = { name: 'xl/vbaProject.bin', content: Buffer.from('x') }
    expect(await sentence('a.xlsm', zipOf([...workbookParts([table]), macro]))).toMatch(/contains macros/)
    expect(await sentence('a.xlsx', zipOf([...workbookParts([table]), macro]))).toMatch(/contains macros/)
    expect(await sentence('b.xlsx', compoundFile('EncryptedPackage'))).toMatch(/protected with a password/)
    expect(await sentence('c.xlsx', zipOf(workbookParts([table]), 1))).toMatch(/protected with a password/)
    expect(await sentence('d.pdf', pdfOf([[{ x: 1, y: 1, text: 'PIPE' }]], { encrypted: true }))).toMatch(/password/)
    expect(await sentence('e.xls', compoundFile('Workbook'))).toMatch(/old kind \(\.xls\)/)
    expect(await sentence('f.doc', compoundFile('WordDocument'))).toMatch(/Word document/)
    expect(await sentence('g.msg', compoundFile('__substg1.0_0037001F'))).toMatch(/whole e-mail/)
  })

  it('files under a wrong name: told by what they are', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
    expect(await sentence('scan.xlsx', png)).toMatch(/a picture/)
    expect(await sentence('setup.xlsx', Buffer.concat([Buffer.from('4d5a9000', 'hex'), Buffer.alloc(500)]))).toMatch(
      /not a file with text/,
    )
    expect(await sentence('letter.xlsx', zipOf([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]))).toMatch(
      /Word/,
    )
    expect(await sentence('files.xlsx', zipOf([{ name: 'a.txt', content: Buffer.from('x') }]))).toMatch(/an archive/)
    expect(await sentence('sheet.xlsx', zipOf([{ name: 'xl/workbook.bin', content: Buffer.from('x') }]))).toMatch(
      /\.xlsb/,
    )
    expect(await sentence('portal.xlsx', '<html><table><tr><td>PIPE</td></tr></table></html>')).toMatch(/web page/)
    expect(await sentence('x.csv', Buffer.from([65, 0, 1, 2, 66]))).toMatch(/not a file with text/)
    expect(await sentence('rfq.eml', 'Received: from x\nMIME-Version: 1.0\n\nhello')).toMatch(/whole e-mail/)
    expect((await read('table.txt', xlsxOf(table))).kind).toBe('xlsx')
  })

  it('broken files, entities, and rows in the wrong order', async () => {
    const good = xlsxOf(table)
    expect(await sentence('cut.xlsx', good.subarray(0, good.byteLength - 300))).toMatch(/damaged/)
    expect(await sentence('noise.xlsx', Buffer.concat([good.subarray(0, 200), Buffer.alloc(3000, 7)]))).toMatch(
      /damaged/,
    )
    expect(await sentence('cut.pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3\nxx'))).toMatch(/damaged/)
    const laughs = workbookParts([table]).map((p) =>
      p.name.endsWith('sheet1.xml')
        ? { ...p, content: Buffer.from(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${p.content.toString()}`) }
        : p,
    )
    expect(await sentence('laughs.xlsx', zipOf(laughs))).toMatch(/definitions that Excel never writes/)
    const far = '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'
    expect(await sentence('far.xlsx', xlsxOf({ xml: far }))).toMatch(/damaged/)
  })

  it('far too many rows, a line without end, very many pages, and nothing at all', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [i, 'PIPE 6" SCH 40 A106 GR.B', 12])
    const workbook = await refused('rows.xlsx', xlsxOf({ rows }))
    expect(workbook.sentence).toBe('The file has more than 5,000 rows. Keep the rows with the items and try again.')
    expect(workbook.ms).toBeLessThan(3_000)
    expect(await sentence('rows.csv', rows.map((r) => r.join(',')).join('\n'))).toMatch(/more than 5,000 rows/)
    expect(await sentence('line.txt', 'x'.repeat(9.9 * MB))).toMatch(/longer than 20,000 characters/)
    expect(await sentence('quotes.csv', '"'.repeat(9 * MB))).toMatch(/longer than 20,000 characters/)
    expect(
      await sentence('pages.pdf', pdfOf(Array.from({ length: 3_000 }, () => [{ x: 50, y: 700, text: 'x' }]))),
    ).toMatch(/has 3,000 pages; at most 100 are read/)
    expect(await sentence('scan.pdf', pdfOf([[], []]))).toMatch(/a scan or a picture/)
    expect(await sentence('empty.txt', '')).toBe('The file is empty.')
    expect(await sentence('blank.csv', ' \n\n ')).toMatch(/nothing in the file/)
    expect(() => readRfqText('  \n')).toThrow('There is no text to read.')
  })

  it('a page that unpacks to gigabytes is stopped; the next file is read as ever', async () => {
    const zeros = pdfOf([[]], { deflate: true, content: Buffer.alloc(900 * MB, 32) })
    expect(zeros.byteLength).toBeLessThan(2 * MB)
    const { sentence: text, ms, grewMb } = await refused('bomb.pdf', zeros)
    expect(text).toMatch(/too much memory|more than 20 seconds/)
    expect(ms).toBeLessThan(7_000)
    expect(grewMb).toBeLessThan(900)
    expect((await read('after.xlsx', xlsxOf(table))).sheets).toHaveLength(1)
  })
})
