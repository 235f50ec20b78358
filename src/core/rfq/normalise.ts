/** Text in one spelling of letters, quotes, crosses and spaces, with the way back to the original words. */
export interface Normalised {
  original: string
  /** Upper case, single spaces; line breaks are ` ; ` */
  text: string
  /** Where in the original each character of `text` comes from */
  from: readonly number[]
  /** Where in the original it ends */
  to: readonly number[]
}

const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&#39;': "'",
  '&frac12;': '½',
  '&frac14;': '¼',
  '&frac34;': '¾',
  '&times;': 'X',
  '&#8221;': '"',
  '&#8243;': '"',
}

/** Letters of other alphabets that look like ours and come in by copying. */
const SAME_LOOK: Readonly<Record<string, string>> = { Х: 'X', х: 'X', А: 'A', В: 'B', С: 'C', Е: 'E', О: 'O', Р: 'P' }

const INCH_MARKS = /[“”„‟″〃＂ˮ]/
const SINGLE_MARKS = /['’‘`′´]/
const CROSSES = /[×✕✖⨯⨉╳*]/
const DASHES = /[‐‑‒–—−]/
const DIAMETERS = /[⌀∅Φφ]/
const SPACES = /\s|[_\u00A0\u2000-\u200A\u202F\u3000]/
const HIDDEN = /[\p{Cc}\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFD]/u

class Writer {
  text = ''
  readonly from: number[] = []
  readonly to: number[] = []

  put(text: string, from: number, to: number): void {
    for (const letter of text) {
      if (letter === ' ' && (this.text === '' || this.text.endsWith(' '))) continue
      this.text += letter
      // a letter outside the basic plane takes two places
      for (let i = 0; i < letter.length; i += 1) {
        this.from.push(from)
        this.to.push(to)
      }
    }
  }
}

/** ½ after a 1, 2 or 3 that stands alone belongs to it; after anything else it is a size of its own. */
function fraction(sign: string, written: string): string {
  return /(?:^|[^\d./-])[123] ?$/.test(written) ? `-${FRACTIONS[sign]}` : ` ${FRACTIONS[sign]}`
}

function letter(char: string): string {
  if (char === '\n') return ' ; '
  if (SPACES.test(char)) return ' '
  if (HIDDEN.test(char)) return ''
  if (INCH_MARKS.test(char)) return '"'
  if (SINGLE_MARKS.test(char)) return "'"
  if (CROSSES.test(char)) return 'X'
  if (DASHES.test(char)) return '-'
  if (DIAMETERS.test(char)) return 'Ø'
  if (char === '⁄') return '/'
  return SAME_LOOK[char] ?? char.normalize('NFKC').toUpperCase()
}

/** One spelling of a buyer's text. Linear in its length. */
export function normaliseRfq(original: string): Normalised {
  const out = new Writer()
  let at = 0
  while (at < original.length) {
    const char = String.fromCodePoint(original.codePointAt(at) ?? 32)
    const end = at + char.length
    const entity = char === '&' ? (/^&#?\w{2,6};/.exec(original.slice(at, at + 9))?.[0] ?? '') : ''
    const meant = ENTITIES[entity]
    if (meant !== undefined) {
      out.put(FRACTIONS[meant] ? fraction(meant, out.text) : meant, at, at + entity.length)
      at += entity.length
    } else if (FRACTIONS[char]) {
      out.put(fraction(char, out.text), at, end)
      at = end
    } else if ((SINGLE_MARKS.test(char) && SINGLE_MARKS.test(original[end] ?? '')) || original.startsWith('""', at)) {
      out.put('"', at, end + 1)
      at = end + 1
    } else if (char === '\r') {
      at = end
    } else {
      out.put(letter(char), at, end)
      at = end
    }
  }
  return { original, text: out.text.trimEnd(), from: out.from, to: out.to }
}

/** The same text with some words replaced; the way back leads to the words that were replaced. */
export function respell(source: Normalised, pattern: RegExp, spell: (word: string) => string | null): Normalised {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let done = 0
  const copy = (end: number) => {
    text += source.text.slice(done, end)
    for (let i = done; i < end; i += 1) {
      from.push(source.from[i] ?? 0)
      to.push(source.to[i] ?? 0)
    }
    done = end
  }
  for (const match of source.text.matchAll(pattern)) {
    const usual = spell(match[0])
    if (usual === null || usual === match[0]) continue
    copy(match.index)
    const last = match.index + match[0].length - 1
    text += usual
    // only spaces put in: every letter keeps its place
    const split = usual.replaceAll(' ', '') === match[0]
    let at = match.index
    for (const char of usual) {
      from.push(source.from[split ? at : match.index] ?? 0)
      to.push(source.to[split ? at : last] ?? 0)
      if (char !== ' ') at += 1
    }
    done = match.index + match[0].length
  }
  if (done === 0) return source
  copy(source.text.length)
  return { original: source.original, text, from, to }
}

/** The original words of a piece of the normalised text. */
export function wordsAt(source: Normalised, start: number, end: number): string {
  if (end <= start) return ''
  return source.original
    .slice(source.from[start] ?? 0, source.to[end - 1] ?? source.original.length)
    .replace(/\s+/g, ' ')
    .trim()
}
