import type { LineContext, ReadLine } from './parse-line'
import { readLine } from './parse-line'
import type { RfqField, RfqMasters } from './types'

/** Fields of which the line's own word wins over the heading's. */
const OWN: readonly RfqField[] = [
  'designation',
  'nps',
  'schedule',
  'odMm',
  'wallMm',
  'ends',
  'lengthText',
  'certificate',
  'quantity',
  'unit',
  'kind',
]

export interface Heading {
  text: string
  read: ReadLine
}

/** Whether a line names a product or a grade but no item of its own: something to stand above items. */
export function isHeading({ draft, empty }: ReadLine): boolean {
  if (empty || draft.get('quantity') !== null) return false
  if (draft.get('nps') !== null || draft.get('odMm') !== null) return false
  return draft.get('designation') !== null || draft.get('product') !== null || draft.readFrom.kind !== undefined
}

/** The heading's words without those that the line says itself. */
function missingWords(heading: Heading, own: ReadLine): string {
  let text = heading.text
  for (const field of OWN) {
    const words = heading.read.draft.readFrom[field]
    if (
      words === undefined ||
      (own.draft.readFrom[field] === undefined && !(field === 'schedule' && own.draft.get('wallMm') !== null))
    )
      continue
    for (const piece of words.split(/ … |, /)) text = text.replace(piece, ' ')
  }
  return text.replace(/^\s*(?:\(?[A-Za-z0-9]{1,3}[).:]\s+)/, '').replace(/[\s:;-]+$/, '')
}

/** Reads a line together with the heading it stands under: what the line says itself comes first. */
export function readUnder(heading: Heading | null, text: string, masters: RfqMasters, context: LineContext): ReadLine {
  const own = readLine(text, masters, context)
  if (!heading) return own
  const rest = missingWords(heading, own)
  if (rest.trim() === '') return own
  const both = readLine(`${text} ; ${rest}`, masters, context)
  both.draft.note(`Under the heading “${heading.text.trim().slice(0, 120)}”.`)
  return both
}
