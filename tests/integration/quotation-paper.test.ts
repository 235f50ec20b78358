import { afterAll, describe, expect, it } from 'vitest'
import { formatDecimal } from '@/core/decimal'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { closePdf } from '@/server/pdf'
import { printDocument } from '@/server/pdf-document'
import { read } from '@/server/read'
import { pdfDocument } from '@/workers/pdf-documents'
import { as, type Desk } from '../support/actors'
import { makeOffer } from '../support/offers'
import { pagesOfPdf, propertiesOfPdf } from '../support/pdf-text'

afterAll(closePdf)

const print = async (id: string, name = 'quotation', who: Desk = 'sales') => {
  const document = pdfDocument(name)
  if (!document) throw new Error(`there is no ${name}`)
  return as(who, () => printDocument(document, id))
}
const stored = async (id: string) => {
  const quotation = await as('sales', () => read((ctx) => getQuotation(ctx, id)))
  if (!quotation) throw new Error('quotation not found')
  return quotation.revision
}

const HEADERS: Record<string, string> = {
  DOMESTIC: 'S/N Product Material',
  EXPORT: 'S/N Description Qty Unit Unit price USD Amount USD',
  PROJECT_BOM: 'S/N Position Kind Description',
}
const money = (amount: string | null, currency: string) =>
  formatDecimal(amount ?? '0', 2, currency === 'INR' ? 'INDIAN' : 'WESTERN')

/** Pages of a paper that hold lines: those on which the header of the table stands. */
const linePages = (pages: string[], format: string) => pages.filter((page) => page.includes(HEADERS[format] ?? '?'))

describe.each(['DOMESTIC', 'EXPORT', 'PROJECT_BOM'])('the paper of a %s quotation', (format) => {
  describe.each([1, 20, 300])('of %i lines', (count) => {
    it('has every line once, the header on every page of the table, pages that count themselves, and the totals', async () => {
      const { id, number } = await makeOffer(format, count)
      const pages = await pagesOfPdf((await print(id)).pdf)
      const revision = await stored(id)
      const text = pages.join(' ')
      for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
      for (const page of pages) expect(page).toContain('valid without a signature')
      for (const page of pages.slice(1)) expect(page).toContain(`${number} Rev.0`)

      // export: the commercial sheets, then the technical ones
      const sheets = format === 'EXPORT' ? [pages.slice(0, pages.length / 2), pages.slice(pages.length / 2)] : [pages]
      for (const sheet of sheets) {
        const tables = linePages(sheet, format)
        // the lines begin on the first page and go on without a gap
        expect(sheet.slice(0, tables.length)).toEqual(tables)
        const all = tables.join(' ')
        for (const line of revision.lines) {
          const quantity = formatDecimal(line.quantity, 3, 'WESTERN').replace(/\.?0+$/, '')
          expect([line.lineNo, all.includes(` ${line.lineNo} `), all.includes(quantity)]).toEqual([
            line.lineNo,
            true,
            true,
          ])
        }
        // a word that each line has exactly once, also where the line is tall
        const named = revision.lines.flatMap((line) => (line.itemCode ? [line.itemCode] : []))
        for (const code of named) expect([code, all.split(new RegExp(`${code}(?!\\d)`)).length - 1]).toEqual([code, 1])
        // the totals are never alone: the last line stands on the same page
        const last = tables.at(-1) ?? ''
        const lastLine = format === 'PROJECT_BOM' ? lastOfSections(revision.lines) : revision.lines.length
        expect(last).toMatch(new RegExp(`(^| )${lastLine} .*Amount in words`))
        expect(sheet.join(' ')).toContain('Part orders')
      }
      expect(linePages(pages, format).length).toBeGreaterThanOrEqual(count === 300 ? 12 : count === 20 ? 2 : 1)
      const commercial = sheets[0]?.join(' ') ?? ''
      for (const amount of [revision.subTotal, revision.chargesAmount, revision.totalAmount])
        expect(commercial).toContain(money(amount, revision.currency))
      for (const line of revision.lines) expect(commercial).toContain(money(line.amount, revision.currency))
      expect(text).toContain('DRAFT')
    })
  })
})

const lastOfSections = (lines: { lineNo: number; section: string | null }[]) => {
  const sections = [...new Set(lines.map((line) => line.section))]
  return lines.filter((line) => line.section === sections.at(-1)).at(-1)?.lineNo
}

