import { type Normalised, wordsAt } from './normalise'

/** Stands where words have been read: no letter, no digit, no space, so that nothing is read across it. */
export const READ = '¦'

/**
 * A line that is being read: each reader takes the words it understands, and nobody reads them again. What is left at the
 * end was not understood.
 */
export class Scan {
  /** The normalised text, words already read replaced by {@link READ} */
  live: string

  constructor(readonly source: Normalised) {
    this.live = source.text
  }

  /** Marks as read and gives the original words. */
  take(start: number, end: number): string {
    this.live = this.live.slice(0, start) + READ.repeat(end - start) + this.live.slice(end)
    return wordsAt(this.source, start, end)
  }

  /** The original words, without marking them as read. */
  words(start: number, end: number): string {
    return wordsAt(this.source, start, end)
  }

  has(pattern: RegExp): boolean {
    return pattern.test(this.live)
  }

  /** First match that is not refused, taken. */
  takeFirst(pattern: RegExp, accept: (match: RegExpExecArray) => boolean = () => true): Taken | null {
    for (const match of this.live.matchAll(pattern)) {
      if (accept(match)) return this.taken(match)
    }
    return null
  }

  /** Every match that is not refused, taken. */
  takeAll(pattern: RegExp, accept: (match: RegExpExecArray) => boolean = () => true): Taken[] {
    return [...this.live.matchAll(pattern)].filter(accept).map((match) => this.taken(match))
  }

  /** What nobody understood, in the buyer's words. */
  unread(): string {
    const pieces: string[] = []
    for (const match of this.live.matchAll(/[^¦]+/g)) {
      const words = this.words(match.index, match.index + match[0].length)
      if (/[\p{L}\p{N}]/u.test(words)) pieces.push(words.replace(/^[\s,;:.&+/()-]+|[\s,;:&+/(-]+$/g, ''))
    }
    return pieces.filter(Boolean).join(' … ')
  }

  private taken(match: RegExpExecArray): Taken {
    const start = match.index
    const end = start + match[0].length
    return { groups: match.slice(1), text: match[0], start, end, words: this.take(start, end) }
  }
}

export interface Taken {
  /** The groups of the pattern, from 0 */
  groups: (string | undefined)[]
  text: string
  start: number
  end: number
  /** The original words */
  words: string
}
