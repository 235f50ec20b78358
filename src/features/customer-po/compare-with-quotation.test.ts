import { describe, expect, it } from 'vitest'
import { type ComparedLine, compareWithQuotation } from './compare-with-quotation'

const quoted = (id: string, more: Partial<ComparedLine> = {}): ComparedLine => ({
  id,
  lineNo: Number(id),
  productSpecId: null,
  product: 'C.S. SEAMLESS PIPE',
  designation: 'ASTM A106 GR.B',
  additionalSpecs: ['IBR', 'NACE MR0175'],
  sizeText: '6" NB X SCH 40',
  odMm: '168.3',
  wallMm: '7.11',
  wallType: null,
  ends: 'BE',
  lengthText: null,
  quantity: '100',
  unit: 'MTR',
  rate: '2500',
  rateUnit: 'MTR',
  amount: '250000',
  ...more,
})
const ordered = (of: string, more: Partial<ComparedLine> = {}) => ({
  ...quoted(of, more),
  id: `o${of}`,
  quotationLineId: of as string | null,
})
const header = {
  quotedPaymentTerms: null,
  paymentTerms: null,
  quotedDelivery: null,
  deliveryDate: null,
  validUntil: '2026-12-01',
  poDate: '2026-11-20',
}

describe('A customer PO against its quotation', () => {
  it('is the same when only the writing differs', () => {
    const same = ordered('1', {
      sizeText: '6" NB X STD',
      designation: 'ASTM A-106 Gr B',
      additionalSpecs: ['NACE MR0175', 'IBR'],
      quantity: '100.000',
    })
    expect(compareWithQuotation([quoted('1')], [same], header)).toMatchObject({
      differenceCount: 0,
      effect: '0.00',
      lines: [{ kind: 'SAME' }],
    })
  })

  it('names each difference with what was quoted and what is ordered', () => {
    const changed = ordered('1', {
      quantity: '90',
      rate: '2450',
      amount: '220500',
      odMm: '168.3',
      wallMm: '10.97',
      sizeText: '6" NB X SCH 80',
      ends: 'PE',
    })
    const { lines, effect } = compareWithQuotation([quoted('1')], [changed], header)
    expect(lines[0]?.differences.map((d) => d.field)).toEqual(['size', 'ends', 'quantity', 'rate', 'amount'])
    expect(effect).toBe('-29500.00')
  })

  it('tells a minimum wall from a nominal one', () => {
    expect(
      compareWithQuotation([quoted('1')], [ordered('1', { wallType: 'MIN' })], header).lines[0]?.differences[0]?.field,
    ).toBe('size')
  })

  it('shows what was left out and what was never quoted', () => {
    const extra = { ...ordered('9', { amount: '10.50' }), quotationLineId: null }
    const { lines, differenceCount } = compareWithQuotation([quoted('1'), quoted('2')], [ordered('1'), extra], header)
    expect(lines.map((l) => [l.kind, l.effect])).toEqual([
      ['SAME', '0.00'],
      ['NOT_ORDERED', '-250000.00'],
      ['NOT_QUOTED', '10.50'],
    ])
    expect(differenceCount).toBe(2)
  })

  it('compares payment, delivery and validity', () => {
    const late = {
      quotedPaymentTerms: '30 days',
      paymentTerms: '60 days',
      quotedDelivery: 'Ex-stock',
      deliveryDate: '2026-12-15',
      validUntil: '2026-11-01',
      poDate: '2026-11-20',
    }
    expect(compareWithQuotation([quoted('1')], [ordered('1')], late).header.map((d) => d.field)).toEqual([
      'paymentTerms',
      'deliveryDate',
      'validUntil',
    ])
  })
})
