import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec, decimalText } from '@/core/money'
import { type ComparedRevision, compareRevisions, listChanges } from './compare-revisions'

const line = {
  lineNo: 1,
  designation: 'ASTM A106 GR.B',
  sizeText: '6" NB X SCH 40',
  quantity: '120',
  unit: 'MTR',
  rate: '2450.5',
  rateUnit: 'MTR',
  amount: '294060',
}
const before: ComparedRevision = {
  currency: 'INR',
  lines: [line],
  terms: [
    { title: 'Validity', text: '6 days' },
    { title: 'Packing', text: 'Included' },
  ],
}
const small = { ...line, sizeText: '2" NB X SCH 80', quantity: '50', amount: '10000', rate: '200' }

describe('what changed from one revision to the next', () => {
  it('is nothing for the same content, however the figures are written', () => {
    const comparison = compareRevisions(before, { ...before, lines: [{ ...line, rate: '2450.50' }] })
    expect(comparison).toMatchObject({ same: true, unchanged: 1, totals: { effect: '0.00' } })
    expect(listChanges(comparison)).toEqual([])
  })

  it('is the one line that changed among many of the same product and size', () => {
    const lines = Array.from({ length: 9 }, (_, i) => ({
      ...line,
      lineNo: i + 1,
      quantity: i % 3 === 0 ? '12.5' : `${i}`,
      rate: `${1200 + i}`,
    }))
    const after = lines.map((l, i) => (i === 0 ? { ...l, quantity: '10' } : l))
    const comparison = compareRevisions({ ...before, lines }, { ...before, lines: after })
    expect(comparison.unchanged).toBe(8)
    expect(comparison.changed.map((c) => [c.before.lineNo, c.after.lineNo])).toEqual([[1, 1]])
  })

  it('names the changed price with its effect, the added line, the removed and changed terms', () => {
    const after: ComparedRevision = {
      ...before,
      lines: [
        { ...line, rate: '2400', amount: '288000' },
        { ...small, lineNo: 2 },
      ],
      terms: [{ title: 'Validity', text: '3 days' }],
    }
    const comparison = compareRevisions(before, after)
    expect(comparison.changed).toEqual([
      {
        before: expect.objectContaining({ lineNo: 1, terms: '120 MTR at 2,450.50 / MTR', amount: '294060.00' }),
        after: expect.objectContaining({ lineNo: 1, terms: '120 MTR at 2,400.00 / MTR', amount: '288000.00' }),
        differences: [
          { what: 'Rate', before: '2,450.50', after: '2,400.00' },
          { what: 'Amount', before: '2,94,060.00', after: '2,88,000.00' },
        ],
        amountEffect: '-6060.00',
      },
    ])
    expect(comparison.added).toMatchObject([{ lineNo: 2, amountEffect: '10000.00' }])
    expect(comparison.totals).toMatchObject({ before: '294060.00', after: '298000.00', effect: '3940.00' })
    expect(listChanges(comparison)).toEqual([
      { where: 'Offer', what: 'Total', before: '2,94,060.00', after: '2,98,000.00' },
      { where: 'Line 1', what: 'Rate', before: '2,450.50', after: '2,400.00' },
      { where: 'Line 1', what: 'Amount', before: '2,94,060.00', after: '2,88,000.00' },
      {
        where: 'Line 2',
        what: 'Added',
        before: '–',
        after: 'ASTM A106 GR.B · 2" NB X SCH 80, 50 MTR at 200.00 / MTR',
      },
      { where: 'Terms', what: 'Validity', before: '6 days', after: '3 days' },
      { where: 'Terms', what: 'Packing', before: 'Included', after: '–' },
    ])
  })

  it('is one line where one was inserted at the top, though every number moved', () => {
    const lines = Array.from({ length: 20 }, (_, i) => ({ ...line, lineNo: i + 1, sizeText: `${i + 1}" NB X SCH 40` }))
    const after = [{ ...small, lineNo: 1 }, ...lines.map((l) => ({ ...l, lineNo: l.lineNo + 1 }))]
    const comparison = compareRevisions({ ...before, lines }, { ...before, lines: after })
    expect(comparison).toMatchObject({ unchanged: 20, changed: [], removed: [], added: [{ lineNo: 1 }] })
  })

  it('knows a line again by the enquiry line it answers, and by its position on the drawing', () => {
    const was = [
      { ...line, enquiryLineId: 'a' },
      { ...small, lineNo: 2, position: '12A' },
    ]
    const is = [
      { ...small, lineNo: 1, position: '12A', sizeText: '2" NB X XXS' },
      { ...line, lineNo: 2, enquiryLineId: 'a', designation: 'ASTM A53 GR.B' },
    ]
    const comparison = compareRevisions({ ...before, lines: was }, { ...before, lines: is })
    expect(comparison.changed.map((c) => [c.before.lineNo, c.after.lineNo, c.differences[0]?.what])).toEqual([
      [2, 1, 'Size'],
      [1, 2, 'Grade'],
    ])
  })

  it('says so when a line is gone', () => {
    const comparison = compareRevisions(before, { ...before, lines: [] })
    expect(comparison.removed).toMatchObject([{ lineNo: 1, amountEffect: '-294060.00' }])
  })

  it('sees a note that was added, and none that only moved', () => {
    const note = (text: string) => ({ kind: 'NOTE', title: '', text })
    const comparison = compareRevisions(
      { ...before, terms: [note('Prices are net.'), note('Subject to prior sale.')] },
      { ...before, terms: [note('Mill origin: India.'), note('Subject to prior sale.'), note('Prices are net.')] },
    )
    expect(comparison.terms).toEqual([{ what: 'Note', before: '–', after: 'Mill origin: India.' }])
  })

  it('tells nothing of prices to those who may not see them', () => {
    const after = { ...before, chargesAmount: '500', lines: [{ ...line, rate: '2400', amount: '288000', ends: 'BE' }] }
    const comparison = compareRevisions(before, after, { prices: false })
    expect(comparison.totals).toBeNull()
    expect(comparison.changed[0]?.differences).toEqual([{ what: 'Ends', before: '–', after: 'BE' }])
    expect(JSON.stringify(comparison)).not.toMatch(/2,?400|2,?88,?000|2,?450|294060|500/)
  })

  it('has no effect in money between two currencies', () => {
    const comparison = compareRevisions(before, { ...before, currency: 'USD', lines: [{ ...line, amount: '3500' }] })
    expect(comparison.changed[0]?.amountEffect).toBeNull()
    expect(comparison.totals).toMatchObject({ effect: null, currencyBefore: 'INR', currencyAfter: 'USD' })
  })

  it('adds up: the effects of lines and charges are the effect on the total', () => {
    const anyLine = fc.record({
      designation: fc.constantFrom('A', 'B', 'C'),
      sizeText: fc.constantFrom('1', '2', '3', '4'),
      enquiryLineId: fc.constantFrom(null, 'x', 'y', 'z'),
      quantity: fc.constantFrom('1', '2'),
      unit: fc.constant('MTR'),
      rate: fc.constantFrom('10', '20'),
      rateUnit: fc.constant('MTR'),
      amount: fc.integer({ min: 0, max: 9_999_999 }).map((n) => decimalText(dec(n).div(100))),
    })
    const revision = fc.record({
      currency: fc.constant('INR'),
      chargesAmount: fc.integer({ min: 0, max: 99_999 }).map((n) => decimalText(dec(n).div(100))),
      lines: fc.array(anyLine, { maxLength: 12 }).map((lines) => lines.map((l, i) => ({ ...l, lineNo: i + 1 }))),
      terms: fc.constant([]),
    })
    fc.assert(
      fc.property(revision, revision, (a, b) => {
        const { added, removed, changed, unchanged, totals } = compareRevisions(a, b)
        const effects = [...added, ...removed, ...changed].map((line) => line.amountEffect ?? 'none')
        const sum = effects.reduce((total, x) => total.plus(x), dec(totals?.chargesEffect ?? '0'))
        expect(decimalText(sum, 2)).toBe(totals?.effect)
        expect(added.length + changed.length + unchanged).toBe(b.lines.length)
        expect(removed.length + changed.length + unchanged).toBe(a.lines.length)
      }),
    )
  })
})
