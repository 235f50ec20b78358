import { describe, expect, it } from 'vitest'
import { BUILT_IN_OPTIONS } from '@/features/quotation-template/paper-formats'
import { onPaper } from '@/features/quotation-template/paper-words'
import { priceMask, technicalSheet } from './paper-quoted'
import { samplePaper } from './sample-paper'

const company = { name: 'National Pipe & Supply', addressLines: [] }
const paper = samplePaper({
  format: 'EXPORT',
  options: BUILT_IN_OPTIONS,
  company: onPaper(BUILT_IN_OPTIONS, { company, footer: null, bank: null }),
  terms: [{ title: 'Price', text: 'Firm at USD 2,450.50 per metre.' }],
  notes: ['100 % within 30 days'],
  date: '21 Nov 2026',
  validUntil: '27 Nov 2026',
})
// the sample has rates 2450.5, 9150, 415000, 3480, 92.5 and 5125.75
const mask = priceMask(paper)

describe('prices in free text, on the technical sheet', () => {
  it.each([
    ['at USD 2,450.50 per metre', 'at USD QUOTED per metre'],
    ['$3 a kilo', '$ QUOTED a kilo'],
    ['€ 12.5/kg', '€ QUOTED/kg'],
    ['1 USD = 83.25 INR', 'QUOTED USD = QUOTED INR'],
    ['rate 2450.50 firm', 'rate QUOTED firm'],
    ['rate 2450.5 firm', 'rate QUOTED firm'],
    ['9150 per piece', 'QUOTED per piece'],
    ['9,150.00 each, 5,125.75.', 'QUOTED each, QUOTED.'],
    ['a discount of 3.5 % included', 'a discount of QUOTED % included'],
    ['5% discount', 'QUOTED% discount'],
    [`in words ${paper.prices?.inWords}`, 'in words QUOTED'],
  ])('%s reads %s', (text, expected) => {
    expect(mask(text)).toBe(expected)
  })

  it.each([
    '100 % within 30 days of the date of dispatch.',
    'EN 10204 type 3.1, -0 / +1 random length',
    '9150 mm long, wall 7.11 mm, 12" NB X SCH 20',
    'Rev.2 of RFQ 1001, ISO 9001:2015',
    'quantity tolerance 2.5 %',
    'INRICHMENT of USDA',
  ])('%s stays as it is', (text) => {
    expect(mask(text)).toBe(text)
  })
})

describe('the technical sheet', () => {
  it('carries no price in its data, not only none in print', () => {
    const technical = technicalSheet(paper)
    expect(technical.prices).toBeNull()
    for (const group of technical.groups) {
      expect(group.amount).toBeNull()
      for (const line of group.lines) expect(line.prices).toBeNull()
    }
    const data = JSON.stringify(technical)
    for (const price of ['2450.5', '9150', '415000', '5125.75', '1500.00', paper.prices?.totalAmount ?? '?'])
      expect([price, data.includes(`"${price}"`)]).toEqual([price, false])
    expect(technical.terms[0]?.text).toBe('Firm at USD QUOTED per metre.')
  })

  it('keeps everything else: quantities, weights, texts and columns', () => {
    const technical = technicalSheet(paper)
    expect(technical.columns).toEqual(paper.columns)
    expect(technical.totalWeightKg).toBe(paper.totalWeightKg)
    expect(technical.groups.map((g) => g.lines.map((l) => [l.no, l.quantity, l.weightKg, l.certificate]))).toEqual(
      paper.groups.map((g) => g.lines.map((l) => [l.no, l.quantity, l.weightKg, l.certificate])),
    )
    expect(technical.notes).toEqual(paper.notes)
  })
})
