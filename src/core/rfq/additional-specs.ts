import { DOUBT, type Draft } from './draft'
import type { Scan } from './scan'
import { type SpecBook, specsOf } from './spec-book'

const word = (source: string) => new RegExp(`(?<![A-Z0-9])(?:${source})(?![A-Z0-9])`, 'g')
const MR = String.raw`(?:STD\.?[ -]*)?(?:M\.?R\.?|MRO)[ .-]*`
const EDITION = String.raw`(?:[ :-]+(?:19|20)\d{2})?`
const NOT_NEEDED = /(?:WITHOUT|NON|NO|NOT)[ -]{1,2}$/

const REFUSED = /^[ :-]{0,3}(?:IS )?(?:NOT (?:REQUIRED|REQD|APPLICABLE|NEEDED)|N\/A|NO(?![A-Z0-9]))/

/** Names of the masters and the ways buyers write them. The first that fits takes the words. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [
    word(
      `NACE[ ,:-]*${MR}0?1[ -]?75${EDITION}[ ]?(?:[/&+,]|AND)[ ]?(?:NACE[ -]*)?(?:${MR})?0?1[ -]?03${EDITION}|NACE[ ,:-]*${MR}0?1[ -]?03${EDITION}[ ]?(?:[/&+,]|AND)[ ]?(?:NACE[ -]*)?(?:${MR})?0?1[ -]?75${EDITION}`,
    ),
    'NACE MR0175/MR0103',
  ],
  [
    word(String.raw`(?:NACE[ ,:-]*)?${MR}0?1[ -]?03${EDITION}(?:[ ]?\/[ ]?ISO[ -]*17945)?|ISO[ -]*17945`),
    'NACE MR0103',
  ],
  [
    word(
      String.raw`(?:NACE[ ,:-]*)?${MR}0?1[ -]?75${EDITION}(?:[ ]?[/,&(-]+[ ]?(?:NACE[ -]*)?ISO[ :-]*15156(?:[ -]*[123])?${EDITION}\)?)?|(?:NACE[ /-]*)?ISO[ :-]*15156(?:[ -]*[123])?${EDITION}`,
    ),
    'NACE MR0175',
  ],
  [
    word(
      String.raw`H\.?I\.?C\.?(?:[ -](?:RESISTANT|TESTED|TEST(?:ING)?|STEEL|SERVICE))?(?: (?:AS PER |TO )?(?:NACE )?TM[ -]?0?284)?|HYDROGEN INDUCED CRACKING(?: TEST(?:ED)?)?`,
    ),
    'HIC',
  ],
  [word('H2(?: SERVICES?)|HYDROGEN(?: SERVICES?)?|H2(?=[ ,;)/]|$)'), 'H2 SERVICE'],
  [word('O2 SERVICES?|OXYGEN(?: SERVICES?| CLEAN(?:ED|ING)?)?'), 'O2 SERVICE'],
  [
    word(
      String.raw`(?:HOT[ -]?DIP(?:PED)?[ -]?)?GALV(?:ANI[SZ]ED|ANI[SZ]ING|ANISE|A|\.)?(?: COATED)?|G\.I\.?|GI|H\.?D\.?G\.?`,
    ),
    'GALVANISED',
  ],
  [
    word(
      String.raw`I\.?B\.?R\.?(?:[ -](?:APPROVED|CERTIFIED|QUALITY|SERVICE|TESTED|GRADE|WITH CERTIFICATE|CERTIFICATE|CERT\.?))?`,
    ),
    'IBR',
  ],
  [
    word('3[ -]?LPE(?:[ -](?:COATED|COATING|COAT))?|(?:3|THREE)[ -]LAYER(?: PE| POLYETHYLENE)?(?: COAT(?:ED|ING))?'),
    '3LPE COATED',
  ],
  [
    word(
      String.raw`INT(?:ERNAL(?:LY)?|\.)?[ -](?:LIQUID )?EPOXY(?: COAT(?:ED|ING))?|EPOXY (?:LINED|COATED) INT(?:ERNAL(?:LY)?)|EPOXY LINED|INT(?:ERNAL|\.) EPOXY LINING`,
    ),
    'INTERNAL EPOXY COATED',
  ],
  [word('AXN[ .-]*1'), 'AXN1'],
  [word('AXN[ .-]*2'), 'AXN2'],
  [word('AXN[ .-]*4'), 'AXN4'],
]
const NACE_ALONE = word(
  'NACE(?:[ -](?:COMPLIANT|COMPLIANCE|SERVICE|STANDARD|QUALITY|CERTIFIED|REQUIREMENTS?|MATERIAL))?',
)

/** Additional requirements, in the masters' spelling. `NACE` alone is MR0175, with a note. */
export function readAdditionalSpecs(scan: Scan, draft: Draft, book: SpecBook): void {
  const found: { name: string; words: string; start: number }[] = []
  const add = (name: string, words: string) => draft.addSpec(book.additional.get(name) ?? name, words)
  const wanted = (match: RegExpExecArray) =>
    !NOT_NEEDED.test(scan.live.slice(0, match.index)) && !REFUSED.test(scan.live.slice(match.index + match[0].length))
  for (const [pattern, name] of NAMES) {
    for (const { words, start } of scan.takeAll(pattern, wanted)) found.push({ name, words, start })
  }
  for (const { name, words } of found.sort((a, b) => a.start - b.start)) add(name, words)
  for (const taken of scan.takeAll(NACE_ALONE, wanted)) {
    if (!draft.additionalSpecs.some((name) => name.startsWith('NACE'))) {
      add('NACE MR0175', taken.words)
      draft.doubt(
        'additionalSpecs',
        'NACE without a number is read as NACE MR0175; the edition is not stated.',
        DOUBT.slight,
      )
    }
  }
}

/** Notes the requirements that the master does not list for the designation. */
export function checkAdditionalSpecs(draft: Draft, book: SpecBook): void {
  const designation = draft.get('designation')
  const rows = designation === null ? [] : specsOf(book, designation)
  if (rows.length === 0) return
  for (const name of draft.additionalSpecs) {
    if (!rows.some((row) => row.additionalSpecs.includes(name))) {
      draft.note(`${name} is not listed for ${designation} in the product specifications.`)
    }
  }
}
