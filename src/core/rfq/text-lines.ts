import { type Heading, isHeading, readUnder } from './headings'
import { bareLineNumber } from './line-start'
import { looksLikeItem, MAX_LINE, proposalOf, type ReadLine, readLine } from './parse-line'
import { asksForItem, neverAnItem, readsAsProse } from './prose'
import type { RfqMasters, RfqProposal, RfqSkipped } from './types'

export interface TextLine {
  no: number
  text: string
  /** The text as it stands in the file, where `text` was put together from cells */
  source?: string
}

interface Logical extends TextLine {
  /** Number of the line in a counted list */
  counted: number | null
  source: string
}

/** Lines that carry a field of the item above: `Qty: 60 mtr`, `Ends: BE`. */
const LABELLED =
  /^\s*[-•*]?\s*(?:qty|quantity|total qty|length|ends?|tag|drawing|drg|dwg|item code|material code|mat(?:eria)?l|material|grade|spec(?:ification)?|standard|size|sch(?:edule)?|certificate|mtc|wall|thk|od|make|uom|unit|std|finish|type|dimensions?|norm)\b\.?(?:\s*(?:no|req(?:uired|d)?|type))?\.?\s*[:=]/i
const LIST_START =
  /^\s*(?:[([]?\d{1,4}[)\].]\s|(?:sr|sl|item|pos|line)\.?\s*(?:no\.?)?\s*\d|0\d{2,4}\s|[([]?[a-z][)\]]\s)/i
const OPEN_END = /(?:[,+&x×/-]|\b(?:and|with|to|as per|x))\s*$/i

/** Numbers that count the lines of a list: 1, 2, 3 or 10, 20, 30. They cannot be sizes when they count. */
function countLines(lines: readonly TextLine[]): Map<number, number> {
  const counted = new Map<number, number>()
  const candidates = lines.flatMap((line) => {
    const number = bareLineNumber(line.text)
    return number === null ? [] : [{ no: line.no, number, text: line.text }]
  })
  let run: typeof candidates = []
  const close = () => {
    // 1 1/2", 2 1/2", 3 1/2" may be sizes: a list needs a line in which the number cannot belong to the size
    const sure = run.some(({ text }) => !/^\s*\d{1,2}[ .]+\d\/\d/.test(text))
    if (run.length >= 3 || (run.length === 2 && run[0]?.number === 1)) {
      if (sure) for (const { no, number } of run) counted.set(no, number)
    }
    run = []
  }
  for (const candidate of candidates) {
    const last = run.at(-1)
    const before = run.at(-2)
    const step = last && candidate.number - last.number
    const usual = last && before ? last.number - before.number : step
    if (last && step !== undefined && (step === 1 || step === 10) && step === usual) run.push(candidate)
    else {
      close()
      run = [candidate]
    }
  }
  close()
  return counted
}

const indent = (text: string) => text.length - text.trimStart().length

/** A line below the items that holds for all of them: `All A106 Gr.B seamless`. */
const FOR_ALL =
  /^\s*(?:(?:all|above|everything|for all)(?: (?:items?|pipes?|sizes?|above|are|is|the))*[\s:,-]+|(?:material|grade|moc|spec(?:ification)?|standard|std)(?: of construction)?\s*[:=-]\s*)/i

/** Joins an item that is written over several lines into one. */
function joinLines(lines: readonly TextLine[], read: (text: string) => ReadLine): Logical[] {
  const counted = countLines(lines)
  const listed = lines.filter((line) => LIST_START.test(line.text) || counted.has(line.no)).length >= 2
  const blocks = paragraphs(lines)
  const out: Logical[] = []
  let blank = true
  for (const line of lines) {
    const text = line.text.trim()
    if (text === '') {
      blank = true
      continue
    }
    const last = out.at(-1)
    const starts = LIST_START.test(line.text) || counted.has(line.no)
    const footing = FOR_ALL.test(text) && isFooting(out, text, read)
    if (last && !blank && !starts && !footing && continues(last, line, { listed, blocks }, read)) {
      last.text = `${last.text}\n${text}`
      last.source = `${last.source}\n${line.source ?? text}`
    } else {
      out.push({
        no: line.no,
        text: line.text.trimEnd(),
        counted: counted.get(line.no) ?? null,
        source: line.source ?? line.text.trim(),
      })
    }
    blank = false
  }
  return out
}

