import type { z } from 'zod'
import { dec, decOrNull } from '@/core/decimal'
import type { Plain } from '@/server/serialize'
import type { getInspection } from './inspection.queries'
import type { saveInspectionSchema } from './inspection.schema'
import { type Obstacle, obstaclesToPass, type Reading } from './parameters'
import { type Split, splitProblem } from './split'

export type InspectionPage = NonNullable<Plain<Awaited<ReturnType<typeof getInspection>>>>
export type InspectionLotPage = InspectionPage['lots'][number]
export type SaveInput = z.input<typeof saveInspectionSchema>

/** Values of one reading as they stand in the fields: decimals as typed, '' for nothing. */
export type ReadingEntry = {
  parameter: string
  label: string
  kind: string
  unit: string
  minValue: string
  maxValue: string
  limitSource: string
  limitNote: string
  measured: string
  observation: string
  source: string
  /** Applies to the lot by its product; others were added by hand and can be taken out again. */
  added: boolean
}

export type LotEntry = {
  id: string
  passMetres: string
  passPieces: string
  failMetres: string
  failPieces: string
  holdMetres: string
  holdPieces: string
  concessionReason: string
  standardEdition: string
  remark: string
  readings: ReadingEntry[]
}

const figure = (metres: string): string => (dec(metres).gt(0) ? dec(metres).toString() : '')
const whole = (pieces: number): string => (pieces > 0 ? String(pieces) : '')

/** The saved lot as it is edited. */
export function lotEntry(lot: InspectionLotPage): LotEntry {
  return {
    id: lot.id,
    passMetres: figure(lot.passMetres),
    passPieces: whole(lot.passPieces),
    failMetres: figure(lot.failMetres),
    failPieces: whole(lot.failPieces),
    holdMetres: figure(lot.holdMetres),
    holdPieces: whole(lot.holdPieces),
    concessionReason: lot.concessionReason ?? '',
    standardEdition: lot.standardEdition ?? '',
    remark: lot.remark ?? '',
    readings: lot.readings.map((r) => ({
      parameter: r.parameter,
      label: r.label,
      kind: r.kind,
      unit: r.unit ?? '',
      minValue: r.minValue ?? '',
      maxValue: r.maxValue ?? '',
      limitSource: r.limitSource,
      limitNote: r.limitNote ?? '',
      measured: r.measured ?? '',
      observation: r.observation ?? '',
      source: r.source ?? '',
      added: r.onFile === null,
    })),
  }
}

/** Decimal text without grouping commas and blanks. */
const clean = (text: string): string => text.replaceAll(/[\s,]/g, '')
const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/

/** Why the text cannot be saved as a value, or null. A comma for a point would change the value: 7,11 is not 711. */
export function valueProblem(text: string, places: number): string | null {
  if (text.trim() === '') return null
  if (/,/.test(text) && !/^-?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/.test(text.trim()))
    return 'Use a point for decimals, for example 7.11.'
  if (!NUMBER.test(clean(text))) return 'Type a number, for example 7.11.'
  const decimals = clean(text).split('.')[1]?.length ?? 0
  if (decimals > places) return places === 0 ? 'Whole pieces only.' : `At most ${places} decimals.`
  return null
}

/** Everything in a lot that is typed wrong, by field path; such a lot is not saved until it is put right. */
export function typingProblems(lot: LotEntry): Record<string, string> {
  const out: Record<string, string> = {}
  const check = (path: string, text: string, places: number) => {
    const problem = valueProblem(text, places) ?? (places < 4 && text.trim().startsWith('-') ? 'Not below zero.' : null)
    if (problem) out[path] = problem
  }
  for (const key of ['passMetres', 'failMetres', 'holdMetres'] as const) check(key, lot[key], 3)
  for (const key of ['passPieces', 'failPieces', 'holdPieces'] as const) check(key, lot[key], 0)
  for (const r of lot.readings) {
    check(`${r.parameter}.measured`, r.measured, 4)
    check(`${r.parameter}.minValue`, r.minValue, 4)
    check(`${r.parameter}.maxValue`, r.maxValue, 4)
    if (r.measured.trim() && !r.source)
      out[`${r.parameter}.measured`] ??= 'Say where the value comes from: certificate, lab or instrument.'
    const [min, max] = [decOrNull(clean(r.minValue) || null), decOrNull(clean(r.maxValue) || null)]
    if (min && max && min.gt(max)) out[`${r.parameter}.minValue`] ??= 'The lower limit is above the upper one.'
  }
  return out
}

