import { z } from 'zod'
import { zEmail } from './inputs'

/** Several e-mail addresses: a list, or text with commas, semicolons or spaces between them. Repeats are dropped. */
export const zMailAddresses = (what = 'Enter e-mail addresses.', max = 20) =>
  z
    .union([z.string(), z.array(z.string())], what)
    .transform((v) => (typeof v === 'string' ? v.split(/[,;\s]+/) : v).filter((s) => s.trim() !== ''))
    .pipe(z.array(zEmail).max(max, `At most ${max} addresses.`))
    .transform((list) => [...new Set(list)])
