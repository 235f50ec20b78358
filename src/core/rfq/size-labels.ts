import { dec } from '../decimal'
import { readMm } from './numbers'
import type { Scan } from './scan'
import { od, type SizeMark, wall, wallType } from './size-parts'
import { MM, NUMBER, SEP, TYPE_WORD } from './size-words'

/** Of the numbers on both sides of OD the larger, of those around WT the smaller one. */
function eitherSide(
  before: string | undefined,
  after: string | undefined,
  wanted: 'larger' | 'smaller',
): { value: string; side: 'before' | 'after' } | null {
  const a = before === undefined ? null : readMm(before)
  const b = after === undefined ? null : readMm(after)
  if (a === null) return after === undefined || b === null ? null : { value: after, side: 'after' }
  if (b === null || before === undefined || after === undefined)
    return before === undefined ? null : { value: before, side: 'before' }
  const beforeWins = wanted === 'larger' ? dec(a).gte(dec(b)) : dec(a).lte(dec(b))
  return beforeWins ? { value: before, side: 'before' } : { value: after, side: 'after' }
}

/** OD and WT words with a number before or behind them; only the number that belongs to the word is taken. */
export function takeLabelled(scan: Scan, marks: SizeMark[], word: string, what: 'od' | 'wall'): void {
  const before = new RegExp(
    `(?<!(?:NPS|DN|NB)[ :.=-]{0,3})${NUMBER}${MM}?[ ,]{0,2}[(]?${what === 'wall' ? `(?:${TYPE_WORD}[ ]?)?` : '()?'}$`,
  )
  const after = new RegExp(
    `^${SEP}${what === 'wall' ? `(?:${TYPE_WORD}[ ]?)?` : '()?'}(?:\\(?MM\\)?)?${SEP}(\\d{1,4}(?:[.,]\\d{1,3})?)(?!\\d|[.,/]\\d)(?! ?(?:M|MTRS?|MTS?|MT|NOS?|PCS|KGS?|FT|KG\\/M)(?![A-Z])|"| ?INCH)${MM}?${what === 'wall' ? `(?:[ ]?\\(?${TYPE_WORD}\\)?)?` : '()?'}`,
  )
  const finder = new RegExp(`(?<![A-Z])${word}`, 'g')
  for (const match of scan.live.matchAll(finder)) {
    const wordEnd = match.index + match[0].length
    const head = before.exec(scan.live.slice(Math.max(0, match.index - 24), match.index))
    const tail = after.exec(scan.live.slice(wordEnd, wordEnd + 40))
    const chosen = eitherSide(head?.[1], tail?.[2], what === 'od' ? 'larger' : 'smaller')
    if (!chosen) continue
    const trailing =
      chosen.side === 'before' && what === 'wall'
        ? new RegExp(`^[ ]?\\(?${TYPE_WORD}\\)?`).exec(scan.live.slice(wordEnd))
        : null
    const type = chosen.side === 'before' ? (head?.[2] ?? trailing?.[1]) : (tail?.[1] ?? tail?.[3] ?? head?.[2])
    const made = what === 'od' ? od(chosen.value) : wall(chosen.value, type)
    if (!made) continue
    const lead = what === 'wall' && !head ? new RegExp(`${TYPE_WORD}[ ]?$`).exec(scan.live.slice(0, match.index)) : null
    if (lead && made.wallType === null) made.wallType = wallType(lead[1])
    const start = match.index - (chosen.side === 'before' ? (head?.[0].length ?? 0) : (lead?.[0].length ?? 0))
    const end = chosen.side === 'before' ? wordEnd + (trailing?.[0].length ?? 0) : wordEnd + (tail?.[0].length ?? 0)
    marks.push({ ...made, start, end, words: scan.take(start, end) })
  }
}
