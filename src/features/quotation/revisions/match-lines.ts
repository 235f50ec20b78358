import { decOrNull } from '@/core/money'

type Value = string | number | null | undefined | { toString(): string }
type Line = Record<string, Value | readonly string[]> & { lineNo: number }

const words = (value: Line[string]): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.join(';')
  const text = String(value).trim().toUpperCase()
  return decOrNull(text)?.toString() ?? text
}

const key =
  (...names: string[]) =>
  (line: Line): string =>
    names.map((name) => words(line[name])).join('|')

/** '' where nothing of what is named is stated, which matches nothing. */
const stated =
  (names: string[], also: string[] = []) =>
  (line: Line): string =>
    names.some((name) => words(line[name]) !== '') ? key(...names, ...also)(line) : ''

const SIZE = ['product', 'designation', 'sizeText', 'odMm', 'wallMm', 'wallType', 'description']
const PLACE = ['section', 'position', 'itemNo', 'itemCode', 'tagNo']

const CONTENT = [...PLACE, ...SIZE, 'additionalSpecs', 'ends', 'quantity', 'unit']

/** How a line is known again, the surest first: what nobody touched is never taken for the old self of what was changed. */
const SIGNS: readonly ((line: Line) => string)[] = [
  key('enquiryLineId', ...CONTENT, 'rate', 'rateUnit'),
  stated(['enquiryLineId'], [...SIZE, 'quantity', 'unit']),
  stated(['enquiryLineId']),
  key(...CONTENT),
  stated(['position', 'itemNo', 'itemCode', 'tagNo'], ['section']),
  key(...SIZE, 'additionalSpecs', 'ends', 'quantity', 'unit'),
  key(...SIZE, 'additionalSpecs', 'ends'),
  key(...SIZE),
  (line) => String(line.lineNo),
]

/**
 * Lines of two revisions that are the same item: by the line of the enquiry they answer, by position or the buyer's item
 * number, by product and size; by the line number only when nothing else tells. What is left was added or removed.
 */
export function matchLines<L extends Line>(
  before: readonly L[],
  after: readonly L[],
): { pairs: [L, L][]; added: L[]; removed: L[] } {
  const left = new Set(before)
  const open = new Set(after)
  const pairs: [L, L][] = []
  const pairOff = (sign: (line: Line) => string) => {
    const waiting = new Map<string, L[]>()
    for (const line of left) {
      const name = sign(line)
      if (!name) continue
      const same = waiting.get(name)
      if (same) same.push(line)
      else waiting.set(name, [line])
    }
    for (const line of open) {
      const match = waiting.get(sign(line))?.shift()
      if (!match) continue
      pairs.push([match, line])
      left.delete(match)
      open.delete(line)
    }
  }
  for (const sign of SIGNS) {
    // of several that look the same, first the one in the same place, then those in their order
    pairOff((line) => (sign(line) === '' ? '' : `${line.lineNo}|${sign(line)}`))
    pairOff(sign)
  }
  return {
    pairs: pairs.sort((a, b) => a[1].lineNo - b[1].lineNo),
    added: [...open],
    removed: [...left],
  }
}
