/**
 * Nominal pipe sizes: inches (NPS), millimetres (DN), outside diameter in mm. Spelled as everywhere in the product:
 * `1-1/2`, never `1.5`.
 * @source ASME B36.10M, table 1
 */
const TABLE = `
  1/8 6 10.3 | 1/4 8 13.7 | 3/8 10 17.1 | 1/2 15 21.3 | 3/4 20 26.7 | 1 25 33.4 |
  1-1/4 32 42.2 | 1-1/2 40 48.3 | 2 50 60.3 | 2-1/2 65 73 | 3 80 88.9 | 3-1/2 90 101.6 |
  4 100 114.3 | 5 125 141.3 | 6 150 168.3 | 8 200 219.1 | 10 250 273 | 12 300 323.8 |
  14 350 355.6 | 16 400 406.4 | 18 450 457 | 20 500 508 | 22 550 559 | 24 600 610 |
  26 650 660 | 28 700 711 | 30 750 762 | 32 800 813 | 34 850 864 | 36 900 914 |
  38 950 965 | 40 1000 1016 | 42 1050 1067 | 44 1100 1118 | 46 1150 1168 | 48 1200 1219 |
  52 1300 1321 | 56 1400 1422 | 60 1500 1524 | 64 1600 1626 | 68 1700 1727 | 72 1800 1829 |
  76 1900 1930 | 80 2000 2032
`

export interface NominalSize {
  nps: string
  dn: string
  /** Outside diameter, mm */
  odMm: string
}

export const NOMINAL_SIZES: readonly NominalSize[] = TABLE.split('|').map((row) => {
  const [nps = '', dn = '', odMm = ''] = row.trim().split(' ')
  return { nps, dn, odMm }
})

/**
 * Wall series: B36.10M for carbon and alloy, the ones with S from B36.19M for stainless.
 * @source ASME B36.10M, ASME B36.19M
 */
export const SCHEDULES: readonly string[] = '5 10 20 30 40 60 80 100 120 140 160 STD XS XXS 5S 10S 40S 80S'.split(' ')

/** Other spellings of a schedule. */
export const SCHEDULE_ALIASES: Readonly<Record<string, string>> = { XH: 'XS', XXH: 'XXS' }

const byNps = new Map(NOMINAL_SIZES.map((size) => [size.nps, size]))
const byDn = new Map(NOMINAL_SIZES.map((size) => [size.dn, size]))

/** NPS of a DN (`150` -> `6`), null for a DN that does not exist. @source ASME B36.10M */
export function dnToNps(dn: string): string | null {
  return byDn.get(dn)?.nps ?? null
}

/** DN of an NPS (`1-1/2` -> `40`), null for a size that does not exist. @source ASME B36.10M */
export function npsToDn(nps: string): string | null {
  return byNps.get(nps)?.dn ?? null
}

/** Outside diameter in mm of an NPS, null for a size that does not exist. @source ASME B36.10M */
export function npsOutsideDiameter(nps: string): string | null {
  return byNps.get(nps)?.odMm ?? null
}

export function isNps(text: string): boolean {
  return byNps.has(text)
}

/** Schedule in the usual spelling (`xh` -> `XS`), null when there is none of that name. */
export function normaliseSchedule(text: string): string | null {
  const name = text.trim().toUpperCase()
  const usual = SCHEDULE_ALIASES[name] ?? name
  return SCHEDULES.includes(usual) ? usual : null
}
