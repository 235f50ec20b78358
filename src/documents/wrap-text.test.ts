import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenFont } from './fonts'
import { isWritable, wrapText } from './wrap-text'

/** A font whose letters are all one em wide. */
const font: OpenFont = {
  postscriptName: 'Fixed',
  unitsPerEm: 1,
  ascent: 1,
  descent: 0,
  hasGlyphForCodePoint: (code) => code < 0x900,
  layout: (text) => ({ advanceWidth: text.length }),
}

describe('the words of a cell in lines', () => {
  it('break between words, and keep the line ends that were typed', () => {
    expect(wrapText('SMLS PIPE\nBE ends', font, 5)).toEqual(['SMLS', 'PIPE', 'BE', 'ends'])
    expect(wrapText('', font, 5)).toEqual([''])
  })

  it('keep what is tied by a hard blank in one line, and draw it as a blank', () => {
    expect(wrapText('Size 6 Ends\u00a0BE', font, 8)).toEqual(['Size 6', 'Ends BE'])
  })

  it('break a specification that is wider than its column after its separators', () => {
    expect(wrapText('A106/A53/API-5L', font, 9)).toEqual(['A106/A53/', 'API-5L'])
  })

  it('leave a figure whole, however narrow its column: it is drawn smaller', () => {
    expect(wrapText('9,99,99,999.99', font, 5, true)).toEqual(['9,99,99,999.99'])
  })

  it('lose no letter, and no line is wider than the column', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9/-]{1,30}$/), { maxLength: 12 })
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 20 }), (list, width) => {
        const text = list.join(' ')
        const lines = wrapText(text, font, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('of another script are left to the slower way', () => {
    expect(isWritable('₹ Ø 6"', { regular: font, strong: font })).toBe(false)
    expect(isWritable('Ø 6" ±', { regular: font, strong: font })).toBe(true)
  })
})
