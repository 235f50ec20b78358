import { describe, expect, it } from 'vitest'
import { type ComparedRevision, compareRevisions } from './compare-revisions'

const line = { designation: 'ASTM A106 GR.B', sizeText: '6" NB X SCH 40', quantity: '120', unit: 'MTR', rate: '2450.5' }
const before: ComparedRevision = {
  currency: 'INR',
  totalAmount: '294060',
  lines: [line],
  terms: [
    { title: 'Validity', text: '6 days' },
    { title: 'Packing', text: 'Included' },
  ],
}

describe('what changed from one revision to the next', () => {
  it('is nothing for the same content, however the figures are written', () => {
    expect(compareRevisions(before, { ...before, lines: [{ ...line, rate: '2450.50' }] })).toEqual([])
  })

  it('names the changed price, the added line, the removed and changed terms', () => {
    const after: ComparedRevision = {
      ...before,
      totalAmount: '500000',
      lines: [
        { ...line, rate: '2400' },
        { ...line, quantity: '5', additionalSpecs: ['HIC'] },
      ],
      terms: [{ title: 'Validity', text: '3 days' }],
    }
    expect(compareRevisions(before, after)).toEqual([
      { where: 'Offer', what: 'Total', before: '2,94,060.00', after: '5,00,000.00' },
      { where: 'Line 1', what: 'Rate', before: '2,450.50', after: '2,400.00' },
      { where: 'Line 2', what: 'Added', before: '–', after: 'ASTM A106 GR.B, 6" NB X SCH 40, 5 MTR' },
      { where: 'Terms', what: 'Validity', before: '6 days', after: '3 days' },
      { where: 'Terms', what: 'Packing', before: 'Included', after: '–' },
    ])
  })

  it('says so when a line is gone', () => {
    expect(compareRevisions(before, { ...before, lines: [] })[0]).toMatchObject({ where: 'Line 1', what: 'Removed' })
  })
})
