import { describe, expect, it } from 'vitest'
import { renderEmail } from './email'

const email = {
  subject: 'Quotation NPS/26/00012\r\nBcc: all@example.com',
  greeting: 'Dear Mr <Kulkarni>,',
  paragraphs: ['Thank you for your enquiry.\nOur offer is attached.', ''],
  facts: [
    { label: 'Quotation', value: 'NPS/26/00012 Rev.1' },
    { label: 'Valid until', value: null },
  ],
  signature: ['S. Deshmukh', 'National Pipe & Supply'],
}

describe('an e-mail', () => {
  it('says the same in plain text and in HTML', () => {
    const { text, html } = renderEmail(email)
    expect(text).toContain('Thank you for your enquiry.\nOur offer is attached.')
    expect(text).toContain('Quotation: NPS/26/00012 Rev.1')
    expect(html).toContain('Thank you for your enquiry.<br>Our offer is attached.')
    expect(html).toContain('NPS/26/00012 Rev.1')
  })

  it('keeps what people typed as text: no markup, no further headers', () => {
    const { subject, html } = renderEmail(email)
    expect(subject).toBe('Quotation NPS/26/00012 Bcc: all@example.com')
    expect(html).toContain('Dear Mr &lt;Kulkarni&gt;,')
    expect(html).toContain('Pipe &amp; Supply')
  })

  it('leaves out facts without a value, and links that are not web addresses', () => {
    const { text, html } = renderEmail({ ...email, link: { label: 'Open', url: 'javascript:alert(1)' } })
    expect(text).not.toContain('Valid until')
    expect(html).not.toContain('javascript')
    expect(
      renderEmail({ ...email, link: { label: 'Open', url: 'https://erp.example.com/x?a=1&b="2"' } }).html,
    ).toContain('href="https://erp.example.com/x?a=1&amp;b=%222%22"')
  })
})