describe('the technical sheet of an export offer', () => {
  const PRICED = {
    remarks: 'Special price of USD 2,451.55 per metre for line 1, a discount of 3.5 % included; tested at 1200 bar.',
    chargesLabel: 'Inspection at 1,234.56 lump sum',
  }

  it('differs from the commercial one by QUOTED and by nothing else', async () => {
    const { id } = await makeOffer('EXPORT', 20)
    const pages = await pagesOfPdf((await print(id)).pdf)
    const half = pages.length / 2
    const [commercial, technical] = [pages.slice(0, half), pages.slice(half)]
    expect(technical).toHaveLength(commercial.length)
    const revision = await stored(id)
    const bare = (page: string) =>
      page.replace(/(Commercial|Technical) offer/g, 'offer').replace(/Page \d+ of \d+/, 'Page')
    const amounts = [
      ...revision.lines.flatMap((l) => [money(l.amount, 'USD'), rate(l.rate)]),
      ...[revision.subTotal, revision.chargesAmount, revision.totalAmount].map((a) => money(a, 'USD')),
    ].sort((a, b) => b.length - a.length)
    commercial.forEach((page, i) => {
      let expected = bare(page).replace(/US Dollars .*? Only/g, 'QUOTED')
      for (const amount of amounts)
        expected = expected.replaceAll(new RegExp(`(?<![\\d,.])${literal(amount)}(?![\\d])`, 'g'), 'QUOTED')
      expect(bare(technical[i] ?? '')).toBe(expected)
    })
    expect(technical.join(' ')).toContain('Total USD QUOTED')
    expect(technical.join(' ')).toContain('Amount in words QUOTED')
  })

  it('has no price, amount or total in any spelling, in its text or the properties of the file', async () => {
    const { id, number } = await makeOffer('EXPORT', 20, PRICED)
    const { pdf, fileName } = await print(id, 'quotation-technical')
    expect(fileName).toBe(`${number.replaceAll('/', '-')}-Rev.0-technical.pdf`)
    const pages = await pagesOfPdf(pdf)
    const text = `${pages.join(' ')} ${await propertiesOfPdf(pdf)}`
    const revision = await stored(id)
    const prices = revision.lines.flatMap((l) => [l.rate, l.amount, l.ratePerMetre === '0' ? null : l.ratePerMetre])
    for (const price of [...prices, revision.subTotal, revision.chargesAmount, revision.totalAmount].filter(
      (p) => p !== null,
    ))
      for (const grouping of ['INDIAN', 'WESTERN'] as const)
        for (const places of [2, 3]) {
          const spelled = formatDecimal(price, places, grouping)
          expect([spelled, text.includes(spelled)]).toEqual([spelled, false])
          expect(text).not.toContain(spelled.replaceAll(',', ''))
        }
    expect(text).not.toMatch(/US Dollars/)
    expect(text).toContain(
      'Special price of USD QUOTED per metre for line 1, a discount of QUOTED % included; tested at 1200 bar.',
    )
    expect(text).toContain('Inspection at QUOTED lump sum')
    expect(text).toContain('Technical offer')
    expect(text).not.toContain('Commercial offer')
    // what is no price stays
    for (const words of [
      '100 % within 30 days',
      '5-7 m random',
      'EN 10204 3.2',
      'P-100',
      '120 MTR',
      'subject to our confirmation',
    ])
      expect(text).toContain(words)
  })

  it('is of an export offer only, and the commercial one can be had alone', async () => {
    const { id } = await makeOffer('EXPORT', 1)
    const commercial = (await pagesOfPdf((await print(id, 'quotation-commercial')).pdf)).join(' ')
    expect(commercial).toContain('Commercial offer')
    expect(commercial).not.toContain('Technical offer')
    const domestic = await makeOffer('DOMESTIC', 1)
    await expect(print(domestic.id, 'quotation-technical')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(print(id, 'quotation-technical', 'other-admin')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(print(id, 'quotation-technical', 'stores')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('says the block of each line: code, size, ends, material, tag, drawing, item no. and certificate', async () => {
    const { id } = await makeOffer('EXPORT', 5)
    const text = (await pagesOfPdf((await print(id, 'quotation-technical')).pdf)).join(' ')
    for (const fact of [
      'Material code MC-1000',
      'Size 6" NB X SCH 40 (OD 168.30 x 7.11 mm)',
      'Ends BE',
      'Material ASTM A106 GR.B',
      'Tag no. P-100',
      'Drawing SH-22-10',
      'Item no. 10',
      'Certificate EN 10204 3.2',
    ])
      expect(text).toContain(fact)
  })
})

describe('the bill of material of a project', () => {
  it('groups lines under sections with subtotals, counts tubes, and shows the average wall of a minimum wall', async () => {
    const { id } = await makeOffer('PROJECT_BOM', 20)
    const text = (await pagesOfPdf((await print(id)).pdf)).join(' ')
    const revision = await stored(id)
    for (const section of ['Tubes for fabrication', 'Loose supply', 'Spares']) {
      expect(text).toContain(section)
      const own = revision.lines.filter((line) => line.section === section)
      const amount = own.reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0) / 100
      expect(text).toMatch(new RegExp(`Subtotal ${section}.*?${literal(money(String(amount), 'INR'))}`))
    }
    for (const words of [
      '248 tubes x 6.0 m = 1,488 m',
      '7.10 MIN',
      '7.81 av.',
      'OD 44.50',
      '6" NB',
      'Plate',
      'Fitting',
      '3,956 kg',
      '1.255 t',
      '24 nos',
      'EN 10204 3.2',
    ])
      expect(text).toContain(words)
  })
})

const rate = (value: string | null) => {
  const places = (value?.split('.')[1]?.length ?? 0) > 2 ? 3 : 2
  return formatDecimal(value ?? '0', places, 'WESTERN')
}
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
