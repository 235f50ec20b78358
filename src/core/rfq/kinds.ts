import type { FoundSteel } from './standards'
import type { RfqKind } from './types'

/** What a noun makes of a line. */
interface Noun {
  kind: RfqKind
  /** Words of the item, as it is called */
  name: string
  start: number
  end: number
}

const word = (source: string) => new RegExp(`(?<![A-Z0-9])(?:${source})(?![A-Z])`, 'g')

const FITTING_NOUNS = String.raw`ELBOWS?|ELB|ELL|RETURN BENDS?|BENDS?|TEES?|REDUCERS?|SWAGED? NIPPLES?|SPECTACLE BLINDS?|REDU|RED(?=[ ,;.-]+(?:CON|ECC|TEE|BW|SW))|NIPPLES?|COUPLINGS?|UNIONS?|BUSH(?:ING|ES)?S?|PLUGS?|CAPS?|CROSS(?:ES)?|BLIND FLANGES?|FLANGES?|FLGS?|FLNG|WELDOLETS?|SOCKOLETS?|THREDOLETS?|LATROLETS?|OLETS?|STUB[ -]?ENDS?|SWAGES?|SWAGE NIPPLES?|LATERALS?|SPECTACLE(?: BLINDS?)?|SPEC(?:TACLE)?\.? BLINDS?|BLINDS?|SPACERS?|UNIONE|FITTINGS?|RETURN BENDS?|COLLARS?|INSERTS?`
const OTHER_NOUNS =
  'VALVES?|GASKETS?|GSKT|STUD[ -]?BOLTS?|HEX BOLTS?|BOLTS?|STUDS?|NUTS?|WASHERS?|FASTENERS?|STRAINERS?|TRAPS?|HOSES?|BARS?|ROUND BARS?|RODS?|ANGLES?|CHANNELS?|BEAMS?|ISMB|ISMC|ISA|SECTIONS?|SHS|RHS|ROLLED HOLLOW|HOLLOW SECTIONS?|SUPPORTS?|CLAMPS?|U[ -]?BOLTS?|SHOES?|ELECTRODES?|WIRES?|CABLES?|PUMPS?|INSULATION|SPOOLS?|PAINTS?|GRATINGS?|GAUGES?|FILTERS?|EXPANSION JOINTS?|BELLOWS|WELDING (?:ROD|WIRE|ELECTRODE)S?|BILLETS?|FORGINGS?|CASTINGS?|RINGS?|CASING|O[ -]?RINGS?|FREIGHT|TRANSPORT(?:ATION)?|INSPECTION CHARGES'
const PLATE_NOUNS = String.raw`PLATES?|SHEETS?|COILS?|STRIPS?|CHEQUERED PLATES?|CHQD?\.? PLATES?|TUBE[ -]?SHEETS?|TUBE[ -]?PLATES?|BAFFLES?`
const PIPE_NOUNS = 'PIPES?|PIP|PIPING|LINE[ -]?PIPES?|PPE|[A-ZÄÖÜ]*ROHRE?|TUYAU[X]?|TUBER[IÍ]A'
const TUBE_NOUNS = 'TUBES?|TUBING|TUBO[S]?|U[ -]?TUBES?|FIN(?:NED)? TUBES?'

const NOUNS: readonly (readonly [RegExp, RfqKind])[] = [
  [word(PIPE_NOUNS), 'pipe'],
  [word(TUBE_NOUNS), 'tube'],
  [word(FITTING_NOUNS), 'fitting'],
  [word(PLATE_NOUNS), 'plate'],
  [word(OTHER_NOUNS), 'other'],
]

/** Things that go with pipe and do not make another item of it. */
const ACCOMPANIED =
  /(?<![A-Z])(?:WITH|INCL(?:UDING|\.)?|C\/W|W\/|AND|&|ONE|PLUS)[ ]+(?:[A-Z]+[ ]+){0,3}(?:COUPLINGS?|SOCKETS?|CAPS?|PLUGS?|COLLARS?|RINGS?|PROTECTORS?)|(?:PLASTIC|END|PROTECTION|BEVEL)[ -](?:[A-Z]+ )?CAPS?|FLANGED?[ -]ENDS?|CAPS? ON BOTH ENDS|FOR (?:[A-Z-]+ ){0,4}[A-Z-]+|(?:T ?& ?C)|BEND(?:ING)? TEST|(?:COLD|U)[ -]BEND(?:ING)?(?= TEST)|ROLLED PLATE|FROM PLATES?|PLATE FORMED|RING TEST|PLAIN BARE/g

