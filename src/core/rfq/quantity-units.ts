/** Unit codes as the product knows them; SQM and SET come with plates and bolts. */
export type RfqUnit = 'MTR' | 'KGS' | 'MTS' | 'NOS' | 'FTS' | 'SET' | 'SQM'

const UNIT_SOURCES: readonly (readonly [RfqUnit | 'KM', string])[] = [
  ['SQM', String.raw`SQ\.? ?M(?:TRS?|ETERS?|ETRES?)?\.?|SQM|M2|SMT`],
  ['MTS', String.raw`M\.? ?TONS?\.?|M\.T\.?S?|M\/T|MTON|METRIC TON(?:NE)?S?|TON(?:NE)?N?S?|MTS|MT|T`],
  [
    'MTR',
    String.raw`RUNNING (?:METERS?|METRES?|MTRS?\.?)|R\.?MTRS?\.?|RMTS?\.?|R\.M\.?|RM|LFM|LIN(?:EAR)?\.? ?(?:METERS?|METRES?|M)|L\.?M\.?|METERS?|METRES?|METRI|METROS?|MÈTRES?|MTRS?\.?|MTR|MTRES?|MET|M`,
  ],
  ['KGS', String.raw`KILO(?:GRAM)?S?|KGS?\.?|KGM`],
  ['SET', 'SETS?'],
  ['KM', 'KMS?|KILOMET(?:ER|RE)S?'],
  ['FTS', String.raw`RUNNING (?:FEET|FT)|R\.?FT\.?|LFT|L\.?F\.?|FEET|FOOT|FTS?\.?|'(?!\d)`],
  [
    'NOS',
    String.raw`NO'?S\.?|NUMBERS?|NOS?\.?|PIECES?|PCS?\.?|PCE|PIECE|EACH|EA\.?|LENGTHS?|LGTHS?|LTHS?|JOINTS?|JTS?|STÜCK|STUECK|STK\.?|PIÈCES?|PEZZI|PZ|UNITS?|TUBES(?= |$)|PIPES(?= |$)`,
  ],
]
const ANY_UNIT = UNIT_SOURCES.map(([, source]) => source).join('|')
export const UNIT = `(${ANY_UNIT})(?![A-Z0-9²³]|\\/[A-Z])`
const UNIT_TESTS = UNIT_SOURCES.map(([unit, source]) => [unit, new RegExp(`^(?:${source})$`)] as const)

/** A buyer's word for a unit as a unit code; null when it is none. */
export function unitOf(text: string): RfqUnit | null {
  const word = text.toUpperCase().replace(/[()]/g, '').trim()
  for (const [unit, test] of UNIT_TESTS) if (test.test(word)) return unit === 'KM' ? 'MTR' : unit
  return null
}

export const KILOMETRES = /^K(?:MS?|ILOMET)/

export const BEFORE = String.raw`(?<![A-WYZ0-9]|[A-Z0-9][./-]|\d,|[A-Z]X)(?!(?<=\d )\d{3}(?!\d))`
export const METRES = String.raw`(?:METERS?|METRES?|MTRS?|MTR|M|RMT)\.?(?![A-Z0-9/])`
export const LENGTH_UNIT = String.raw`(?:METERS?|METRES?|MTRS?|MTS|MTR|M|MM|CM|FEET|FT|FOOT|')\.?(?![A-Z0-9])`
export const PIECES = String.raw`(?:NO'?S?|NOS?|NUMBERS?|PIECES?|PCS?|PCE|LENGTHS?|TUBES|PIPES|JOINTS?|EA|STK)\.?(?![A-Z0-9])`
export const LENGTH_WORD = String.raw`(?:LONG|LENGTHS?|LENGHTS?|LGTHS?|LGS?|LG\.|L[ÄA]NGEN?|L\.?(?![A-Z./À-Þ])|RANDOM(?: LENGTHS?)?|FIXED|EXACT|CUT(?: LENGTHS?)?|STRAIGHT(?: LENGTHS?)?|EACH|(?:PER|\/) ?(?:PC|PIECE|NO|LENGTH|TUBE|PIPE)S?)\.?(?![A-Z])`