/** `Material: A106 Gr.B` below two items or more that name no steel holds for all of them. */
function isFooting(out: readonly Logical[], text: string, read: (text: string) => ReadLine): boolean {
  const above = out.slice(-2)
  return (
    above.length === 2 &&
    above.every(({ text: item }) => !item.includes('\n') && takesHeading(read(item))) &&
    read(text).draft.get('designation') !== null
  )
}

/** How many paragraphs of two lines or more the text has. */
function paragraphs(lines: readonly TextLine[]): number {
  const runs = lines
    .map((line) => (line.text.trim() === '' ? ' ' : 'x'))
    .join('')
    .match(/x{2,}/g)
  return runs?.length ?? 0
}

interface Layout {
  /** The items are counted */
  listed: boolean
  /** Paragraphs of two lines or more */
  blocks: number
}

/** In a text of paragraphs, a line without a size gives what the line above left open: grade, ends, quantity. */
function completes(above: ReadLine, below: ReadLine): boolean {
  const fields = ['designation', 'quantity', 'schedule'] as const
  const given = fields.filter((field) => below.draft.get(field) !== null)
  return given.length > 0 && given.every((field) => above.draft.get(field) === null)
}

function continues(
  last: Logical,
  line: TextLine,
  { listed, blocks }: Layout,
  read: (text: string) => ReadLine,
): boolean {
  if (last.text.length + line.text.length > MAX_LINE) return false
  if (neverAnItem(line.text) !== null || neverAnItem(last.text) !== null) return false
  const above = read(last.text)
  if (above.empty && !LIST_START.test(last.text)) return false
  const below = read(line.text)
  const sizes = (one: ReadLine) => one.draft.get('nps') !== null || one.draft.get('odMm') !== null
  if (sizes(above) && sizes(below)) return false
  const labelled = LABELLED.test(line.text)
  if (labelled) return !(isHeading(above) && sizes(below) && !LIST_START.test(last.text))
  if (readsAsProse(line.text)) return false
  // a heading above items is not their first line
  if (isHeading(above) && sizes(below) && !OPEN_END.test(last.text) && !(listed && LIST_START.test(last.text)))
    return false
  const last1 = last.text.split('\n')[0] ?? ''
  const deeper = indent(line.text) > indent(last1)
  const listItem = listed && (LIST_START.test(last.text) || last.counted !== null)
  const noun = below.draft.readFrom.kind !== undefined && above.draft.readFrom.kind !== undefined
  if (noun && !listItem) return false
  const paragraph = blocks >= 2 && sizes(above) && !sizes(below) && !noun && completes(above, below)
  return listItem || OPEN_END.test(last1) || (deeper && !noun) || paragraph
}

/** Whether a line is an item, from what was read of it. */
function isItem(read: ReadLine, text: string): boolean {
  const { draft } = read
  const size = draft.get('nps') !== null || draft.get('odMm') !== null
  const sizeWords = size || draft.get('schedule') !== null || draft.get('wallMm') !== null || draft.uncertain.has('nps')
  const grade = draft.get('designation') !== null
  const quantity = draft.get('quantity') !== null
  const noun = draft.readFrom.kind !== undefined
  const prose = readsAsProse(text)
  if (prose)
    return (
      (size && (quantity || grade)) ||
      (noun && quantity && draft.get('unit') !== null && asksForItem(text)) ||
      (size && noun && !/\b(?:shall|should|must|to be|above|below|up ?to)\b/i.test(text) && text.length < 160)
    )
  if (sizeWords && !read.empty) return true
  if (noun && (quantity || grade)) return true
  if (grade) return true
  if (quantity) return noun || draft.get('itemCode') !== null || LIST_START.test(text) || /[a-z]{3,}/i.test(read.unread)
  if (read.unread === '' && noun) return text.trim().split(/\s+/).length <= 10
  return noun && text.length <= 90 && draft.readFrom.kind !== undefined && /^(?:fitting|plate|other)$/.test(draft.kind)
    ? !/[.!?]\s*$/.test(text)
    : draft.uncertain.has('nps') && /\d\s*[xX]\s*\d|\bDN\b|\bNB\b/.test(text)
}

