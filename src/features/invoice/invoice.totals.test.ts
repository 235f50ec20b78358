import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, dec, decimalText } from '@/core/money'
import { gstRateOn, hsnOf } from '@/features/dispatch-note/hsn'
import { cancelProblem, lastDayToCancel } from './cancel-rule'
import { balanceOf, billedQuantity, hsnSummary, invoiceTotals, paymentState } from './invoice.totals'

const packed = { metres: '396.6', pieces: 66, netWeightKg: '11194.432' }

describe('what is billed', () => {
  it('bills metres at the rate per metre', () => {
    expect(billedQuantity({ ...packed, rate: '2875.5', rateUnit: 'MTR' })).toEqual({
      quantity: '396.600',
      uqc: 'MTR',
      rate: '2875.500',
      amount: '1140423.30',
    })
  })

  it('bills the packed net weight where the rate is per kg or per tonne', () => {
    expect(billedQuantity({ ...packed, rate: '101.25', rateUnit: 'KGS' })).toMatchObject({
      quantity: '11194.432',
      uqc: 'KGS',
      amount: '1133436.24',
    })
    expect(billedQuantity({ ...packed, rate: '101250', rateUnit: 'MTS' })).toMatchObject({
      quantity: '11.194',
      uqc: 'MTS',
      amount: '1133392.50',
    })
  })

  it('bills pieces where the rate is per piece, and feet in metres', () => {
    expect(billedQuantity({ ...packed, rate: '17250', rateUnit: 'NOS' })).toMatchObject({
      quantity: '66.000',
      uqc: 'NOS',
      amount: '1138500.00',
    })
    expect(billedQuantity({ ...packed, metres: '304.8', rate: '100', rateUnit: 'FTS' })).toMatchObject({
      quantity: '304.800',
      uqc: 'MTR',
      rate: '328.084',
      amount: '100000.00',
    })
  })
})

describe('taxes and totals', () => {
  const lines = [
    { taxableAmount: '100000.55', gstRate: '18' },
    { taxableAmount: '2500.00', gstRate: '18' },
  ]

  it('splits the tax inside the state and rounds to whole rupees', () => {
    expect(invoiceTotals(lines, 'CGST_SGST', 'INR')).toEqual({
      lines: [
        { cgstAmount: '9000.05', sgstAmount: '9000.05', igstAmount: '0.00', totalAmount: '118000.65' },
        { cgstAmount: '225.00', sgstAmount: '225.00', igstAmount: '0.00', totalAmount: '2950.00' },
      ],
      taxableAmount: '102500.55',
      cgstAmount: '9225.05',
      sgstAmount: '9225.05',
      igstAmount: '0.00',
      roundOff: '0.35',
      totalAmount: '120951.00',
    })
  })

  it('takes IGST to another state, and nothing under a letter of undertaking', () => {
    expect(invoiceTotals(lines, 'IGST', 'INR')).toMatchObject({
      igstAmount: '18450.10',
      roundOff: '0.35',
      totalAmount: '120951.00',
    })
    expect(invoiceTotals(lines, 'ZERO', 'INR')).toMatchObject({ totalAmount: '102501.00', roundOff: '0.45' })
  })

  it('keeps the cents of other currencies', () => {
    expect(invoiceTotals(lines, 'ZERO', 'USD')).toMatchObject({ totalAmount: '102500.55', roundOff: '0.00' })
  })

  const money = fc.integer({ min: 1, max: 10 ** 9 }).map((paise) => decimalText(new Decimal(paise).div(100), 2))
  const anyLines = fc.array(fc.record({ taxableAmount: money, gstRate: fc.constantFrom('0', '5', '12', '18', '28') }), {
    minLength: 1,
    maxLength: 12,
  })

  it('always adds up: lines to totals, totals to the rupee, and the round-off stays below one', () => {
    fc.assert(
      fc.property(anyLines, fc.constantFrom('CGST_SGST' as const, 'IGST' as const, 'ZERO' as const), (list, regime) => {
        const t = invoiceTotals(list, regime, 'INR')
        const sum = (pick: (l: (typeof t.lines)[number]) => string) => t.lines.reduce((n, l) => n.plus(pick(l)), dec(0))
        expect(
          decimalText(
            sum((l) => l.cgstAmount),
            2,
          ),
        ).toBe(t.cgstAmount)
        expect(
          decimalText(
            sum((l) => l.igstAmount),
            2,
          ),
        ).toBe(t.igstAmount)
        expect(decimalText(sum((l) => l.totalAmount).plus(t.roundOff), 2)).toBe(t.totalAmount)
        expect(dec(t.totalAmount).isInteger()).toBe(true)
        expect(dec(t.roundOff).abs().lte('0.5')).toBe(true)
        expect(t.cgstAmount).toBe(t.sgstAmount)
      }),
    )
  })

  it('sums by HSN, unit and rate what the lines say', () => {
    const row = {
      hsn: '730439',
      uqc: 'MTR',
      quantity: '10',
      gstRate: '18',
      cgstAmount: '9',
      sgstAmount: '9',
      igstAmount: '0',
      taxableAmount: '100',
    }
    expect(hsnSummary([row, { ...row, gstRate: '18.0000' }, { ...row, hsn: '730419', uqc: 'KGS' }])).toEqual([
      {
        hsn: '730419',
        uqc: 'KGS',
        gstRate: '18',
        quantity: '10.000',
        taxableAmount: '100.00',
        cgstAmount: '9.00',
        sgstAmount: '9.00',
        igstAmount: '0.00',
      },
      {
        hsn: '730439',
        uqc: 'MTR',
        gstRate: '18',
        quantity: '20.000',
        taxableAmount: '200.00',
        cgstAmount: '18.00',
        sgstAmount: '18.00',
        igstAmount: '0.00',
      },
    ])
  })
})

