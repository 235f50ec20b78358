import { describe, expect, it } from 'vitest'
import { insightKey } from './insight-line'
import { marginPct, rateForMargin, rateInCurrency } from './margin'

describe('margin', () => {
  it('is what the rate leaves over the cost, in per cent of the rate', () => {
    expect(marginPct('1250', '1000')).toBe('20')
    expect(marginPct('900', '1000')).toBe('-11.1111')
    expect(marginPct('3', '2')).toBe('33.3333')
  })

  it('is not stated without a rate or a cost', () => {
    expect(marginPct('0', '1000')).toBeNull()
    expect(marginPct('1250', null)).toBeNull()
    expect(marginPct(null, '1000')).toBeNull()
  })

  it('gives the rate that leaves it, and comes back the same', () => {
    expect(rateForMargin('1000', '20')).toBe('1250')
    expect(marginPct(rateForMargin('987.65', '12.5'), '987.65')).toBe('12.5')
    expect(rateForMargin('1000', '100')).toBeNull()
  })

  it('carries a rate from one currency to another by what each is worth', () => {
    expect(rateInCurrency('2520', '1', '84')).toBe('30')
    expect(rateInCurrency('30', '84', '1')).toBe('2520')
    expect(rateInCurrency('30', '84', '0')).toBeNull()
  })
})

describe('lines that ask for the same pipe', () => {
  const line = {
    productSpecId: '0deb123b-f6e4-4a4d-b466-1e9a5ac48663',
    odMm: '168.300',
    wallMm: '7.11',
    wallType: '',
    ends: 'BE',
    additionalSpecs: ['HIC', 'nace mr0175'],
  }

  it('have one key, however figures and additional specs are written', () => {
    expect(insightKey(line)).toBe(
      insightKey({ ...line, odMm: '168.3', wallType: 'AVG', additionalSpecs: ['NACE MR0175', 'HIC '] })?.replace(
        'AVG',
        'null',
      ),
    )
    expect(insightKey(line)).not.toBe(insightKey({ ...line, wallType: 'MIN' }))
  })

  it('have none while product or size are not known', () => {
    expect(insightKey({ ...line, odMm: '' })).toBeNull()
    expect(insightKey({ ...line, productSpecId: '' })).toBeNull()
    expect(insightKey(null)).toBeNull()
  })
})
