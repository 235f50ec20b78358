import { describe, expect, it } from 'vitest'
import { type ApprovalRules, enumerated, isFloorRule, judgeQuotation, type RuledLine } from './quotation.approval-rules'

const NONE: ApprovalRules = { approval: false, above: '0', maxDiscountPct: '100', baseCurrency: 'INR' }
const line = (more: Partial<RuledLine> = {}): RuledLine => ({
  lineNo: 1,
  ratePerMetre: '1250',
  metres: '100',
  discountPct: '0',
  costPerMetre: '1000',
  floorPct: null,
  ...more,
})

describe('the amount of a quotation', () => {
  it('asks for no approval where Settings ask for none, and the rule says so', () => {
    expect(judgeQuotation([line()], '99999999', NONE)).toMatchObject({
      needed: [],
      passedBy: 'Settings ask for no approval of quotations.',
    })
  })

  it('always asks for approval while the limit is 0', () => {
    const judged = judgeQuotation([line()], '1', { ...NONE, approval: true })
    expect(judged).toMatchObject({ needed: ['Every quotation needs approval.'], passedBy: null })
  })

  it('asks for approval above the limit, not at it', () => {
    const rules = { ...NONE, approval: true, above: '300000' }
    expect(judgeQuotation([line()], '300000', rules)).toMatchObject({
      needed: [],
      passedBy: 'Settings ask for no approval up to INR 3,00,000.00.',
    })
    expect(judgeQuotation([line()], '300000.01', rules).needed).toEqual(['The total is above INR 3,00,000.00.'])
  })
})

describe('the discount of a line', () => {
  it('may be up to the limit without approval; beyond it the lines are named, whatever the amount', () => {
    const rules = { ...NONE, maxDiscountPct: '10' }
    expect(judgeQuotation([line({ discountPct: '10' })], '1', rules).needed).toEqual([])
    const lines = [line({ discountPct: '10.5' }), line({ lineNo: 2 }), line({ lineNo: 3, discountPct: '25' })]
    expect(judgeQuotation(lines, '1', rules)).toMatchObject({
      needed: ['Lines 1 and 3 have more discount than the 10 % allowed without approval.'],
      passedBy: null,
    })
  })
})

describe('the margin of a line', () => {
  it('is (rate - cost) / rate, and for the quotation weighted by what is sold', () => {
    const judged = judgeQuotation(
      [line(), line({ lineNo: 2, ratePerMetre: '2000', costPerMetre: '1800', metres: '300' })],
      '725000',
      NONE,
    )
    expect(judged.margins).toEqual(['20', '10'])
    // (125000 - 100000 + 600000 - 540000) / 725000
    expect(judged.marginPct).toBe('11.7241')
  })

  it('below the floor of the family needs approval even where nothing else does, in words without any figure', () => {
    const lines = [
      line({ floorPct: '20' }),
      line({ lineNo: 2, floorPct: '20.0001' }),
      line({ lineNo: 3, floorPct: '8' }),
    ]
    const judged = judgeQuotation(lines, '1', NONE)
    expect(judged).toMatchObject({
      needed: ['Line 2 is below the margin floor of its family.'],
      belowFloor: [2],
      passedBy: null,
    })
    expect(judged.needed.every((rule) => isFloorRule(rule) && !/%|20/.test(rule))).toBe(true)
  })

  it('is not stated for a line without a known cost, which is left out of the whole and never below a floor', () => {
    const judged = judgeQuotation([line(), line({ lineNo: 2, costPerMetre: null, floorPct: '50' })], '1', NONE)
    expect(judged).toMatchObject({ margins: ['20', null], marginPct: '20', needed: [], withoutCost: [2] })
    expect(judgeQuotation([line({ costPerMetre: null })], '1', NONE).marginPct).toBeNull()
  })

  it('beyond what the column holds stands at its limit and is still below the floor', () => {
    const judged = judgeQuotation([line({ ratePerMetre: '0.001', floorPct: '5' })], '1', NONE)
    expect(judged).toMatchObject({ margins: ['-99999.9999'], marginPct: '-99999.9999', belowFloor: [1] })
  })
})

it('names all rules that are hit, and a long list of lines by its beginning', () => {
  const rules = { approval: true, above: '10', maxDiscountPct: '5', baseCurrency: 'INR' }
  const judged = judgeQuotation([line({ discountPct: '6', floorPct: '30' })], '11', rules)
  expect(judged.needed).toHaveLength(3)
  expect(enumerated([4])).toBe('4')
  expect(enumerated([4, 5])).toBe('4 and 5')
  expect(enumerated(Array.from({ length: 20 }, (_, i) => i + 1))).toBe(
    '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more',
  )
})
