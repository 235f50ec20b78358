import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'
import {
  addDays,
  businessDate,
  daysBetween,
  fiscalYear,
  formatDate,
  formatInstant,
  fyEnd,
  fyLabel,
  fyStart,
  isBusinessDate,
} from './fiscal-year'

const IST = 'Asia/Kolkata'
const day = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays('2000-01-01', n))

describe('the financial year of a document', () => {
  it('is 2026 on 31 March 2027 at 23:59 in India, and 2027 one minute later', () => {
    const before = new Date('2027-03-31T23:59:00+05:30')
    const after = new Date(before.getTime() + 60_000)
    expect(businessDate(before, IST)).toBe('2027-03-31')
    expect(fiscalYear(businessDate(before, IST))).toBe(2026)
    expect(businessDate(after, IST)).toBe('2027-04-01')
    expect(fiscalYear(businessDate(after, IST))).toBe(2027)
  })

  it('goes by the time zone of the company', () => {
    const instant = new Date('2027-03-31T19:00:00Z')
    expect(businessDate(instant, IST)).toBe('2027-04-01')
    expect(businessDate(instant, 'Asia/Dubai')).toBe('2027-03-31')
    expect(businessDate(new Date('2026-01-01T00:00:00Z'), 'America/New_York')).toBe('2025-12-31')
  })

  it('starts in the month the company has set', () => {
    expect(fiscalYear('2026-12-31', 1)).toBe(2026)
    expect(fiscalYear('2027-01-01', 1)).toBe(2027)
    expect([fyLabel(2026), fyLabel(2099), fyLabel(2026, 1)]).toEqual(['2026-27', '2099-00', '2026'])
    expect([fyStart(2026), fyEnd(2026)]).toEqual(['2026-04-01', '2027-03-31'])
    expect([fyStart(2026, 1), fyEnd(2026, 1)]).toEqual(['2026-01-01', '2026-12-31'])
  })

  it('holds every one of its days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (date, firstMonth) => {
        const fy = fiscalYear(date, firstMonth)
        expect(fyStart(fy, firstMonth) <= date && date <= fyEnd(fy, firstMonth)).toBe(true)
      }),
    )
  })
})

describe('days', () => {
  it('exist or are refused', () => {
    expect(['2028-02-29', '2027-02-29', '2027-13-01', '2027-1-1', ''].map(isBusinessDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(() => fiscalYear('31-03-2027')).toThrow(DomainError)
    expect(() => addDays('2027-02-29', 1)).toThrow(DomainError)
    expect(() => businessDate(new Date(Number.NaN), IST)).toThrow(DomainError)
    expect(() => businessDate(new Date(), 'Asia/Nowhere')).toThrow('“Asia/Nowhere” is not a time zone.')
  })

  it('add and subtract across months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-11-20', '2026-12-20')).toBe(30)
    expect(daysBetween('2026-12-20', '2026-11-20')).toBe(-30)
  })

  it('add and subtract there and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n)
        expect(addDays(addDays(date, n), -n)).toBe(date)
      }),
    )
  })

  it('are written with the month in letters', () => {
    expect(formatDate('2026-11-20')).toBe('20 Nov 2026')
    expect(formatDate('2026-09-05')).toBe('05 Sep 2026')
    expect(formatInstant('2026-11-20T18:35:00Z', IST)).toBe('21 Nov 2026, 00:05')
    expect(formatInstant(new Date('2026-11-20T08:35:59Z'), 'Asia/Dubai')).toBe('20 Nov 2026, 12:35')
  })
})