describe('payment', () => {
  it('is paid when money and TDS reach the total', () => {
    const invoice = { totalAmount: '118000', receivedAmount: '117900', tdsAmount: '100' }
    expect(balanceOf(invoice)).toBe('0.00')
    expect(paymentState(invoice)).toBe('PAID')
    expect(paymentState({ ...invoice, receivedAmount: '1' })).toBe('PARTLY_PAID')
    expect(paymentState({ ...invoice, receivedAmount: '0', tdsAmount: '0' })).toBe('POSTED')
  })
})

describe('HSN of a product', () => {
  const pipe = {
    product: 'C.S. SEAMLESS PIPE',
    designation: 'ASTM A106 GR.B',
    familyCode: 'CS',
    process: 'SEAMLESS',
    odMm: '168.3',
  }
  const welded = { ...pipe, product: 'C.S. ERW PIPE', designation: 'ASTM A53 GR.B', process: 'ERW' }

  it('follows process, family and size', () => {
    expect(hsnOf(pipe)).toBe('730439')
    expect(hsnOf({ ...pipe, designation: 'API 5L GR.B PSL-1' })).toBe('730419')
    expect(hsnOf({ ...pipe, familyCode: 'SS' })).toBe('730449')
    expect(hsnOf({ ...pipe, familyCode: 'AS' })).toBe('730459')
    expect(hsnOf(welded)).toBe('730630')
  })

  it('sends welded pipe above 406.4 mm to 7305, and 406.4 mm itself to 7306', () => {
    expect(hsnOf({ ...welded, odMm: '406.4' })).toBe('730630')
    expect(hsnOf({ ...welded, odMm: '406.5' })).toBe('730531')
    expect(hsnOf({ ...welded, designation: 'API 5L GR.X52 PSL-2', process: 'LSAW', odMm: '508' })).toBe('730511')
  })

  it('knows flanges and fittings, and leaves what it does not know to a person', () => {
    expect(hsnOf({ ...pipe, product: 'WN FLANGE', process: null })).toBe('730791')
    expect(hsnOf({ ...pipe, product: 'GASKET', designation: '', process: null, familyCode: null })).toBeNull()
  })

  it('takes the rate of the day, from the heading above where the code has none', () => {
    const rates = [
      { code: '7304', gstRate: '18', validFrom: '2017-07-01' },
      { code: '730439', gstRate: '12', validFrom: '2027-01-01' },
    ]
    expect(gstRateOn(rates, '730439', '2026-11-21')).toBe('18')
    expect(gstRateOn(rates, '730439', '2027-01-01')).toBe('12')
    expect(gstRateOn(rates, '730630', '2027-01-01')).toBeNull()
  })
})

describe('cancelling', () => {
  it('is possible until the 11th of the next month, over the turn of the year too', () => {
    expect(lastDayToCancel('2026-11-21')).toBe('2026-12-11')
    expect(lastDayToCancel('2026-12-01')).toBe('2027-01-11')
    expect(cancelProblem('2026-11-21', '2026-12-11')).toBeNull()
    expect(cancelProblem('2026-11-21', '2026-12-12')).toContain('credit note')
  })
})
