import { describe, expect, it } from 'vitest'
import { mailProblem, tlsOf } from './mailer'

describe('how a mail server is spoken to', () => {
  it('587 must turn to TLS before anything is said, 465 is TLS from the first byte, whatever is ticked', () => {
    for (const ticked of [true, false]) {
      expect(tlsOf(587, ticked)).toEqual({ secure: false, requireTLS: true })
      expect(tlsOf(465, ticked)).toEqual({ secure: true, requireTLS: false })
    }
    expect(tlsOf(2525, true)).toEqual({ secure: true, requireTLS: false })
    expect(tlsOf(25, false)).toEqual({ secure: false, requireTLS: false })
  })

  it('a failure is told in a sentence of one line', () => {
    expect(mailProblem({ code: 'EAUTH', response: '535 5.7.8\r\nBad credentials' })).toBe(
      'The mail server refused the sign-in: 535 5.7.8 Bad credentials',
    )
    expect(mailProblem({ code: 'ECONNECTION', message: 'connect ECONNREFUSED' })).toMatch(/could not be reached/)
    expect(mailProblem(new Error('x'.repeat(1000)))).toHaveLength(300)
    expect(mailProblem({})).toBe('unknown reason')
  })
})
