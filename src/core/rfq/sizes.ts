import { dec } from '../decimal'
import { npsOfInches } from '../parse-size'
import { dnToNps, npsOutsideDiameter } from '../pipe-sizes'
import { hasWalls, wallOf } from '../pipe-walls'
import { type BoreUnit, bareBore, readBarePairs, readBefore, readBehind, readThird } from './bare-sizes'
import { DOUBT, type Draft } from './draft'
import type { Scan } from './scan'
import { readSizeLists } from './size-lists'
import { type SizeMark, wallType } from './size-parts'
import { TYPE_WORD, WALL_WORD } from './size-words'

const unique = (values: readonly string[]) => [...new Set(values)]
const words = (marks: readonly SizeMark[]) => unique(marks.map((mark) => mark.words)).join(' … ')

/** Two spellings of the same wall (`SCH 40 / STD` in 6"), or only one schedule. */
function oneSchedule(nps: string | null, schedules: readonly string[]): string | null {
  const [first] = schedules
  if (first === undefined || schedules.length === 1) return first ?? null
  const bare = unique(schedules.map((schedule) => schedule.replace(/S$/, '')))
  const walls = nps === null ? [] : unique(schedules.map((schedule) => wallOf(nps, schedule) ?? '?'))
  return walls.length === 1 && !walls.includes('?')
    ? first
    : bare.length === 1 && /^\d/.test(bare[0] ?? '')
      ? first
      : null
}

function setNps(draft: Draft, marks: readonly SizeMark[], unit: BoreUnit | null, wallText: string | null): void {
  const named = marks.filter((mark) => mark.what === 'nps')
  const sizes = unique(named.map((mark) => mark.value).filter(Boolean))
  const failed = named.filter((mark) => mark.value === '')
  const schedules = marks.filter((mark) => mark.what === 'schedule' && mark.value !== '').map((mark) => mark.value)
  if (sizes.length > 1) {
    const sentence = `More than one nominal size is named: ${words(named)}.`
    if (draft.kind === 'pipe' || draft.kind === 'tube') draft.doubt('nps', sentence, DOUBT.strong)
    else draft.note(sentence)
    return
  }
  const bores = marks.filter((mark) => mark.what === 'bore')
  const [size] = sizes
  if (size !== undefined) {
    draft.set('nps', size, words(named))
    for (const { doubt } of named) if (doubt) draft.doubt('nps', doubt)
    const other = bores.map((bore) => bareBore(bore.value, null, null, unit)).find((read) => read && read.nps !== size)
    if (other && (draft.kind === 'pipe' || draft.kind === 'tube')) {
      draft.doubt('nps', `A second size is named: ${words(bores)}.`, DOUBT.strong)
    } else if (other) {
      draft.clear('nps')
      draft.note(`More than one nominal size is named: ${words([...named, ...bores])}.`)
    }
    return
  }
  for (const { doubt } of failed) if (doubt) draft.doubt('nps', doubt, DOUBT.strong)
  if (failed.length > 0) return
  const texts = unique(bores.map((bore) => bore.value))
  const [text] = texts
  if (text === undefined) return
  if (texts.length > 1) {
    const sentence = `More than one bore is named: ${words(bores)}.`
    if (draft.kind === 'pipe' || draft.kind === 'tube') draft.doubt('nps', sentence, DOUBT.strong)
    else draft.note(sentence)
    return
  }
  const read = bareBore(text, schedules.length === 1 ? (schedules[0] ?? null) : null, wallText, unit)
  // 32 and 40 without any word are inches as well, beyond the size table
  const either =
    unit === null && bores.some(({ doubt }) => doubt) && npsOfInches(text) !== null && dnToNps(text) !== null
  if (read === null || (either && dec(text).gte(24))) {
    draft.doubt('nps', `“${words(bores)}” may be inches or millimetres.`, DOUBT.strong)
    return
  }
  draft.set('nps', read.nps, words(bores))
  if (read.doubt) draft.doubt('nps', read.doubt, read.strength ? DOUBT[read.strength] : DOUBT.some)
  for (const { doubt } of bores) if (doubt && unit === null) draft.doubt('nps', doubt)
}

function setSchedule(draft: Draft, marks: readonly SizeMark[]): void {
  const named = marks.filter((mark) => mark.what === 'schedule')
  for (const { doubt } of named) if (doubt) draft.doubt('schedule', doubt, DOUBT.strong)
  const values = unique(named.map((mark) => mark.value).filter(Boolean))
  if (values.length === 0) return
  const schedule = oneSchedule(draft.get('nps'), values)
  if (schedule === null) {
    const sentence = `More than one schedule is named: ${words(named)}.`
    if (draft.kind === 'pipe' || draft.kind === 'tube') draft.doubt('schedule', sentence, DOUBT.strong)
    else draft.note(sentence)
    return
  }
  draft.set('schedule', schedule, words(named))
  if (values.length > 1) draft.doubt('schedule', `Named twice: ${words(named)}.`, DOUBT.slight)
}

function setDimension(draft: Draft, marks: readonly SizeMark[], what: 'od' | 'wall'): void {
  const field = what === 'od' ? 'odMm' : 'wallMm'
  const named = marks.filter((mark) => mark.what === what)
  for (const mark of named) {
    if (mark.doubt) draft.doubt(field, mark.doubt, mark.value === '' ? DOUBT.some : DOUBT.strong)
    if (mark.note) draft.note(mark.note)
  }
  const values = unique(named.map((mark) => mark.value).filter(Boolean))
  const [value] = values
  if (value !== undefined && values.length === 1) draft.set(field, value, words(named))
  else if (values.length > 1) {
    const close = values.every((other) =>
      dec(other)
        .minus(dec(value ?? '0'))
        .abs()
        .lte('0.06'),
    )
    if (close && value !== undefined) draft.set(field, value, words(named))
    else
      draft.doubt(
        field,
        `More than one ${what === 'od' ? 'outside diameter' : 'wall'} is named: ${words(named)}.`,
        DOUBT.strong,
      )
  }
  const type = named.find((mark) => mark.wallType !== null)
  if (what === 'wall' && type && draft.get('wallMm') !== null) draft.set('wallType', type.wallType, type.words)
}