const orNull = (text: string): string | null => text.trim() || null
const decimalOrNull = (text: string): string | null => clean(text) || null
const decimalOrZero = (text: string): string => clean(text) || '0'

/** The lot as the save action takes it. */
export function lotInput(lot: LotEntry): SaveInput['lots'][number] {
  const { readings, ...facts } = lot
  return {
    id: facts.id,
    passMetres: decimalOrZero(facts.passMetres),
    passPieces: Number(decimalOrZero(facts.passPieces)),
    failMetres: decimalOrZero(facts.failMetres),
    failPieces: Number(decimalOrZero(facts.failPieces)),
    holdMetres: decimalOrZero(facts.holdMetres),
    holdPieces: Number(decimalOrZero(facts.holdPieces)),
    concessionReason: orNull(facts.concessionReason),
    standardEdition: orNull(facts.standardEdition),
    remark: orNull(facts.remark),
    readings: readings.map((r) => ({
      parameter: r.parameter,
      label: r.label,
      kind: r.kind as 'TEST',
      unit: orNull(r.unit),
      minValue: decimalOrNull(r.minValue),
      maxValue: decimalOrNull(r.maxValue),
      limitNote: orNull(r.limitNote),
      measured: decimalOrNull(r.measured),
      observation: (orNull(r.observation) as 'OK' | 'NOT_OK' | null) ?? null,
      source: (orNull(r.source) as 'LAB' | null) ?? null,
    })),
  }
}

const readable = (text: string): string | null => (decOrNull(clean(text) || null) ? clean(text) : null)

/** A reading as the rules judge it; what is typed wrong counts as not there. */
export function asReading(r: ReadingEntry): Reading {
  return {
    ...r,
    limitNote: orNull(r.limitNote),
    minValue: readable(r.minValue),
    maxValue: readable(r.maxValue),
    measured: readable(r.measured),
    observation: orNull(r.observation),
  }
}

/** The quantities of a lot as the rules judge them. */
export function splitOf(lot: InspectionLotPage, entry: LotEntry): Split {
  const metres = (text: string) => readable(text) ?? '0'
  const pieces = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : 0)
  return {
    metres: lot.metres,
    pieces: lot.pieces,
    passMetres: metres(entry.passMetres),
    passPieces: pieces(entry.passPieces),
    failMetres: metres(entry.failMetres),
    failPieces: pieces(entry.failPieces),
    holdMetres: metres(entry.holdMetres),
    holdPieces: pieces(entry.holdPieces),
  }
}

export type OpenPoint = { field: string; message: string; about?: Obstacle['about'] }

/** What is still open before this lot can be submitted, in the words the server would use. */
export function openPoints(lot: InspectionLotPage, entry: LotEntry): OpenPoint[] {
  const points: OpenPoint[] = Object.entries(typingProblems(entry)).map(([field, message]) => ({ field, message }))
  const split = splitOf(lot, entry)
  const readings = entry.readings.map(asReading)
  const decided = dec(split.passMetres).plus(dec(split.failMetres)).plus(dec(split.holdMetres))
  if (decided.lte(0)) points.push({ field: 'passMetres', message: 'Say how many metres pass, fail or stay on hold.' })
  const problem = splitProblem(split)
  if (problem) points.push(problem)
  if (dec(split.passMetres).gt(0))
    for (const o of obstaclesToPass(
      lot.stockLot,
      readings,
      { standardEdition: orNull(entry.standardEdition), concessionReason: orNull(entry.concessionReason) },
      lot.withoutLimits,
    ))
      points.push({ field: fieldOf(o), message: o.message, about: o.about })
  const fault = readings.some((r) => r.observation === 'NOT_OK' || outside(r))
  if (dec(split.failMetres).gt(0) && !entry.remark.trim() && !fault)
    points.push({ field: 'remark', message: 'Say why it fails.' })
  return points
}

function fieldOf(o: Obstacle): string {
  if (o.about === 'concession') return 'concessionReason'
  if (o.parameter === null) return 'standardEdition'
  return o.about === 'limit' ? `${o.parameter}.limits` : `${o.parameter}.measured`
}

