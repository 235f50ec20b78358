import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import type { SpecimenData } from '@/documents/specimen'
import { closePdf, renderPdf, rowsIn } from './pdf'

/** Text of every page, words in reading order. */
async function pagesOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  return pages
}

const specimen = (lines: number, over: Partial<SpecimenData> = {}): SpecimenData => ({
  company: {
    name: 'National Pipe & Supply',
    addressLines: ['Navi Mumbai 400 710, Maharashtra'],
    gstin: '27AAACN1234A1Z5',
  },
  footer: 'Registered office: Navi Mumbai',
  facts: [{ label: 'Currency', value: 'INR (₹)' }],
  lines: Array.from({ length: lines }, (_, i) => ({ text: `Pipe ${i + 1}, ASTM A106 GR.B`, amount: '1,23,456.00' })),
  paragraph: 'नेशनल <b>not bold</b>',
  ...over,
})

describe('documents are printed on worker threads', () => {
  afterAll(closePdf)

  it('one line: letterhead, rupee sign, text as typed, page 1 of 1', async () => {
    const pages = await pagesOf(await renderPdf({ template: 'specimen', data: specimen(1) }))
    expect(pages).toHaveLength(1)
    for (const text of [
      'National Pipe & Supply',
      '27AAACN1234A1Z5',
      'INR (₹)',
      '<b>not bold</b>',
      'Page 1 of 1',
      'SPECIMEN',
    ]) {
      expect(pages[0]).toContain(text)
    }
  })

  it('300 lines: every line once, header and foot on every page, page x of y', async () => {
    const pages = await pagesOf(await renderPdf({ template: 'specimen', data: specimen(300) }))
    expect(pages.length).toBeGreaterThan(4)
    pages.forEach((page, i) => {
      expect(page).toContain('S/N Description Amount')
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
      expect(page).toContain('Registered office')
    })
    const all = pages.join(' ')
    for (let n = 1; n <= 300; n++) expect(all.split(`Pipe ${n}, `)).toHaveLength(2)
  })

  it('a line longer than a page loses nothing', async () => {
    const words = Array.from({ length: 3000 }, (_, i) => `w${i}x`).join(' ')
    const all = (
      await pagesOf(
        await renderPdf({ template: 'specimen', data: specimen(2, { lines: [{ text: words, amount: '1.00' }] }) }),
      )
    ).join(' ')
    for (const n of [0, 1500, 2999]) expect(all).toContain(`w${n}x`)
  })

  it('an unknown template is an error, also one with the name of a built-in property', async () => {
    await expect(renderPdf({ template: 'nope', data: {} })).rejects.toThrow('There is no PDF template named "nope".')
    await expect(renderPdf({ template: 'constructor', data: {} })).rejects.toThrow(/no PDF template/)
  })

  it('what takes too long is stopped, and the next document is printed all the same', async () => {
    await expect(renderPdf({ template: 'specimen', data: specimen(5000) }, { timeoutMs: 100 })).rejects.toThrow(
      /took too long/,
    )
    expect((await renderPdf({ template: 'specimen', data: specimen(1) })).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('large documents leave a thread to a small one, and are all made in the end', async () => {
    const done: string[] = []
    const make = async (name: string, lines: number) => {
      const pdf = await renderPdf({ template: 'specimen', data: specimen(lines) })
      done.push(name)
      return pdf
    }
    const large = ['first', 'second', 'third'].map((name) => make(name, 2000))
    await make('small', 1)
    expect(done.filter((name) => name !== 'small').length).toBeLessThanOrEqual(1)
    for (const pdf of await Promise.all(large)) expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(done).toEqual(expect.arrayContaining(['first', 'second', 'third', 'small']))
  })

  it('counts what there is to lay out, wherever it stands in the view model', () => {
    expect(rowsIn({ papers: [{ groups: [{ lines: [1, 2, 3] }] }] })).toBe(5)
    expect(rowsIn(null)).toBe(0)
  })
})
