import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec, decimalText, roundMoney } from '@/core/money'
import { formatRate, liveLine, quantitiesByUnit, quotationTotals, tonnes } from './quotation.totals'

const decimal = (places: number, max: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((n) => decimalText(dec(n).div(10 ** places)))

const line = fc.record({ amount: decimal(2, 1_000_000), metres: decimal(3, 10_000), weightKg: decimal(3, 100_000) })

describe('totals of a quotation', () => {
  it('are the sum of the rounded line amounts plus charges, whatever the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), decimal(2, 100_000), (lines, charges) => {
        const totals = quotationTotals(lines, charges)
        const sum = lines.reduce((n, l) => n.plus(dec(l.amount)), dec(0))
        expect(totals.subTotal).toBe(decimalText(sum, 2))
        expect(totals.totalAmount).toBe(decimalText(sum.plus(dec(charges)), 2))
        expect(quotationTotals([...lines].reverse(), charges)).toEqual(totals)
      }),
    )
  })

  it('never lose or make metres and weight', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.array(line, { maxLength: 40 }), (a, b) => {
        const [one, two, both] = [quotationTotals(a), quotationTotals(b), quotationTotals([...a, ...b])]
        expect(dec(one.totalMetres).plus(dec(two.totalMetres)).eq(dec(both.totalMetres))).toBe(true)
        expect(dec(one.totalWeightKg).plus(dec(two.totalWeightKg)).eq(dec(both.totalWeightKg))).toBe(true)
      }),
    )
  })

  it('of nothing are zero', () => {
    expect(quotationTotals([])).toEqual({
      subTotal: '0.00',
      chargesAmount: '0.00',
      totalAmount: '0.00',
      totalMetres: '0.000',
      totalWeightKg: '0.000',
    })
  })

  it('say the weight in tonnes to four decimals, halves up', () => {
    expect(tonnes('5391.65')).toBe('5.3917')
    expect(tonnes('1999.989')).toBe('2.0000')
  })

  it('add quantities of one unit only with each other', () => {
    expect(
      quantitiesByUnit([
        { quantity: '10.5', unit: 'MTR' },
        { quantity: '4', unit: 'NOS' },
        { quantity: '1.25', unit: 'MTR' },
      ]),
    ).toEqual([
      { unit: 'MTR', quantity: '11.75' },
      { unit: 'NOS', quantity: '4' },
    ])
  })
})

describe('a line while it is typed', () => {
  const typed = {
    quantity: '120',
    unit: 'MTR',
    rate: '2450.50',
    rateUnit: 'MTR',
    unitWeight: '28.264',
    pieceLengthM: '',
  }

  it('comes to quantity x rate in the unit of the rate', () => {
    expect(liveLine(typed)).toEqual({
      metres: '120',
      amount: '294060.00',
      weightKg: '3391.680',
      ratePerMetre: '2450.5',
    })
    // 120 m x 28.264 kg/m = 3.3917 t at 98,500 a tonne
    expect(liveLine({ ...typed, rate: '98500', rateUnit: 'MTS' })?.amount).toBe('334082.45')
    expect(liveLine({ ...typed, quantity: '20', unit: 'NOS', rateUnit: 'NOS', pieceLengthM: '6' })).toMatchObject({
      metres: '120',
      amount: '49010.00',
    })
  })

  it('rounds its amount to two decimals for any quantity and rate', () => {
    fc.assert(
      fc.property(decimal(3, 10_000), decimal(3, 100_000), (quantity, rate) => {
        fc.pre(dec(quantity).gt(0))
        const amount = liveLine({ ...typed, quantity, rate })?.amount
        expect(amount).toBe(decimalText(roundMoney(dec(quantity).times(dec(rate))), 2))
      }),
    )
  })

  it('says nothing while quantity, weight or piece length are missing', () => {
    expect(liveLine({ ...typed, quantity: '' })).toBeNull()
    expect(liveLine({ ...typed, quantity: '12,' })).toBeNull()
    expect(liveLine({ ...typed, unit: 'NOS' })).toBeNull()
    expect(liveLine({ ...typed, unit: 'KGS', unitWeight: null })).toBeNull()
    expect(liveLine({ ...typed, unit: 'KGS', rateUnit: 'KGS', unitWeight: null })).toMatchObject({
      metres: '0',
      amount: '294060.00',
    })
  })
})

describe('a rate', () => {
  it('shows two decimals, or three where it has them, grouped for its currency', () => {
    expect(formatRate('2450.5', 'INR')).toBe('2,450.50')
    expect(formatRate('116333.333', 'INR')).toBe('1,16,333.333')
    expect(formatRate('116333.333', 'USD')).toBe('116,333.333')
  })
})
