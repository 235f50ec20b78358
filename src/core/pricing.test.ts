import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dec, decimalText } from './decimal'
import { netRate, raiseRate, roundToStep } from './pricing'
import { convertRate, QTY_UNITS } from './units'

const rate = fc.integer({ min: 1, max: 2_000_000_000 }).map((n) => decimalText(dec(n).div(1000)))
const percent = fc.integer({ min: 0, max: 1_000_000 }).map((n) => decimalText(dec(n).div(10_000)))

describe('a discount', () => {
  it('is taken from the list rate and the net rate has three decimals, halves up', () => {
    expect(netRate('2450.50', '10').toString()).toBe('2205.45')
    expect(netRate('100', '12.5').toString()).toBe('87.5')
    expect(netRate('0.005', '50').toString()).toBe('0.003')
    expect(netRate('1000', '0').toString()).toBe('1000')
    expect(netRate('1000', '100').toString()).toBe('0')
  })

  it('never makes a rate negative or dearer', () => {
    fc.assert(
      fc.property(rate, percent, (list, discount) => {
        const net = netRate(list, discount)
        expect(net.gte(0) && net.lte(list)).toBe(true)
        expect(net.decimalPlaces()).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('of less than nothing or more than all is refused', () => {
    expect(() => netRate('100', '-1')).toThrow('between 0 and 100')
    expect(() => netRate('100', '100.01')).toThrow('between 0 and 100')
  })
})

describe('rates in bulk', () => {
  it('are raised and lowered by per cent', () => {
    expect(raiseRate('2450.5', '2.5').toString()).toBe('2511.763')
    expect(raiseRate('2450.5', '-10').toString()).toBe('2205.45')
    expect(raiseRate('2450.5', '-150').toString()).toBe('0')
  })

  it('are rounded to a step, halves up', () => {
    expect(roundToStep('2447.5', '5').toString()).toBe('2450')
    expect(roundToStep('2447.499', '5').toString()).toBe('2445')
    expect(roundToStep('12.345', '0.05').toString()).toBe('12.35')
    expect(() => roundToStep('12', '0')).toThrow('more than 0')
  })
})

describe('a rate in another unit', () => {
  const pipe = { unitWeight: '28.264', pieceLengthM: '6' }

  it('goes through kg per metre and the length of a piece', () => {
    expect(convertRate('2826.4', 'MTR', 'KGS', pipe).toString()).toBe('100')
    expect(convertRate('100000', 'MTS', 'MTR', pipe).toString()).toBe('2826.4')
    expect(convertRate('100', 'MTR', 'NOS', pipe).toString()).toBe('600')
    expect(convertRate('304.8', 'FTS', 'MTR', pipe).toString()).toBe('1000')
  })

  it('of a plate goes from kilograms to tonnes and pieces without a length', () => {
    expect(convertRate('95.5', 'KGS', 'MTS').toString()).toBe('95500')
    expect(convertRate('95', 'KGS', 'NOS', { weightEachKg: '125.4' }).toString()).toBe('11913')
    expect(() => convertRate('95', 'KGS', 'MTR', { weightEachKg: '125.4' })).toThrow('unit weight')
  })

  it('comes back to what it was, but for the third decimal of the coarser unit', () => {
    const conversion = fc.record({
      unitWeight: fc.integer({ min: 100, max: 2_000_000 }).map((n) => dec(n).div(1000)),
      pieceLengthM: fc.integer({ min: 100, max: 14_000 }).map((n) => dec(n).div(1000)),
    })
    const unit = fc.constantFrom(...QTY_UNITS)
    fc.assert(
      fc.property(rate, unit, unit, conversion, (first, from, to, by) => {
        const there = convertRate(first, from, to, by)
        const back = convertRate(there, to, from, by)
        // half of the third decimal there, as much here, seen through the factor between the units
        const factor = convertRate('1000000', to, from, by).div(1_000_000)
        expect(back.minus(first).abs().lte(factor.times('0.0005').plus('0.001'))).toBe(true)
      }),
    )
  })
})
