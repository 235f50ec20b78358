import { describe, expect, it } from 'vitest'
import { BUILT_IN_TEXTS } from './built-in-texts'
import { fillSubject, fillTemplate, PLACEHOLDERS, placeholderProblem, SAMPLE_VALUES } from './fill-template'

describe('an e-mail text with placeholders', () => {
  it('is filled with what the quotation says', () => {
    expect(
      fillTemplate('Dear {{contact}},\n\nour offer {{ number }} {{revision}} is valid until {{valid_until}}.', {
        contact: 'Mr Shah',
        number: 'NPS/26/00042',
        revision: 'Rev.1',
        valid_until: '30 Nov 2026',
      }),
    ).toBe('Dear Mr Shah,\n\nour offer NPS/26/00042 Rev.1 is valid until 30 Nov 2026.')
  })

  it('leaves out a line of which nothing is known, and keeps one of which something is', () => {
    const text = 'Offer {{number}} {{project}}\nYour reference: {{client_reference}}\n\nRegards'
    expect(fillTemplate(text, { number: 'NPS/26/00042', client_reference: '' })).toBe('Offer NPS/26/00042\n\nRegards')
  })

  it('takes what is filled in as data: braces and markup in a name are not read again', () => {
    expect(fillTemplate('For {{customer}}', { customer: '{{total}} <b>Ltd</b>', total: '1,00,000.00' })).toBe(
      'For {{total}} <b>Ltd</b>',
    )
    expect(fillTemplate('For {{customer}}', { customer: '$& Traders $1' })).toBe('For $& Traders $1')
  })

  it('keeps the subject on one line and does not end it with a colon', () => {
    expect(fillSubject('Quotation {{number}}: {{project}}', { number: 'NPS/26/00042' })).toBe('Quotation NPS/26/00042')
    expect(fillSubject('Quotation {{number}}', { number: 'X\r\nBcc: all@example.com' })).toBe(
      'Quotation X Bcc: all@example.com',
    )
  })

  it('names a placeholder that does not exist, and the one that is probably meant', () => {
    expect(placeholderProblem('Dear {{contact}}')).toBeNull()
    expect(placeholderProblem('Dear {{contact_person}}')).toBe(
      'There is no placeholder {{contact_person}}. Did you mean {{contact}}?',
    )
    expect(placeholderProblem('{{Valid Until}}')).toContain('{{valid_until}}')
    expect(placeholderProblem('{{price_of_gold}}')).toBe(
      'There is no placeholder {{price_of_gold}}. The list beside the text shows what there is.',
    )
  })

  it('finds one that is not finished, or empty', () => {
    expect(placeholderProblem('Dear {{contact,')).toMatch(/not finished/)
    expect(placeholderProblem('Dear contact}}')).toMatch(/not finished/)
    expect(placeholderProblem('Dear {{ }}')).toMatch(/empty placeholder/)
    expect(placeholderProblem('A { brace } or two is fine')).toBeNull()
  })

  it('has a sample for every placeholder, and built-in texts that use only known ones', () => {
    expect(Object.keys(SAMPLE_VALUES)).toHaveLength(PLACEHOLDERS.length)
    for (const text of Object.values(BUILT_IN_TEXTS)) {
      expect([placeholderProblem(text.subject), placeholderProblem(text.body)]).toEqual([null, null])
      expect(fillTemplate(text.body, SAMPLE_VALUES)).not.toMatch(/[{}]/)
    }
  })
})
