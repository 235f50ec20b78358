import { DOUBT, type Draft } from './draft'
import type { Scan } from './scan'

const word = (source: string) => new RegExp(`(?<![A-Z0-9])(?:${source})(?![A-Z0-9])`, 'g')
const END = '(?:[ -]?(?:ENDS?|ENDED|BOTH ENDS?|BOTH SIDES?))?'

const BEVELLED = word(
  String.raw`BEVEL(?:L?ED|S)?${END}|BEV\.?${END}|B\.E\.?|BE|BBE|BOTH ENDS? BEVEL(?:L?ED)?|B\/E|BEVELLED BOTH ENDS|B\.B\.E\.?`,
)
const PLAIN = word(
  String.raw`PLAIN${END}|P\.E\.?|PE(?! ?COAT)|PBE|P\/E|PL(?:AIN)?[ .]?ENDS?|SQ(?:UARE|\.)?[ -]?CUT${END}|SQUARE ENDS?|BOTH ENDS? PLAIN|P\.B\.E\.?|BPE`,
)
const NPT = word(
  String.raw`(?:ENDS?[ :-]*)?(?:(?:SCRE?WE?D|SCRD|THR(?:EA)?DE?D?|THD|MALE|TBE|T\.B\.E\.?|BOTH ENDS?)[ ,/()-]*)*${END}[ ,/()-]*(?:(?:TO|AS PER|WITH) )?M?N\.?P\.?T\.?(?:[ -]?\(?(?:M|MALE)\)?)?(?:[ -]?THREAD(?:ED|S)?)?${END}|NPTM`,
)
const BSP = word(
  String.raw`(?:(?:SCRE?WE?D|SCRD|THR(?:EA)?DE?D?|MALE|TBE|BOTH ENDS?)[ ,/()-]*)*${END}[ ,/()-]*(?:(?:TO|AS PER|WITH) )?B\.?S\.?P\.?(?:T\.?)?(?:[ -]?(?:M|MALE))?(?:[ -]?THREAD(?:ED|S)?)?${END}`,
)
const THREADED = word(String.raw`SCRE?WE?D${END}|SCRD${END}|THREADED${END}|THREADS?${END}|THD\.?|TBE|T\.B\.E\.?|TOE`)
const BUTT_WELD = word(String.raw`BUTT[ -]?WELD(?:ED|ING)?${END}|BW${END}|B\.W\.?`)
const MIXED = word('(?:POE|BOE|TOE)(?:[ ,/&X-]+(?:POE|BOE|TOE))?|ONE END (?:PLAIN|BEVELLED|THREADED)')

/** Ends: BE, PE, NPTM or BSPT; threads without their kind are left open. */
export function readEnds(scan: Scan, draft: Draft): void {
  const mixed = scan.takeAll(MIXED)
  if (mixed.length > 0) {
    draft.doubt('ends', `The two ends differ (${mixed.map((end) => end.words).join(', ')}).`)
    return
  }
  const found = new Map<string, string>()
  for (const [pattern, name] of [
    [NPT, 'NPTM'],
    [BSP, 'BSPT'],
    [BEVELLED, 'BE'],
    [PLAIN, 'PE'],
  ] as const) {
    for (const taken of scan.takeAll(pattern)) if (!found.has(name)) found.set(name, taken.words)
  }
  const threads = scan.takeAll(THREADED)
  const welded = scan.takeAll(BUTT_WELD)
  if (found.size > 1) {
    draft.doubt('ends', `More than one kind of ends is named: ${[...found.values()].join(', ')}.`)
    return
  }
  const [only] = found
  if (only) {
    draft.set('ends', only[0], only[1])
    if (threads.length > 0 && (only[0] === 'BE' || only[0] === 'PE')) {
      draft.doubt('ends', 'Threaded ends are named as well.')
    }
  } else if (threads[0]) {
    draft.doubt('ends', `“${threads[0].words}”: the kind of thread (NPT or BSP) is not stated.`, DOUBT.slight)
  } else if (welded[0] && (draft.kind === 'pipe' || draft.kind === 'tube')) {
    draft.set('ends', 'BE', welded[0].words)
    draft.doubt('ends', `“${welded[0].words}” is read as bevelled ends.`, DOUBT.slight)
  }
}
