import { breakWord } from './break-words'
import type { NarrowFonts, OpenFont } from './fonts'

const MAX_KNOWN_WORDS = 20_000
const knownWidths = new Map<OpenFont, Map<string, number>>()

/** Width of text in units of 1 em, remembered word by word: the lines of a table repeat theirs. */
export function emWidth(font: OpenFont, text: string): number {
  let words = knownWidths.get(font)
  if (!words || words.size > MAX_KNOWN_WORDS) {
    words = new Map()
    knownWidths.set(font, words)
  }
  let width = words.get(text)
  if (width === undefined) {
    width = font.layout(text).advanceWidth / font.unitsPerEm
    words.set(text, width)
  }
  return width
}

/**
 * Lines of text that fit into a width (in em), broken between words; a word wider than a line is broken where
 * `breakWord` allows it, and at any character where even that does not fit. Line ends of the text are kept, and words
 * tied by a hard blank (U+00A0) stay in one line if they can; it is drawn as a blank, so that the text can be searched. A dot between facts that would end a line is left out.
 * @param whole figures: a word wider than the line stays whole, and is drawn smaller
 */
export function wrapText(text: string, font: OpenFont, width: number, whole = false): string[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, font, width, whole))
    .map((line) => line.replace(/\u00a0·$/, '').replaceAll('\u00a0', ' '))
}

function wrapParagraph(paragraph: string, font: OpenFont, width: number, whole = false): string[] {
  const space = emWidth(font, ' ')
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of paragraph.split(/ +/)) {
    if (word === '') continue
    const wide = emWidth(font, word)
    if (line !== '' && used + space + wide <= width) {
      line += ` ${word}`
      used += space + wide
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = wide <= width || whole ? [word] : breakTied(word, font, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
    used = emWidth(font, line)
  }
  lines.push(line)
  return lines
}

/** Words tied together that are wider than a line: broken between them, else within. */
function breakTied(tied: string, font: OpenFont, width: number): string[] {
  return tied.includes('\u00a0')
    ? wrapParagraph(tied.replaceAll('\u00a0', ' '), font, width)
    : breakWide(tied, font, width)
}

/** A word wider than a line, in pieces that fit. */
function breakWide(word: string, font: OpenFont, width: number): string[] {
  const pieces = breakWord(word).filter((piece) => piece !== '')
  const atoms = pieces.flatMap((piece) => (emWidth(font, piece) <= width ? [piece] : Array.from(piece)))
  const lines: string[] = []
  let line = ''
  for (const atom of atoms) {
    if (line !== '' && emWidth(font, line + atom) > width) {
      lines.push(line)
      line = ''
    }
    line += atom
  }
  lines.push(line)
  return lines
}

const knownLetters = new Map<number, boolean>()

/** Whether the narrow font has every letter of a text; another script (Devanagari) needs the slower layout with a second font. */
export function isWritable(text: string, { regular }: NarrowFonts): boolean {
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x7f) continue
    let known = knownLetters.get(code)
    if (known === undefined) {
      known = regular.hasGlyphForCodePoint(code)
      knownLetters.set(code, known)
    }
    if (!known) return false
  }
  return true
}
