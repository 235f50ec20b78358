import { describe, expect, it } from 'vitest'
import { durationText, responseTime } from './response-time'

describe('how long the answer to an enquiry took', () => {
  it('runs from its registration to the first quotation that went out', () => {
    expect(responseTime('2026-11-20T04:00:00.000Z', '2026-11-20T07:20:59.000Z')).toBe(200)
    expect(responseTime(new Date('2026-11-20T04:00:00Z'), new Date('2026-11-22T04:00:00Z'))).toBe(2 * 24 * 60)
  })

  it('is unknown until something was sent, and never less than nothing', () => {
    expect(responseTime('2026-11-20T04:00:00.000Z', null)).toBeNull()
    expect(responseTime(null, '2026-11-20T04:00:00.000Z')).toBeNull()
    expect(responseTime('2026-11-20T04:00:00.000Z', '2026-11-19T04:00:00.000Z')).toBe(0)
  })

  it('is said in its two largest units', () => {
    expect([0, 45, 200, 180, 1440, 1440 * 2 + 250].map(durationText)).toEqual([
      'less than a minute',
      '45 min',
      '3 h 20 min',
      '3 h',
      '1 d',
      '2 d 4 h',
    ])
  })
})
