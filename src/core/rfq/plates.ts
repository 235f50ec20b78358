import type { Draft } from './draft'
import { readMm } from './numbers'
import type { Scan } from './scan'

const NUM = String.raw`(\d{1,3}(?:,\d{3})|\d{1,5}(?:[.,]\d{1,2})?)`
const MM = String.raw`[ ]?(?:MM|M)?\.?(?:[ ]?(?:THK|THICK|WIDE|W|L|LG|LONG|T)\.?(?![A-Z]))?`
const BY = '[ ]?X[ ]?'
const SHEET = new RegExp(
  String.raw`(?<![A-Z0-9.,/-])(?:${NUM}(?:${MM}${BY}|[ ]?MM\.?(?:[ ]?(?:THK|THICK))?[ ,;]{1,3}))?${NUM}${MM}${BY}${NUM}${MM}(?![0-9A-WYZ]|[.,/]\d)`,
  'g',
)

/** `SHEET 3 MM SS304 1250 X 2500`: the thickness apart from the size. */
const THICKNESS = /(?<![A-Z0-9.,/-]|X )(\d{1,2}(?:[.,]\d{1,2})?)[ ]?MM(?![A-Z])(?! ?X(?![A-Z]))/g

/** Thickness and size of a plate: `12 MM THK`, `12 x 2500 x 10000`; width and length stay as text. */
export function readPlateSize(scan: Scan, draft: Draft): void {
  const sheet = scan.takeFirst(SHEET, ([, , a = '', b = '']) => Number(readMm(a)) >= 100 || Number(readMm(b)) >= 100)
  if (!sheet) return
  const [first, second = '', third = ''] = sheet.groups
  const apart = first === undefined && Number(readMm(second)) >= 100 ? scan.takeFirst(THICKNESS) : null
  const thickness = first ?? apart?.groups[0] ?? (Number(readMm(second)) < 100 ? second : null)
  const value = thickness === null ? null : readMm(thickness)
  if (value !== null && Number(value) < 300) draft.set('wallMm', value, sheet.words)
  draft.note(`Size: ${sheet.words}`)
  // a thickness that stands apart is no part of the sheet's size
  const size = sheet.words.replace(/^\s*[\d.,]+\s*mm\.?\s*(?:thk|thick)?[\s,;]+(?=\d)/i, '')
  if (third !== '') draft.set('lengthText', size, sheet.words)
}
