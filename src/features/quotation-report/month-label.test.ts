import { expect, test } from 'vitest'
import { durationText, monthLabel } from './month-label'

test('a month is named as people name it', () => {
  expect(monthLabel('2026-11')).toBe('Nov 2026')
  expect(monthLabel('2027-01')).toBe('Jan 2027')
})

test('the time to answer is said in minutes, hours or days', () => {
  expect(durationText(40)).toBe('40 min')
  expect(durationText(60)).toBe('1 h')
  expect(durationText(310)).toBe('5 h 10 min')
  expect(durationText(48 * 60)).toBe('2 d')
  expect(durationText(51 * 60 + 20)).toBe('2 d 3 h')
})
