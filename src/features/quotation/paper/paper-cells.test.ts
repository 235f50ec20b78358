import { describe, expect, it } from 'vitest'
import { BUILT_IN_OPTIONS, columnsOf } from '@/features/quotation-template/paper-formats'
import { onPaper } from '@/features/quotation-template/paper-words'
import { cellText, noteText } from './paper-cells'
import type { PaperLine } from './quotation-paper'
import { samplePaper } from './sample-paper'

const company = { name: 'NPS', addressLines: [] }
const of = (format: 'DOMESTIC' | 'EXPORT' | 'PROJECT_BOM') =>
  samplePaper({
    format,
    options: BUILT_IN_OPTIONS,
    company: onPaper(BUILT_IN_OPTIONS, { company, footer: null, bank: null }),
    terms: [],
    notes: [],
    date: '21 Nov 2026',
    validUntil: '27 Nov 2026',
  })
const line = (no: number, over: Partial<PaperLine> = {}) => {
  const found = of('PROJECT_BOM')
    .groups.flatMap((g) => g.lines)
    .find((l) => l.no === no)
  if (!found) throw new Error(`no line ${no}`)
  return { ...found, ...over }
}
const bom = (own: PaperLine, column: Parameters<typeof cellText>[1]) =>
  cellText(own, column, { format: 'PROJECT_BOM', currency: 'INR' }, columnsOf('PROJECT_BOM', []))
const domestic = (own: PaperLine, column: Parameters<typeof cellText>[1]) =>
  cellText(own, column, { format: 'DOMESTIC', currency: 'INR' }, columnsOf('DOMESTIC', [])).replaceAll('\u00a0', ' ')

describe('a line of a bill of material', () => {
  it('counts tubes with their length and their metres', () => {
    expect(bom(line(2), 'length')).toBe('248 tubes x 6.0 m\n= 1,488 m')
    expect(bom(line(2, { unit: 'MTR', quantity: '1488', metres: '1488' }), 'length')).toBe('248 tubes x 6.0 m')
  })

  it('says random lengths as they were asked for', () => {
    expect(bom(line(1), 'length')).toBe('5-7 m random')
  })

  it('shows a minimum wall with the average one on which it is weighed, an average wall as AV', () => {
    expect(bom(line(2), 'wallMm')).toBe('7.10 MIN\n7.81 av.')
    expect(bom(line(2, { wallType: 'AVG', averageWallMm: null }), 'wallMm')).toBe('7.10 AV')
    expect(bom(line(1), 'wallMm')).toBe('7.11')
  })

  it('names the size by NB with its OD, a tube by its OD, a plate by its words', () => {
    expect(bom(line(1), 'size')).toBe('6" NB\nOD 168.30')
    expect(bom(line(2), 'size')).toBe('OD 44.50')
    expect(bom(line(5), 'size')).toBe('2500 x 6300 x 16 mm')
  })

  it('mixes units: metres, numbers, kilograms, tonnes', () => {
    expect([1, 2, 3, 4, 5].map((no) => bom(line(no), 'quantity'))).toEqual([
      '120 m',
      '248 nos',
      '1.25 t',
      '24 nos',
      '3,956 kg',
    ])
    expect([1, 2, 4, 5].map((no) => bom(line(no), 'kind'))).toEqual(['Pipe', 'Tube', 'Fitting', 'Plate'])
  })
})

describe('a rate', () => {
  it('names its unit, and the rate per metre below where that is another', () => {
    expect(domestic(line(1), 'rate')).toBe('2,450.50 /MTR')
    const own = line(3)
    const perMetre = { ...own, prices: own.prices && { ...own.prices, ratePerMetre: '2288.31' } }
    expect(domestic(perMetre, 'rate')).toBe('4,15,000.00 /MTS\n(2,288.31 /MTR)')
  })

  it('reads QUOTED with its unit where the sheet has no prices', () => {
    expect(domestic(line(1, { prices: null }), 'rate')).toBe('QUOTED /MTR')
    expect(domestic(line(1, { prices: null }), 'amount')).toBe('QUOTED')
  })
})

describe('what has no column of its own', () => {
  it('stands below the line, or in its description', () => {
    const columns = columnsOf('DOMESTIC', [])
    expect(noteText(line(1), columns).replaceAll('\u00a0', ' ')).toBe(
      'Material code 10004711 · Position 10 · Tag no. P-101 · Certificate EN 10204 3.1',
    )
    const text = cellText(line(1), 'description', { format: 'EXPORT', currency: 'USD' }, columnsOf('EXPORT', []))
    expect(text.replaceAll('\u00a0', ' ').split('\n')).toEqual([
      'C.S. SEAMLESS PIPE',
      'Material ASTM A106 GR.B · NACE MR0175, HIC',
      'Size 6" NB X SCH 40 (OD 168.30 x 7.11 mm) · Ends BE · Length 5-7 m random',
      'Material code 10004711 · Position 10 · Tag no. P-101 · Certificate EN 10204 3.1',
    ])
  })
})
