import { describe, expect, it } from 'vitest'
import type { QuotationFormData } from './quotation-rows'
import { defaultTemplate, exchangeRateOf, paperWords, resumedValues, valuesOf, withPaper } from './quotation-values'

const term = (text: string) => ({ title: 'Payment', text })
const papers: QuotationFormData['papers'] = {
  terms: [term('30 days')],
  notes: ['Prices are net.'],
  templates: [
    { id: 'dom', name: 'Domestic', format: 'DOMESTIC', isDefault: true, ownTerms: null, ownNotes: null },
    {
      id: 'gulf',
      name: 'Gulf',
      format: 'EXPORT',
      isDefault: false,
      ownTerms: [term('L/C at sight')],
      ownNotes: ['Gulf only.'],
    },
  ],
}
const data = {
  quotation: null,
  enquiry: null,
  customer: null,
  papers,
  today: '2026-11-21',
  defaultValidUntil: '2026-11-27',
  userId: 'u',
  baseCurrency: 'INR',
  exchangeRates: [
    { currency: 'USD', rateDate: '2026-11-20', rate: '86.1' },
    { currency: 'USD', rateDate: '2026-11-10', rate: '85.5' },
  ],
} as unknown as QuotationFormData

describe('the paper of a quotation while it is typed', () => {
  it('brings its terms, and the notes of the company to an export only', () => {
    expect(valuesOf(data)).toMatchObject({
      format: 'DOMESTIC',
      quotationTemplateId: 'dom',
      terms: [term('30 days')],
      notes: [],
    })
    expect(paperWords(papers, 'EXPORT', '').notes).toEqual([{ text: 'Prices are net.' }])
    expect(paperWords(papers, 'EXPORT', 'gulf')).toEqual({
      terms: [term('L/C at sight')],
      notes: [{ text: 'Gulf only.' }],
    })
    expect(defaultTemplate(papers, 'EXPORT')).toBe('')
  })

  it('is that of the customer who has one', () => {
    const customer = {
      id: 'c',
      name: 'Al Noor',
      currency: 'USD',
      paymentTerms: null,
      quotationTemplateId: 'gulf',
      contacts: [],
    }
    const values = valuesOf({ ...data, customer } as QuotationFormData)
    expect(values).toMatchObject({
      format: 'EXPORT',
      quotationTemplateId: 'gulf',
      currency: 'USD',
      notes: [{ text: 'Gulf only.' }],
    })
  })

  it('changes terms and notes with it, unless somebody has written their own', () => {
    const opened = valuesOf(data)
    const to = { format: 'EXPORT', quotationTemplateId: 'gulf' } as const
    expect(withPaper(papers, opened, to)).toMatchObject({
      terms: [term('L/C at sight')],
      notes: [{ text: 'Gulf only.' }],
    })
    const edited = { ...opened, terms: [term('Advance')] }
    expect(withPaper(papers, edited, to)).toMatchObject({ terms: [term('Advance')], notes: [{ text: 'Gulf only.' }] })
  })
})

describe('a kept draft', () => {
  it('of before kinds, discounts and notes opens like any other', () => {
    const old = { project: 'Unit 7', lines: [{ product: 'PIPE', rate: '10', rateUnit: 'KGS' }] }
    const values = resumedValues(data, old as never)
    expect(values).toMatchObject({ project: 'Unit 7', format: 'DOMESTIC', terms: [term('30 days')], notes: [] })
    expect(values.lines[0]).toMatchObject({ kind: 'PIPE', section: '', discountPct: '', rate: '10', ratedIn: 'KGS' })
  })
})

describe('the exchange rate that is frozen', () => {
  it('is the last one on or before the date, and none before the first', () => {
    expect(exchangeRateOf(data, 'USD', '2026-11-21')).toEqual({ rate: '86.1', rateDate: '2026-11-20' })
    expect(exchangeRateOf(data, 'USD', '2026-11-15')?.rate).toBe('85.5')
    expect(exchangeRateOf(data, 'USD', '2026-11-01')).toBeNull()
    expect(exchangeRateOf(data, 'INR', '2026-11-01')?.rate).toBe('1')
  })
})
