import readSheets from 'read-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { dec, decimalText } from '@/core/money'
import { quotationXlsx } from '@/features/quotation/paper/quotation.xlsx-data'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { closePdf } from '@/server/pdf'
import { read } from '@/server/read'
import { writeSpreadsheet } from '@/server/spreadsheet-document'
import { as, type Desk } from '../support/actors'
import { makeOffer } from '../support/offers'
import { cellsOf, evaluate, type SheetCells, unzip } from '../support/workbook'

afterAll(closePdf)

const write = (id: string, who: Desk = 'sales') => as(who, () => writeSpreadsheet(quotationXlsx, id))
const stored = async (id: string) => {
  const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation.revision
}
const sheetOf = (sheets: Map<string, SheetCells>, name: string) => {
  const sheet = sheets.get(name)
  if (!sheet) throw new Error(`no sheet ${name}: ${[...sheets.keys()].join(', ')}`)
  return sheet
}

/** Columns of the table by their heading, and the rows of the lines by their number. */
function tableOf(cells: SheetCells) {
  const header = [...cells].filter(([at]) => /^[A-Z]+5$/.test(at))
  const columns = new Map(header.map(([at, cell]) => [cell.text ?? '', at.replace(/\d+$/, '')]))
  const rows = new Map<string, number>()
  for (const [at, cell] of cells)
    if (/^A\d+$/.test(at) && /^\d+$/.test(cell.text ?? '')) rows.set(cell.text ?? '', Number(at.slice(1)))
  return { columns, rows }
}

describe.each(['DOMESTIC', 'EXPORT', 'PROJECT_BOM'])('the spreadsheet of a %s quotation', (format) => {
  const name = format === 'EXPORT' ? 'Commercial' : 'Quotation'
  const currency = format === 'EXPORT' ? 'USD' : 'INR'

  it('computes every weight and amount by a formula, to the same paisa as the server', async () => {
    const { id } = await makeOffer(format, 20)
    const { content, fileName } = await write(id)
    expect(fileName).toMatch(/-Rev\.0\.xlsx$/)
    const cells = sheetOf(cellsOf(content), name)
    const { columns, rows } = tableOf(cells)
    const revision = await stored(id)
    const at = (header: string, row: number) => `${columns.get(header)}${row}`
    for (const line of revision.lines) {
      const row = rows.get(String(line.lineNo)) ?? 0
      for (const [header, value] of [
        [`Amount ${currency}`, line.amount],
        ['Weight kg', line.weightKg],
        ['kg/m', line.unitWeight],
        ['Metres', line.metres],
        ['Qty', line.quantity],
        [`Rate ${currency}`, line.rate],
      ] as const) {
        if (value === null || dec(value).isZero()) continue
        const cell = cells.get(at(header, row))
        expect([line.lineNo, header, decimalText(evaluate(cells, at(header, row)))]).toEqual([
          line.lineNo,
          header,
          decimalText(dec(value)),
        ])
        expect([line.lineNo, header, decimalText(dec(cell?.number ?? 'x'))]).toEqual([
          line.lineNo,
          header,
          decimalText(dec(value)),
        ])
        const computed = header.startsWith('Amount') || header === 'Weight kg' || header === 'kg/m'
        if (computed) expect([line.lineNo, header, cell?.formula]).toEqual([line.lineNo, header, expect.any(String)])
      }
    }
    // a change of the buyer's quantity or rate changes the total
    const total = [...cells].find(([, cell]) => cell.text === `Total ${currency}`)?.[0] ?? ''
    const totalAt = `${columns.get(`Amount ${currency}`)}${total.replace(/\D/g, '')}`
    expect(decimalText(evaluate(cells, totalAt), 2)).toBe(decimalText(dec(revision.totalAmount ?? '0'), 2))
    const first = at('Qty', rows.get('1') ?? 0)
    cells.set(first, { number: '0' })
    expect(decimalText(evaluate(cells, totalAt), 2)).toBe(
      decimalText(dec(revision.totalAmount ?? '0').minus(dec(revision.lines[0]?.amount ?? '0')), 2),
    )
  })

  it('reads back with the heading frozen, title block, terms and the format of the currency', async () => {
    const { id, number } = await makeOffer(format, 3)
    const { content } = await write(id)
    const parts = unzip(content)
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<pane [^>]*ySplit="5"[^>]*state="frozen"/)
    expect(parts.get('xl/workbook.xml')?.match(/<definedNames/g)).toHaveLength(1)
    const indian = parts.get('xl/styles.xml')?.includes('##\\,##\\,##\\,##0.00')
    expect(indian).toBe(currency === 'INR')
    const sheets = await readSheets(content)
    expect(sheets.map((s) => s.sheet)).toEqual(format === 'EXPORT' ? ['Commercial', 'Technical'] : ['Quotation'])
    for (const { data } of sheets) {
      const text = data
        .flat()
        .filter((v) => typeof v === 'string')
        .join('\n')
      for (const words of [
        'National Pipe & Supply',
        `${number} Rev.0`,
        'Terms and conditions',
        'Part orders',
        'Amount in words',
      ])
        expect(text).toContain(words)
      if (format === 'EXPORT') expect(text).toContain('subject to our confirmation')
    }
  })
})

describe('the spreadsheet', () => {
  it('of an export offer says QUOTED on its technical sheet and has no price there, not even beside a formula', async () => {
    const { id } = await makeOffer('EXPORT', 20)
    const { content } = await write(id)
    const sheets = cellsOf(content)
    const [commercial, technical] = [sheetOf(sheets, 'Commercial'), sheetOf(sheets, 'Technical')]
    const { columns } = tableOf(commercial)
    const priced = [columns.get('Amount USD'), columns.get('Rate USD')]
    expect([...technical.keys()].sort()).toEqual([...commercial.keys()].sort())
    for (const [at, cell] of commercial) {
      const other = technical.get(at)
      const isPrice = priced.includes(at.replace(/\d+$/, '')) && cell.number !== undefined
      const isWeight = cell.formula?.includes('/1000')
      if (isPrice && !isWeight) expect([at, other]).toEqual([at, { text: 'QUOTED' }])
      else if (cell.text?.startsWith('Amount in words')) expect(other?.text).toBe('Amount in words: QUOTED')
      else if (cell.text?.startsWith('Commercial offer')) expect(other?.text).toMatch(/^Technical offer/)
      else expect([at, other]).toEqual([at, cell])
    }
  })

  it('never runs what somebody typed as a formula', async () => {
    const evil = '=HYPERLINK("http://example.com","click")'
    const { id } = await makeOffer('DOMESTIC', 2, { remarks: evil, clientReference: '+1+cmd|x', attention: '@SUM(A1)' })
    const cells = sheetOf(cellsOf((await write(id)).content), 'Quotation')
    expect([...cells.values()].some((cell) => cell.text === evil)).toBe(true)
    for (const { formula } of cells.values()) if (formula) expect(formula).toMatch(/^[A-Z0-9.:()*/+,-]+$/)
  })

  it('of 300 lines is a matter of a moment, and is kept from other companies and roles without prices', async () => {
    const { id } = await makeOffer('PROJECT_BOM', 300)
    const cells = sheetOf(cellsOf((await write(id)).content), 'Quotation')
    expect(tableOf(cells).rows.size).toBe(300)
    expect([...cells.values()].filter((cell) => cell.text?.startsWith('Subtotal '))).toHaveLength(3)
    await expect(write(id, 'other-admin')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(write(id, 'stores')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
