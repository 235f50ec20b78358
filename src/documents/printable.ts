import { cleanText } from '@/core/text'

// What the bundled fonts can write: Latin, Greek, Cyrillic, Devanagari, and the signs of the trade.
const UNWRITABLE =
  /[^\n\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\u0020-\u036f\u0964\u0965\u2000-\u214f\u2190-\u22ff\u2300\u2500-\u25ff\u2713]/gu

/**
 * Text of a user as it is printed: data, without hidden marks; nothing becomes an empty string.
 * A letter of a script the fonts lack is printed as a question mark: without a glyph, it would overlap its neighbours.
 */
export function printable(text: string | null | undefined): string {
  return text ? cleanText(text).replace(UNWRITABLE, '?') : ''
}
