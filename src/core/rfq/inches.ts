import { dec, decimalText } from '../decimal'
import { npsOfInches } from '../parse-size'

export interface Inches {
  /** Decimal inches */
  inches: string
  nps: string | null
  /** Characters at the front of the match that do not belong to it */
  skip: number
  glued: boolean
}

/** What a match of {@link INCHES} means; `40 1/2` is a half behind a forty. */
export function inchesOf(text: string): Inches | null {
  const space = text.lastIndexOf(' ')
  const glued = /^[1-9]{2}\/\d$/.test(text)
  const spaced = glued ? `${text[0]} ${text.slice(1)}` : text
  const nps = npsOfInches(spaced.replace(',', '.').replace(/[+&]/g, '-').replace(/ ?- ?/g, '-'))
  if (nps === null && space > 0) {
    const tail = inchesOf(text.slice(space + 1))
    return tail && { ...tail, skip: tail.skip + space + 1 }
  }
  // S-40,6": a list with commas; no size has forty inches and six tenths
  const listed = nps === null ? /^(?:5|10|20|30|40|60|80|100|120|140|160),(?=\d{1,2}$)/.exec(text) : null
  const member = listed && inchesOf(text.slice(listed[0].length))
  if (listed && member?.nps) return { ...member, skip: member.skip + listed[0].length }
  const inches = decimalInches(spaced)
  return inches === null ? null : { inches, nps, skip: 0, glued }
}

function decimalInches(text: string): string | null {
  const mixed = /^(?:(\d{1,3})[ ]?[-. +&]?[ ]?)?(\d{1,2})\/(\d{1,2})$/.exec(text)
  if (mixed) {
    const over = dec(mixed[3] ?? '1')
    if (over.isZero()) return null
    return decimalText(dec(mixed[1] ?? '0').plus(dec(mixed[2] ?? '0').div(over)))
  }
  const plainText = text.replace(',', '.')
  return /^\d*\.?\d+$/.test(plainText) ? decimalText(plainText.startsWith('.') ? `0${plainText}` : plainText) : null
}

const MM_PER_INCH = '25.4'

/** Inches as mm, 25.4 each. */
export function inchesToMm(inches: string): string {
  return decimalText(dec(inches).times(dec(MM_PER_INCH)).toDecimalPlaces(4))
}
