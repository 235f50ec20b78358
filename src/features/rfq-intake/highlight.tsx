import type { ReactNode } from 'react'

type Span = { from: number; to: number }

/** Where the words stand in the text, the longest first, without overlaps; case does not matter. */
export function spansOf(text: string, words: readonly string[]): Span[] {
  const lower = text.toLowerCase()
  const spans: Span[] = []
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const wanted = word.trim().toLowerCase()
    if (wanted === '') continue
    for (let from = lower.indexOf(wanted); from >= 0; from = lower.indexOf(wanted, from + 1)) {
      const to = from + wanted.length
      if (spans.some((s) => from < s.to && to > s.from)) continue
      spans.push({ from, to })
      break
    }
  }
  return spans.sort((a, b) => a.from - b.from)
}

/** The text with these words marked. It stays text: nothing in it is markup. */
export function highlighted(text: string, words: readonly string[]): ReactNode {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of spansOf(text, words)) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...parts, text.slice(at)]
}