/** Items of a text: one per line, over several lines, or under a heading that holds for all of them. */
export function readTextLines(
  lines: readonly TextLine[],
  sheet: string,
  masters: RfqMasters,
): { proposals: RfqProposal[]; skipped: RfqSkipped[] } {
  const proposals: RfqProposal[] = []
  const skipped: RfqSkipped[] = []
  const cache = new Map<string, ReadLine>()
  const read = (text: string): ReadLine => {
    const known = cache.get(text)
    if (known) return known
    const made = readLine(text, masters)
    cache.set(text, made)
    return made
  }
  const logical = joinLines(lines, read)
  let heading: Heading | null = null
  let open: { at: number; line: Logical; under: Heading | null }[] = []
  logical.forEach((line, i) => {
    const never = neverAnItem(line.text)
    if (never !== null) {
      skipped.push({ sheet, rowNo: line.no, text: line.source, why: never })
      return
    }
    const alone = read(line.text)
    const all = open.length > 0 && isHeading(alone) ? FOR_ALL.exec(line.text) : null
    if (all) {
      const words = line.text.slice(all[0].length)
      for (const { at, line: above, under } of open) {
        const text = under ? `${words} ; ${under.text}` : words
        const made = readUnder({ text, read: alone }, above.text, masters, { lineNumber: above.counted })
        proposals[at] = proposalOf(made, above.source, { sheet, rowNo: above.no })
      }
      open = []
      skipped.push({ sheet, rowNo: line.no, text: line.source, why: 'Holds for the lines above' })
      return
    }
    if (isHeading(alone) && !namesSizes(alone, line.text) && leads(logical.slice(i + 1), line.text, read)) {
      heading = { text: line.text, read: alone }
      skipped.push({ sheet, rowNo: line.no, text: line.source, why: 'Heading of the lines below' })
      return
    }
    if (!isItem(alone, line.text) || !(looksLikeItem(alone, line.text) || alone.draft.get('unit') !== null)) {
      skipped.push({
        sheet,
        rowNo: line.no,
        text: line.text,
        why: readsAsProse(line.text) ? 'Text, not an item' : 'No item found',
      })
      return
    }
    const under = heading !== null && takesHeading(alone) ? heading : null
    if (!under) heading = null
    const made =
      under || line.counted !== null ? readUnder(under, line.text, masters, { lineNumber: line.counted }) : alone
    const graded = under?.read.draft.get('designation') ?? null
    if (takesHeading(alone) && graded === null) open.push({ at: proposals.length, line, under })
    else open = []
    proposals.push(proposalOf(made, line.source, { sheet, rowNo: line.no }))
  })
  return { proposals, skipped }
}

/** `4" + 6" NB SCH 80 pipes` is an item whose size is open; with a colon behind it, it stands above items. */
function namesSizes({ draft }: ReadLine, text: string): boolean {
  return (
    draft.get('schedule') !== null && draft.notes.some((note) => /^More than one/.test(note)) && !/[:-]\s*$/.test(text)
  )
}

/** A line with a size but without a grade of its own stands under the heading. */
function takesHeading({ draft }: ReadLine): boolean {
  const size = draft.get('nps') !== null || draft.get('odMm') !== null || draft.uncertain.has('nps')
  return size && draft.readFrom.designation === undefined
}

/** Whether items follow that need the heading: a size and a quantity, without a grade; or a heading that ends in a colon. */
function leads(below: readonly Logical[], text: string, read: (text: string) => ReadLine): boolean {
  const [next] = below.filter((line) => neverAnItem(line.text) === null)
  if (!next) return false
  const first = read(next.text)
  if (!takesHeading(first) || first.draft.get('product') !== null) return false
  return first.draft.get('quantity') !== null || /[:-]\s*$/.test(text) || LIST_START.test(next.text)
}
