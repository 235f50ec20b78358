import { dec } from '../decimal'
import type { Draft } from './draft'
import { readAmount } from './numbers'
import { LENGTH_UNIT, LENGTH_WORD, PIECES } from './quantity-units'
import type { Scan } from './scan'

const RANDOM_WORDS = String.raw`(?:(?:IN |STD\.? |STANDARD )?(?:(?:SINGLE|DOUBLE|TRIPLE|MILL|UNIFORM)[ -]?(?:\/ ?(?:SINGLE|DOUBLE)[ -]?)?RANDOM(?:[ -]?LENGTHS?)?|[SDT]\.?R\.?L\.?(?:[ ]?(?:\/|OR) ?[SDT]\.?R\.?L\.?)?|R\.?L\.(?![A-Z])|RANDOM(?:[ -]LENGTHS?)?|R\/L|STANDARD LENGTHS?|MILL LENGTHS?)(?![A-Z]))`
const RANGE = String.raw`(\d{1,2}(?:[.,]\d{1,3})?|\d{4,5})[ ]?(?:${LENGTH_UNIT})?[ ]?(?:-|TO|~|\/|BIS|\+|\.\.\.?|AND|&)[ ]?(\d{1,2}(?:[.,]\d{1,3})?|\d{4,5})[ ]?(?:${LENGTH_UNIT})`
const RANDOM = new RegExp(
  String.raw`(?<![A-Z0-9./"-]|\d )(?:${RANDOM_WORDS}[ ,:(-]{0,3}(?:OF |BETWEEN )?${RANGE}\)?|(?:IN |BETWEEN |L ?= ?)?${RANGE}(?:[ ,(-]{0,2}${RANDOM_WORDS}\)?|[ ]?${LENGTH_WORD})*|${RANDOM_WORDS}(?:[ ,:-]{0,3}(?:\(|OF |APPROX\.? )[ ]?\d{1,2}(?:[.,]\d)?[ ]?${LENGTH_UNIT}\)?|[ ]?[2-7](?:[.,]\d{1,2})?[ ]?${LENGTH_UNIT}(?! ?X))?)`,
  'g',
)
/** `20 FT RANDOM LENGTHS`; `60 M IN RANDOM LENGTHS` is a quantity. */
const MEASURED_RANDOM = new RegExp(
  String.raw`(?<![A-Z0-9./"-]|\d )(\d{1,2}(?:[.,]\d{1,2})?)[ ]?(${LENGTH_UNIT})[ ](?!IN )${RANDOM_WORDS}`,
  'g',
)
const LENGTH_LABEL = new RegExp(
  String.raw`(?<![A-Z]|\d ?|\d ?MM\.? ?|\d ?M ?|\d ?MTRS?\.? ?)(?:(?:EACH |CUT |FIXED |EXACT |PIECE |TUBE |PIPE |STRAIGHT |STD\.? |STOCK |SPECIFIC |UNIFORM )*(?:LENGTHS?|LENGHTS?|LGTHS?|LG\.?)|(?:CUT|FIXED) TO|L(?=[ ]?[:=]))[ ]?(?:OF |EACH |\((?:IN )?(?:MM|M|MTRS?|METERS?)\)[ ]?)?[ :=.-]{0,3}((?:\d{1,3},\d{3}|\d{1,5})(?:[.,]\d{1,3})?)(?![\d"/]|[ ]?${PIECES})[ ]?(${LENGTH_UNIT})?(?:[ ]?${LENGTH_WORD})*`,
  'g',
)
const LENGTH_TAIL = new RegExp(
  String.raw`(?<![A-Z0-9./]|\d,|\d )(?:(?:IN|OF|@|X|L=?|FIXED|EXACT|CUT|STD)[ ])?((?:\d{1,3},\d{3}|\d{1,5})(?:[.,]\d{1,3})?(?:[ ]?'[ ]?-?[ ]?\d{1,2}")?)[ ]?(${LENGTH_UNIT})(?:[ ]?(?:±|\+\/?-)[ ]?\d{1,3}[ ]?MM)?(?:[ ]?-?[ ]?${LENGTH_WORD})+`,
  'g',
)
const UNITLESS_LENGTH = /(?<![A-Z0-9./]|\d,|\d )(?:X ?)?(\d{3,5})[ ]?(?:LG|LONG|LENGTH)\.?(?![A-Z])/g
const IN_LENGTHS = new RegExp(
  String.raw`(?<![A-Z])(?:IN|@)[ ]((?:\d{1,2}(?:[.,]\d{1,3})?|\d{4,5}))[ ]?(${LENGTH_UNIT})`,
  'g',
)
const MILLIMETRES = /(?<![A-Z0-9./"]|\d,|\d )(?:X ?|L ?)?((?:[1-9]\d?,\d{3}|[1-9]\d{3,4})(?:\.\d)?)[ ]?MM(?![A-Z])\.?/g
export const FEET =
  /(?<![A-Z0-9./]|\d )(?:X ?)?(\d{1,2})[ ]?(?:'|FT\.?|FEET)(?![A-Z'])(?:[ -]?\d{1,2}[ ]?(?:"|IN(?![A-Z])))?(?:[ ]?(?:LONG|LENGTHS?|LG|EACH))*/g
function trimLength(words: string): string {
  return words
    .replace(
      /(['"]|\d ?m{1,2}|m(?:e?te?rs?|etres?)\.?|f(?:t|eet)\.?)[\s-]*(?:lengths?|long|lg|lgths?|l[äa]ngen?|each)\.?$/i,
      '$1',
    )
    .replace(/^(?:in|@|of|x|×|\*)\s*(?=\d)/i, '')
    .replace(/^l\s*=?\s*(?=\d)/i, '')
    .replace(/[\s.,;(-]+$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim()
}

/** Sets the length of the pieces; a second one is put behind it. */
export function setLength(draft: Draft, words: string): void {
  const text = trimLength(words)
  const before = draft.get('lengthText')
  if (before === null) draft.set('lengthText', text, words)
  else if (before !== text) {
    draft.set('lengthText', `${before}, ${text}`, `${draft.readFrom.lengthText ?? ''}, ${words}`)
  }
}

/** No piece is longer than 30 m: `60 m each` is a quantity. */
function isShort(match: RegExpExecArray): boolean {
  const value = readAmount((match[1] ?? '').replace(/'.*$/, ''))?.value
  return value !== undefined && (!/^M(?!M)/.test(match[2] ?? '') || dec(value).lte(30))
}

const isPiece = (match: RegExpExecArray) =>
  Number((match[1] ?? '').replace(',', '.')) <= (/^M/.test(match[2] ?? '') ? 14 : 45)

/** Lengths of the pieces: random lengths, ranges, labelled and measured ones. */
export function readLengths(scan: Scan, draft: Draft): void {
  for (const taken of scan.takeAll(MEASURED_RANDOM, isPiece)) setLength(draft, taken.words)
  for (const taken of scan.takeAll(RANDOM)) setLength(draft, taken.words)
  for (const pattern of [LENGTH_LABEL, LENGTH_TAIL, IN_LENGTHS]) {
    for (const taken of scan.takeAll(pattern, pattern === LENGTH_LABEL ? undefined : isShort)) {
      const labelled =
        pattern === LENGTH_LABEL
          ? taken.words.replace(/^(?:[a-z]+ )?(?:lengths?|lenghts?|lg\.?|l)\s*(?:of|each)?[\s:=.-]*(?=\d)/i, (label) =>
              /fixed|cut|exact/i.test(label) ? label : '',
            )
          : taken.words
      setLength(
        draft,
        labelled.replace(/[\s-]*(?:lengths?|lenghts?|long|lg\.?|lgths?|l[äa]ngen?)\.?$/i, (tail) =>
          /(?:fixed|random|cut|exact)[\s-]*(?:lengths?)?$/i.test(labelled) ? tail : '',
        ),
      )
    }
  }
  for (const taken of scan.takeAll(UNITLESS_LENGTH)) setLength(draft, taken.words)
  for (const taken of scan.takeAll(MILLIMETRES)) setLength(draft, taken.words)
}
