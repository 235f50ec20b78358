import { type Normalised, respell } from './normalise'

/** Words of the trade that are often misspelled. */
const WORDS =
  'SEAMLESS STAINLESS CARBON WELDED BEVELLED BEVELED BEVEL GALVANISED GALVANIZED SCHEDULE THREADED DUPLEX QUANTITY LENGTH LENGTHS RANDOM DOUBLE SINGLE DRAWING CERTIFICATE MATERIAL METERS METRES PIECES FLANGE FLANGES REDUCER ELBOW ELBOWS GASKET GASKETS VALVE VALVES COUPLING NIPPLE NUMBERS GRADE PLAIN STEEL ALLOY PIPES TUBES PLATE PLATES CONCENTRIC ECCENTRIC EQUAL HYDROGEN OXYGEN SERVICE COATED INTERNAL EPOXY CLASS AVERAGE MINIMUM THICKNESS'.split(
    ' ',
  )
const KNOWN = new Set([
  ...WORDS,
  ...'FLANGED FLANGING LENGTHY WELDING PLATED COATING SERVICES MATERIALS STEELS ALLOYS GRADES SCHEDULES CLASSES DRAWINGS CERTIFICATES VALVED PIECE METER METRE NIPPLES REDUCERS COUPLINGS BEVELS THREAD THREADS NUMBER SINGLES DOUBLES CARBONS PLAINS TUBE PIPE INCHES RANDOMS WELDER INTERNALS'.split(
    ' ',
  ),
])

/** Slips that are not one letter away. */
const SLIPS: Readonly<Record<string, string>> = {
  ATSM: 'ASTM',
  ASMT: 'ASTM',
  AMSE: 'ASME',
  PIEP: 'PIPE',
  PIPPE: 'PIPE',
  PPIE: 'PIPE',
  SMSL: 'SMLS',
  SMELS: 'SMLS',
  SCHH: 'SCH',
  SCHE: 'SCH',
  SHCH: 'SCH',
  GARDE: 'GRADE',
  GRAED: 'GRADE',
  MTSR: 'MTRS',
  METR: 'MTR',
  MTER: 'MTR',
  INHC: 'INCH',
  ICNH: 'INCH',
  INCHS: 'INCHES',
  TUEBS: 'TUBES',
  TUEB: 'TUBE',
  FALNGE: 'FLANGE',
}

/** One letter more, less, other or swapped; two for long words. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}

const seen = new Map<string, string>()

function usual(word: string): string {
  const slip = SLIPS[word]
  if (slip) return slip
  if (word.length < 6 || KNOWN.has(word)) return word
  const known = seen.get(word)
  if (known !== undefined) return known
  const limit = word.length >= 8 ? 2 : 1
  const near = WORDS.find((right) => right.length >= 6 && right[0] === word[0] && distance(word, right, limit) <= limit)
  if (seen.size > 5_000) seen.clear()
  seen.set(word, near ?? word)
  return near ?? word
}

/** Corrects the usual misspellings of trade words; the way back still leads to what the buyer wrote. */
export function correctSpelling(source: Normalised): Normalised {
  return respell(source, /(?<![A-Z0-9.-])[A-Z]{4,14}(?![A-Z0-9])/g, usual)
}

/**
 * Words run together: SCH40A106, 6"NBXSCH40, GR.BSMLS. Spaces go in only where a word of the trade starts behind a digit
 * or a mark that cannot belong to it.
 */
export function splitGlued(source: Normalised): Normalised {
  return respell(source, /\S{7,}/g, (word) => {
    if (/^[A-Z]+$/.test(word) && !/SEAMLESSPIPE|SMLSPIPE|PIPESMLS|PIPESEAMLESS/.test(word)) return null
    const split = word
      .replace(/(?<=[0-9"A-Z)])(?=X?SCH[.:-]?(?:\d|STD|XX?S))/g, ' ')
      .replace(
        /(?<=SCH[.:-]?\d{2,3}S?|STD|XS)(?=A(?:STM|SME|PI|\d{3})|SA\d{3}|SMLS|SEAMLESS|ERW|BE(?![A-Z])|PE(?![A-Z])|GR)/g,
        ' ',
      )
      .replace(/(?<=[0-9S]X)(?=A(?:STM|SME|PI|\d{3})|SA\d{3})/g, ' ')
      .replace(/(?<=[0-9S"])(?=XA(?:STM|SME|PI|\d{3})|XSA\d{3})/g, ' ')
      .replace(/(?<=[0-9"SB])(?=ASTM|ASME|API[- ]?5L|SMLS|SEAMLESS)/g, ' ')
      .replace(/(?<=PIPES?|TUBES?|SMLS|SEAMLESS|ERW|CS|SS)(?=\d{1,2}(?:[-.]\d\/\d|\.\d+)?(?:"|INCH|NB|IN))/g, ' ')
      .replace(/(?<=PIPES?)(?=SMLS|SEAMLESS|ERW|ASTM|ASME|API|CS(?![A-Z])|SS(?![A-Z]))/g, ' ')
      .replace(/(?<=SMLS|SEAMLESS|ERW)(?=PIPE|TUBE|ASTM|ASME|API|BE(?![A-Z])|PE(?![A-Z]))/g, ' ')
      .replace(
        /(?<=GR\.?[ABC]|P11|P22|P91|P5|P9|316L?|304L?)(?=SMLS|SEAMLESS|ERW|WELDED|BE(?![A-Z])|PE(?![A-Z])|SCH|PIPE|NACE|\d+(?:MTRS?|NOS))/g,
        ' ',
      )
    return split === word ? null : split
  })
}
