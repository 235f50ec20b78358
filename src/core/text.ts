/** Marks that reorder or hide text. Joiners (U+200C, U+200D) stay: Indian scripts need them. */
const HIDDEN_MARKS = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/**
 * Text as it may be stored: no control characters, half characters or hidden direction marks, trimmed, in one
 * Unicode form. Line breaks stay (as \n) unless `singleLine`; tabs become spaces.
 */
export function cleanText(text: string, { singleLine = false }: { singleLine?: boolean } = {}): string {
  const cleaned = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\p{Cs}/gu, '')
    .replace(HIDDEN_MARKS, '')
    .normalize('NFC')
  return (singleLine ? cleaned.replace(/\s+/g, ' ') : cleaned).trim()
}

/** A name for URLs and files: lower case, a-z 0-9 and single dashes; '' when nothing is left. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** How the revision with number `n` is written; the first one is Rev.0. */
export function nextRevisionLabel(n: number): string {
  return `Rev.${n}`
}
