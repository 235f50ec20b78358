import { type DecimalInput, dec } from './decimal'
import { DomainError } from './errors'
import { roundMoney } from './money'

const ONES = (
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen ' +
  'Eighteen Nineteen'
).split(' ')
const TENS = '- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety'.split(' ')

type Scale = readonly (readonly [value: bigint, word: string])[]

/** Crore is the largest word; above it the crores are counted in words again ("One Lakh Crore"). */
const INDIAN: Scale = [
  [10_000_000n, 'Crore'],
  [100_000n, 'Lakh'],
  [1_000n, 'Thousand'],
  [100n, 'Hundred'],
]
const WESTERN: Scale = [
  [1_000_000_000_000_000n, 'Quadrillion'],
  [1_000_000_000_000n, 'Trillion'],
  [1_000_000_000n, 'Billion'],
  [1_000_000n, 'Million'],
  [1_000n, 'Thousand'],
  [100n, 'Hundred'],
]

function belowHundred(n: bigint): string {
  if (n < 20n) return ONES[Number(n)] ?? ''
  const tens = TENS[Number(n / 10n)] ?? ''
  return n % 10n === 0n ? tens : `${tens} ${ONES[Number(n % 10n)]}`
}

function wholeInWords(n: bigint, scale: Scale): string {
  if (n < 100n) return belowHundred(n)
  const words: string[] = []
  let rest = n
  for (const [value, word] of scale) {
    if (rest < value) continue
    words.push(wholeInWords(rest / value, scale), word)
    rest %= value
  }
  if (rest > 0n) words.push(belowHundred(rest))
  return words.join(' ')
}

const WESTERN_NAMES: Readonly<Record<string, { major: string; minor: string }>> = {
  USD: { major: 'US Dollars', minor: 'Cents' },
  EUR: { major: 'Euros', minor: 'Cents' },
  AED: { major: 'UAE Dirhams', minor: 'Fils' },
}

function rupees(whole: bigint, paise: bigint): string {
  const major = `Rupees ${wholeInWords(whole, INDIAN)}`
  if (paise === 0n) return `${major} Only`
  return `${major} and ${belowHundred(paise)} ${paise === 1n ? 'Paisa' : 'Paise'} Only`
}

function western(whole: bigint, hundredths: bigint, currency: string): string {
  const names = WESTERN_NAMES[currency]
  const major = `${names?.major ?? currency} ${wholeInWords(whole, WESTERN)}`
  if (hundredths === 0n) return `${major} Only`
  if (names) return `${major} and ${names.minor} ${belowHundred(hundredths)} Only`
  return `${major} and ${hundredths.toString().padStart(2, '0')}/100 Only`
}

const LIMIT = dec('1e15')

/**
 * The amount in words as it is printed below a total: Indian (lakh, crore) for INR, Western otherwise, after
 * rounding to 2 decimals. `Rupees Twelve Lakh Thirty Four Thousand Five Hundred Sixty Seven and Eighty Nine Paise Only`,
 * `US Dollars One Thousand and Cents Fifty Only`. A currency without names of its own is written by its code.
 * @throws DomainError VALIDATION above 10^15
 */
export function amountInWords(amount: DecimalInput, currency = 'INR'): string {
  const value = roundMoney(amount)
  if (value.abs().gt(LIMIT)) throw new DomainError('VALIDATION', 'The amount is too large to be written in words.')
  const [major = '0', minor = '0'] = value.abs().toFixed(2).split('.')
  const text =
    currency === 'INR' ? rupees(BigInt(major), BigInt(minor)) : western(BigInt(major), BigInt(minor), currency)
  return value.isNegative() ? `Minus ${text}` : text
}