const WALL_TYPE = new RegExp(
  `(?<![A-Z])(?:${TYPE_WORD}[ .]*${WALL_WORD}|${WALL_WORD}[ .:(-]*${TYPE_WORD})(?![ .:=-]*\\d)`,
  'g',
)

/** `MIN WALL` away from the number of the wall. */
function setWallType(scan: Scan, draft: Draft): void {
  if (draft.get('wallType') !== null || draft.get('wallMm') === null) return
  const found = scan.takeAll(WALL_TYPE).map(({ groups, words }) => ({ type: wallType(groups[0] ?? groups[1]), words }))
  const types = unique(found.flatMap(({ type }) => (type === null ? [] : [type])))
  const [first] = found.filter(({ type }) => type !== null)
  if (first && types.length === 1) draft.set('wallType', first.type, first.words)
}

/** Compares what the line says with the size tables; what does not fit is never confident. */
function checkSize(draft: Draft, family: string | null): void {
  const nps = draft.get('nps')
  const schedule = draft.get('schedule')
  const odMm = draft.get('odMm')
  const wallMm = draft.get('wallMm')
  if (nps !== null && odMm !== null) {
    const usual = npsOutsideDiameter(nps)
    if (usual !== null && dec(usual).minus(dec(odMm)).abs().gt('1.2')) {
      draft.doubt(['nps', 'odMm'], `${nps}" has an outside diameter of ${usual} mm, not ${odMm} mm.`, DOUBT.strong)
    }
  }
  if (nps !== null && schedule !== null) {
    const wall = wallOf(nps, schedule)
    if (!hasWalls(nps)) draft.doubt('nps', `${nps}" is not in the size table.`, DOUBT.slight)
    else if (wall === null)
      draft.doubt(['nps', 'schedule'], `The size table has no ${label(schedule)} in ${nps}".`, DOUBT.strong)
    else if (wallMm !== null && dec(wall).minus(dec(wallMm)).abs().gt('0.2')) {
      draft.doubt(
        ['schedule', 'wallMm'],
        `${label(schedule)} in ${nps}" has a wall of ${wall} mm, not ${wallMm} mm.`,
        DOUBT.strong,
      )
    }
  } else if (nps !== null && !hasWalls(nps)) draft.doubt('nps', `${nps}" is not in the size table.`, DOUBT.slight)
  if (odMm !== null && wallMm !== null && dec(wallMm).times(2).gte(dec(odMm))) {
    draft.doubt(['odMm', 'wallMm'], `A wall of ${wallMm} mm is too thick for ${odMm} mm.`, DOUBT.strong)
    draft.clear('odMm', 'wallMm', 'wallType')
  }
  if (schedule !== null && /^\d+S$/.test(schedule) && (family === 'CS' || family === 'AS' || family === 'LTCS')) {
    draft.doubt('schedule', `SCH ${schedule} is a schedule of stainless pipe (B36.19M).`)
  }
}

function label(schedule: string): string {
  return /^\d/.test(schedule) ? `SCH ${schedule}` : schedule
}

/**
 * Size of a line from its marks and from numbers without a word. `unit` is what the table says about bare bores. Lengths
 * found as the third number of a size come back.
 */
export function readSizes(
  scan: Scan,
  draft: Draft,
  marks: readonly SizeMark[],
  unit: BoreUnit | null,
): { lengthMm: string | null; open: boolean } {
  const all = [...marks]
  const tube = draft.kind === 'tube'
  readSizeLists(scan, all)
  const bare = readBarePairs(scan, all, tube)
  all.push(...bare.marks)
  readBehind(scan, all)
  readBefore(scan, all)
  const third = bare.length ?? readThird(scan, all)
  const wall = all.find((mark) => mark.what === 'wall' && mark.value !== '')?.value ?? null
  setDimension(draft, all, 'od')
  setDimension(draft, all, 'wall')
  setNps(draft, all, unit, wall)
  setSchedule(draft, all)
  setWallType(scan, draft)
  for (const pair of draft.kind === 'pipe' || tube ? bare.open : []) {
    if (draft.get('nps') === null && draft.get('odMm') === null) {
      draft.doubt('nps', `“${pair}” may be a nominal size and a schedule, or a diameter and a wall.`, DOUBT.strong)
    }
  }
  return { lengthMm: third?.text ?? null, open: bare.open.length > 0 }
}

/** Checks of a finished size, and a note when a pipe has none. */
export function finishSize(draft: Draft, family: string | null): void {
  if (draft.kind !== 'pipe' && draft.kind !== 'tube') return
  checkSize(draft, family)
  const bore = draft.get('nps') ?? draft.get('odMm')
  if (bore === null) {
    draft.uncertain.add(draft.kind === 'tube' ? 'odMm' : 'nps')
    if (draft.confidence > 0.5) draft.doubt(draft.kind === 'tube' ? 'odMm' : 'nps', 'The size is not stated.', 0.6)
  } else if (draft.get('schedule') === null && draft.get('wallMm') === null) {
    draft.doubt('schedule', 'Neither schedule nor wall is stated.', 0.85)
  }
}
