import { dec } from '../decimal'
import { dnToNps, normaliseSchedule } from '../pipe-sizes'
import { inchesOf, inchesToMm } from './inches'
import { readMm } from './numbers'

/** One part of a size, as it stands in the text. */
export interface SizeMark {
  what: 'nps' | 'bore' | 'schedule' | 'od' | 'wall'
  /** nps: table spelling; bore: the bare number; od, wall: mm; '' when it cannot be known */
  value: string
  wallType: 'MIN' | 'AVG' | null
  start: number
  end: number
  words: string
  /** Why it is not sure */
  doubt?: string
  /** Worth knowing, but sure */
  note?: string
}

function spelled(schedule: string): string | null {
  const compact = schedule.replace(/[ -]/g, '')
  if (/^(?:XXST|DOUBLEEXTRA|XXH)/.test(compact)) return 'XXS'
  if (/^(?:XST|EXTRA|XH)/.test(compact)) return 'XS'
  if (compact.startsWith('STANDARD')) return 'STD'
  return normaliseSchedule(compact)
}

type WallType = SizeMark['wallType']

export function wallType(word: string | undefined): WallType {
  if (word === undefined) return null
  return /^(?:MIN|M\.?W)/.test(word) ? 'MIN' : /^(?:AV|A\.?W)/.test(word) ? 'AVG' : null
}

/** Walls are never hundreds of millimetres: a comma is the decimal one. */
function wallMm(text: string): string | null {
  const mm = readMm(text)
  return mm !== null && dec(mm).gt(200) && text.includes(',') ? readMm(text.replace(',', '.')) : mm
}

/** A part of a size that has been understood, before its place is known; null when the words mean something else. */
export type SizePart = Omit<SizeMark, 'start' | 'end' | 'words'> | null

export function odInInches(inches: string | undefined): SizePart {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read) return null
  const mm = inchesToMm(read.inches)
  return { what: 'od', value: mm, wallType: null, note: `Outside diameter ${read.inches}" is ${mm} mm.` }
}

export function wallInInches(inches: string | undefined, type: string | undefined): SizePart {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read || dec(read.inches).gt(4)) return null
  const mm = inchesToMm(read.inches)
  return { what: 'wall', value: mm, wallType: wallType(type), note: `Wall ${read.inches}" is ${mm} mm.` }
}

export function wall(mm: string | undefined, type: string | undefined): SizePart {
  const value = mm === undefined ? null : wallMm(mm)
  return value === null || dec(value).isZero() ? null : { what: 'wall', value, wallType: wallType(type) }
}

export function od(mm: string | undefined): SizePart {
  const value = mm === undefined ? null : readMm(mm)
  return value === null || dec(value).isZero() ? null : { what: 'od', value, wallType: null }
}

export function nps(inches: string | undefined): SizePart {
  const read = inches === undefined ? null : inchesOf(inches)
  if (!read) return null
  if (read.nps === null) {
    return { what: 'nps', value: '', wallType: null, doubt: `${inches}" is not a nominal pipe size.` }
  }
  return read.glued
    ? { what: 'nps', value: read.nps, wallType: null, doubt: `“${inches}"” is read as ${read.nps}".` }
    : { what: 'nps', value: read.nps, wallType: null }
}

export function dn(number: string | undefined): SizePart {
  const value = (number ?? '').replace(/[.,]0+$/, '')
  const size = dnToNps(value)
  if (size === null) return { what: 'nps', value: '', wallType: null, doubt: `DN ${value} is not a nominal size.` }
  // DN 6, 8 and 10 are hardly ever bought; often inches are meant
  return ['6', '8', '10'].includes(value)
    ? { what: 'nps', value: '', wallType: null, doubt: `DN ${value} is ${size}"; ${value}" may be meant.` }
    : { what: 'nps', value: size, wallType: null }
}

export function schedule(name: string | undefined): SizePart {
  const value = spelled(name ?? '')
  return value === null ? null : { what: 'schedule', value, wallType: null }
}

export function bore(number: string | undefined): SizePart {
  const read = number === undefined ? null : inchesOf(number)
  if (!read || number === undefined) return null
  // fractions and decimals are inches; whole numbers may be millimetres
  if (/[./,]/.test(number.slice(read.skip)) && read.nps !== null)
    return { what: 'nps', value: read.nps, wallType: null }
  return { what: 'bore', value: read.inches, wallType: null }
}