function outside(r: Reading): boolean {
  const value = decOrNull(r.measured)
  if (!value) return false
  return (r.minValue !== null && value.lt(dec(r.minValue))) || (r.maxValue !== null && value.gt(dec(r.maxValue)))
}

const trimmed = (text: string): string => dec(text).toString()

/** "0.29 to 1.06 %", "at most 0.3 %", "at least 240 MPa"; null without limits. */
export function limitWords(r: {
  minValue: string | null
  maxValue: string | null
  unit: string | null
}): string | null {
  const unit = r.unit ? ` ${r.unit}` : ''
  if (r.minValue !== null && r.maxValue !== null) return `${trimmed(r.minValue)} to ${trimmed(r.maxValue)}${unit}`
  if (r.minValue !== null) return `at least ${trimmed(r.minValue)}${unit}`
  if (r.maxValue !== null) return `at most ${trimmed(r.maxValue)}${unit}`
  return null
}

export type Verdict = { tone: 'green' | 'red' | 'amber' | 'none'; words: string }

/** What a reading says, in words that stand beside the value. */
export function verdictOf(r: Reading): Verdict {
  if (r.observation === 'NOT_OK') return { tone: 'red', words: 'Not OK' }
  if (r.observation === 'OK') return { tone: 'green', words: 'OK' }
  const value = decOrNull(r.measured)
  if (!value) return { tone: 'none', words: '' }
  if (r.minValue !== null && value.lt(dec(r.minValue)))
    return { tone: 'red', words: `Below the limit of ${trimmed(r.minValue)}` }
  if (r.maxValue !== null && value.gt(dec(r.maxValue)))
    return { tone: 'red', words: `Above the limit of ${trimmed(r.maxValue)}` }
  if (r.minValue === null && r.maxValue === null)
    return r.parameter === 'LENGTH'
      ? { tone: 'none', words: 'Recorded' }
      : { tone: 'amber', words: 'No limit on file: not judged' }
  return { tone: 'green', words: 'Within its limits' }
}

export const SOURCE_WORDS: Record<string, string> = {
  CERTIFICATE: 'Mill certificate',
  LAB: 'Lab report',
  INSTRUMENT: 'Instrument',
  VISUAL: 'Visual',
}

export const LIMIT_SOURCE_WORDS: Record<string, string> = {
  MASTER: 'On file',
  NOMINAL: 'Tolerance',
  ENTERED: 'Entered by QC',
  STANDARD_BY_HAND: 'Standard checked by hand',
  NONE: 'No limit on file',
}

export const GROUPS = [
  { key: 'VISUAL', title: 'Visual', kinds: ['VISUAL'], source: false },
  { key: 'DIMENSIONS', title: 'Dimensions', kinds: ['DIMENSION'], source: true },
  { key: 'CHEMISTRY', title: 'Chemistry', kinds: ['CHEMICAL'], source: true },
  {
    key: 'MECHANICAL',
    title: 'Mechanical, hardness, impact',
    kinds: ['MECHANICAL', 'HARDNESS', 'IMPACT'],
    source: true,
  },
  { key: 'TESTS', title: 'Tests', kinds: ['TEST'], source: true },
] as const
export type GroupKey = (typeof GROUPS)[number]['key']

type OnFile = InspectionLotPage['readings'][number]['onFile']

const sameValue = (a: string, b: string | null): boolean => {
  const [x, y] = [decOrNull(clean(a) || null), decOrNull(b)]
  return x && y ? x.eq(y) : a.trim() === '' && y === null
}

/** Changes limits by hand: they become the inspector's own, without a source yet, unless they are those on file. */
export function withLimits(
  r: ReadingEntry,
  part: { minValue?: string; maxValue?: string },
  onFile: OnFile,
): Pick<ReadingEntry, 'minValue' | 'maxValue' | 'limitSource' | 'limitNote'> {
  const minValue = part.minValue ?? r.minValue
  const maxValue = part.maxValue ?? r.maxValue
  if (onFile && sameValue(minValue, onFile.minValue) && sameValue(maxValue, onFile.maxValue))
    return { minValue, maxValue, limitSource: onFile.limitSource, limitNote: onFile.limitNote ?? '' }
  if (minValue.trim() === '' && maxValue.trim() === '')
    return { minValue, maxValue, limitSource: 'NONE', limitNote: '' }
  return { minValue, maxValue, limitSource: 'ENTERED', limitNote: r.limitSource === 'ENTERED' ? r.limitNote : '' }
}
