import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec, decimalText, roundMoney } from '@/core/money'
import { QTY_UNITS } from '@/core/units'
import { metresOfLine, priceLine, weightOfLine } from './price-line'

const plate = { metres: '0', unitWeight: null, pieceLengthM: null }

describe('the weight of a line', () => {
  it('of pipe is metres x kg/m', () => {
    const tube = { quantity: '248', unit: 'NOS', unitWeight: '6.565', pieceLengthM: '6' }
    const metres = metresOfLine(tube)
    expect(metres).toBe('1488')
    expect(weightOfLine({ ...tube, metres })).toBe('9768.720')
  })

  it('of a plate or a fitting is its quantity in kg or t, or pieces x the weight of one', () => {
    expect(weightOfLine({ ...plate, quantity: '1250.5', unit: 'KGS' })).toBe('1250.500')
    expect(weightOfLine({ ...plate, quantity: '1.25', unit: 'MTS' })).toBe('1250.000')
    expect(weightOfLine({ ...plate, quantity: '4', unit: 'NOS', weightEachKg: '125.4' })).toBe('501.600')
    expect(weightOfLine({ ...plate, quantity: '4', unit: 'NOS' })).toBe('0')
  })
})

describe('the price of what is no pipe', () => {
  it('may be per kg, tonne or piece of a known weight, whatever it is counted in', () => {
    const line = { ...plate, quantity: '4', unit: 'NOS', weightEachKg: '125.4' }
    expect(priceLine(line, { rate: '95', rateUnit: 'KGS' })).toMatchObject({ amount: '47652.00', ratePerMetre: '0' })
    expect(priceLine({ ...plate, quantity: '1250', unit: 'KGS' }, { rate: '95000', rateUnit: 'MTS' }).amount).toBe(
      '118750.00',
    )
  })

  it('has to be in the unit of the quantity where nothing tells the weight', () => {
    const line = { ...plate, quantity: '4', unit: 'NOS' }
    expect(priceLine(line, { rate: '12500', rateUnit: 'NOS' }).amount).toBe('50000.00')
    expect(() => priceLine(line, { rate: '95', rateUnit: 'KGS' })).toThrow('in the unit of the quantity')
  })
})

describe('the amount of a line', () => {
  const cents = (places: number, max: number) =>
    fc.integer({ min: 1, max: max * 10 ** places }).map((n) => decimalText(dec(n).div(10 ** places)))

  it('is quantity x rate rounded half up to two decimals, in any unit', () => {
    fc.assert(
      fc.property(cents(3, 10_000), cents(3, 100_000), fc.constantFrom(...QTY_UNITS), (quantity, rate, unit) => {
        const pipe = { quantity, unit, unitWeight: '28.264', pieceLengthM: '6' }
        const { amount } = priceLine({ ...pipe, metres: metresOfLine(pipe) }, { rate, rateUnit: unit })
        expect(amount).toBe(decimalText(roundMoney(dec(quantity).times(rate)), 2))
      }),
    )
    expect(priceLine({ ...plate, quantity: '0.001', unit: 'NOS' }, { rate: '5', rateUnit: 'NOS' }).amount).toBe('0.01')
  })
})