const GOES_WITH = /(?<![A-Z])(?:PIPES?|TUBES?|TUBING)(?![A-Z])/

function nouns(text: string): Noun[] {
  const hidden = text.replace(ACCOMPANIED, (all, ...rest) => {
    const offset = rest.find((part) => typeof part === 'number') ?? 0
    return GOES_WITH.test(text.slice(0, offset)) ? '_'.repeat(all.length) : all
  })
  return NOUNS.flatMap(([pattern, kind]) =>
    [...hidden.matchAll(pattern)].map((match) => ({
      kind,
      name: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end)
}

export interface ReadKind {
  kind: RfqKind
  /** The words that say so, as a span of the text; null when it follows from something else */
  noun: { start: number; end: number } | null
  doubt?: string
}

/**
 * What the line asks for. The first noun decides, but a noun right behind PIPE or TUBE is what it is: PIPE NIPPLE, PIPE
 * BEND, TUBE SHEET.
 */
export function readKind(text: string, steels: readonly FoundSteel[]): ReadKind {
  const found = nouns(text)
  const [first] = found
  if (!first) return fromSteel(text, steels)
  const [, second] = found
  if (second && (first.kind === 'pipe' || first.kind === 'tube')) {
    const between = text.slice(first.end, second.start)
    if (second.kind !== first.kind && /^[ -]{0,2}$/.test(between)) {
      return { kind: second.kind, noun: { start: first.start, end: second.end } }
    }
    const mixed = second.kind === 'pipe' || second.kind === 'tube' ? second : undefined
    if (mixed && mixed.kind !== first.kind) return pipeOrTube(first, mixed, steels)
  }
  return { kind: first.kind, noun: { start: first.start, end: first.end } }
}

function pipeOrTube(first: Noun, second: Noun, steels: readonly FoundSteel[]): ReadKind {
  const made = steels.find((steel) => steel.steel)?.steel?.made
  const chosen = made === second.kind ? second : first
  return {
    kind: chosen.kind,
    noun: { start: chosen.start, end: chosen.end },
    ...(made !== 'pipe' && made !== 'tube' && { doubt: 'Both pipe and tube are named.' }),
  }
}

function fromSteel(text: string, steels: readonly FoundSteel[]): ReadKind {
  const made = steels.find((steel) => steel.steel)?.steel?.made
  if (made) return { kind: made, noun: null }
  if (/(?<![A-Z0-9])(?:WN|SORF|WNRF|BLRF|SWRF|WNRTJ|SO|SW|BL)(?:RF|FF|RTJ)?[ ,]+(?:RF|FF|RTJ|\d{2,4} ?#)/.test(text)) {
    return { kind: 'fitting', noun: null }
  }
  return { kind: /(?<![A-Z])API[ -]?(?:6D|600|602|594|608|609)(?!\d)/.test(text) ? 'other' : 'pipe', noun: null }
}

/** Whether the text names anything that can be bought here. */
export function namesAnItem(text: string): boolean {
  return nouns(text).length > 0
}

/** Words that may stand before a noun and belong to what it is called. */
const ADJECTIVES =
  /(?<![A-Z0-9])(?:(?:\d{1,3} ?(?:°|DEG\.?|DEGREES?|D)?|LR|SR|L\.R\.|S\.R\.|LONG|SHORT|RADIUS|EQUAL|UNEQUAL|EQ|REDUCING|RED|CONC(?:ENTRIC)?|ECC(?:ENTRIC)?|WELD|NECK|WN|SO|SW|BW|BLIND|SLIP|ON|SOCKET|THREADED|SCRD|BLRF|WNRF|SORF|GATE|GLOBE|CHECK|BALL|BUTTERFLY|NEEDLE|SPIRAL|WOUND|STUD|HEX|CHEQUERED|BARREL|FULL|HALF|FORGED|LAP|JOINT|SPECTACLE|STUB|END|RETURN|U|RING|TYPE|STRAIGHT|CAST|ROUND|FLAT|SQUARE|EXPANSION|BLANK|SWAGED?)[ .,-]+)+$/

/** What the item is called: `90 DEG LR ELBOW`, `WELD NECK FLANGE`. */
export function itemName(text: string, noun: { start: number; end: number }): { start: number; end: number } {
  const before = ADJECTIVES.exec(text.slice(Math.max(0, noun.start - 60), noun.start))
  return { start: before ? noun.start - before[0].length : noun.start, end: noun.end }
}
