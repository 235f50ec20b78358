import type { Draft } from './draft'
import type { Scan } from './scan'

/** How it is made, as the words say. WELDED: welded, no matter how. */
export type Process = 'SEAMLESS' | 'ERW' | 'EFSW' | 'LSAW' | 'HSAW' | 'WELDED'
export type Family = 'CS' | 'AS' | 'SS' | 'DS' | 'LTCS'

export interface Material {
  process: Process | null
  family: Family | null
  processWords: string
  familyWords: string
}

const word = (source: string) => new RegExp(`(?<![A-Z0-9])(?:${source})(?![A-Z0-9])`, 'g')

const PROCESSES: readonly (readonly [RegExp, Process])[] = [
  [
    word(
      String.raw`SEAM[ -]?LESS|SEAML|SMLSS?|SMLESS|S'LESS|S\/LESS|SLS|SMLS\.?|SML|NAHTLOSE?[SRN]?|SANS SOUDURE|SENZA SALDATURA|SIN COSTURA|CDS|HFS`,
    ),
    'SEAMLESS',
  ],
  [word(String.raw`HSAW|SSAW|SAWH|SPIRAL(?:LY)?(?: SAW)?(?: WELD(?:ED)?)?|H\.S\.A\.W\.?`), 'HSAW'],
  [
    word(
      String.raw`LSAW|L\.S\.A\.W\.?|SAWL|DSAW|JCOE|(?:LONGITUDINAL(?:LY)? )?SUBMERGED ARC[ -]?WELD(?:ED)?|L-SAW|SAW`,
    ),
    'LSAW',
  ],
  [word(String.raw`EFS?W|E\.F\.S?\.?W\.?|ELECTRIC[ -]FUSION(?:[ -]WELD(?:ED)?)?`), 'EFSW'],
  [
    word(String.raw`ERW|E\.R\.W\.?|HFI|HFIW|HFW|CEW|(?:ELECTRIC[ -])?RESISTANCE[ -]?WELD(?:ED)?|ELECTRIC[ -]WELDED`),
    'ERW',
  ],
  [
    /(?<![A-Z0-9])(?<!(?:BUTT|SOCKET|(?<![A-Z0-9])[BS])[ -])(?:WELDED|WLD|WELD|GESCHWEISST|SOUD[EÉ])(?![A-Z0-9])(?! ?(?:NECK|END|OVERLAY|JOINT))/g,
    'WELDED',
  ],
]

const STEEL = String.raw`(?:[ -]?(?:STEEL|STL|ST)\.?)?`
const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [word(String.raw`L\.?T\.?C\.?S\.?|LOW[ -]?TEMP(?:ERATURE)?\.?(?: CARBON)?${STEEL}(?: CS)?|LT ?CS`), 'LTCS'],
  [word(String.raw`(?:SUPER )?DUPLEX(?: S\.?S\.?| STAINLESS)?${STEEL}|SDSS|DSS|D\.S\.S?\.?`), 'DS'],
  [word(String.raw`STAINLESS${STEEL}|INOX|S\.S\.?|S\/S|SST|SS`), 'SS'],
  [word(String.raw`ALLOY${STEEL}|A\.S\.|AS(?= (?:SMLS|SEAMLESS|PIPES?|LSAW|TUBES?))`), 'AS'],
  [word(String.raw`CARBON${STEEL}|C\.S\.?|C\/S|CS|MILD${STEEL}|M\.S\.?|MS`), 'CS'],
]

/** Reads how the pipe is made and of which family of steel. */
export function readMaterial(scan: Scan, draft: Draft): Material {
  const processes = new Map<Process, string>()
  for (const [pattern, process] of PROCESSES) {
    for (const taken of scan.takeAll(pattern)) if (!processes.has(process)) processes.set(process, taken.words)
  }
  const named = [...processes].filter(([process]) => process !== 'WELDED' || processes.size === 1)
  if (named.length > 1)
    draft.doubt('product', `More than one way of making is named: ${named.map((p) => p[1]).join(', ')}.`)
  const families: (readonly [Family, string])[] = []
  for (const [pattern, family] of FAMILIES) {
    for (const taken of scan.takeAll(pattern)) families.push([family, taken.words])
  }
  const only = named.length === 1 ? named[0] : undefined
  return {
    process: only?.[0] ?? null,
    processWords: only?.[1] ?? '',
    family: families[0]?.[0] ?? null,
    familyWords: families[0]?.[1] ?? '',
  }
}
