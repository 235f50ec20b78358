import type { Draft } from './draft'
import type { Scan } from './scan'

const word = (source: string) => new RegExp(`(?<![A-Z0-9])(?:${source})(?![A-Z0-9])`, 'g')
const YEAR = String.raw`(?:[ :-]+(?:ED\.? ?)?(?:19|20)\d{2})?`

/** Standards of dimensions, tests and threads: they are read so that their numbers are no sizes. */
const DIMENSION_STANDARDS: readonly RegExp[] = [
  word(
    String.raw`(?:(?:ASME|ANSI|ASA|DIM\.?(?:ENSIONS?)?|TO|AS PER)[ .:/-]*)*B[ .-]?(?:36[ ]?[. -][ ]?(?:10|19)|16[ ]?\.[ ]?\d{1,2}|18\.\d|31\.\d{1,2}|1\.20(?:\.\d)?)(?![\d/]| ?")[ ]?M?${YEAR}(?: ?[/&] ?(?:B ?36[ .]|\.)?(?:19|10)M?)?`,
  ),
  word(String.raw`MSS[ -]?SP[ -]*\d+`),
  word('API[ -]*(?:6D|6A|600|602|598|594|609|5CT|650|620|610|Q1|6FA|607)'),
  word(
    String.raw`(?:ASTM[ -]*)?S?A[ -]?(?:262|370|388|435|450|530|578|999|1016|380|967|923|703|961|960|123|153|578)(?:M|\/A\d+M)?(?:[ -]*PR(?:ACTICE)?\.?[ -]*'?"?[A-F]"?'?)?`,
  ),
  word(String.raw`IS[ .:-]*(?!1239|3589|1161|2062|3601|4923|4310|1978|1979)\d{3,5}${YEAR}`),
  word(`ISO[ .:/-]*(?:9001|3183|1127|4200|7[-/]1|5208|4064|14001|45001|10474|1461)${YEAR}`),
  word(String.raw`(?:DIN[ -]*)?EN(?:[ -]*ISO)?[ -]*(?:1127|10220|10246|10283|1092|10253|10028)(?:[ -]\d)?${YEAR}`),
  word(
    String.raw`(?:ASME[ -]*)?(?:SEC(?:TION)?\.?|SC\.?)[ .-]*(?:VIII|IX|II|I|V)(?:[ ,/-]*DIV(?:ISION)?\.?[ .-]*[12])?(?:[ ,/-]*PART[ -]?[A-D])?`,
  ),
  word(String.raw`(?:ED(?:ITION)?N?\.?[ :-]*(?:19|20)\d{2}|LATEST ED(?:ITION|N)?\.?|(?:19|20)\d{2} ED(?:ITION|N)?\.?)`),
  /(?<![\d./-])(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[./-](?:20)?\d{2}(?![\d./"-])/g,
]

/** Requirements without a place among the fields: kept as notes in the buyer's words. */
const REQUIREMENTS: readonly RegExp[] = [
  word(
    String.raw`(?:(?:UNIT )?(?:WEIGHT|WT)\.?[ :=-]*)?\d{1,4}(?:[.,]\d{1,3})? ?(?:KGS?|LBS?) ?(?:\/|PER) ?(?:M|MTR|METER|METRE|FT|FOOT)`,
  ),
  word(
    String.raw`(?:MAX(?:IMUM)?\.? )?HARDNESS[ :]*(?:MAX\.?|UP ?TO|<|≤|=|SHALL BE|LIMITED TO|NOT TO EXCEED)*[ .:]*\d{2,3}(?:\.\d)? ?(?:HRC|HBW?|HRB|HV(?: ?10)?|BHN)(?: MAX\.?)?|(?:MAX\.? )?\d{2,3} ?(?:HRC|HBW?|BHN|HV10|HV)(?: MAX\.?)?|(?:HRC|BHN|HB) ?(?:MAX\.?|<|≤)? ?\d{2,3}(?: MAX\.?)?`,
  ),
  word(
    String.raw`(?:CHARPY |IMPACT )+(?:V[ -]?NOTCH )?(?:TEST(?:ED|ING)?|VALUE)?(?: ?(?:AT|@|TO|DOWN TO))? ?(?:\(?[-+]? ?\d{1,3} ?(?:°|DEG\.?|º)? ?[CF]\)?)?`,
  ),
  word(
    String.raw`(?:MAX(?:IMUM)?\.? )?(?:CARBON EQUIVALENT|C\.?E\.?(?:Q\.?)?|CARBON CONTENT|CARBON)[ :]*(?:\(?(?:IIW|MAX\.?|<|≤|<=|=|UP ?TO|SHALL BE)\)? ?)+0?[.,]\d{2,3} ?%?(?: ?MAX\.?)?`,
  ),
  word(String.raw`(?:AT |@ ?|UP ?TO |DESIGN TEMP(?:ERATURE)?\.?[ :]*)?[-+(]{0,2} ?\d{1,3} ?(?:°|DEG\.?|º) ?[CF]\)?`),
  word(
    String.raw`P\.?M\.?I\.?|POSITIVE MATERIAL IDENTIFICATION|(?:100 ?% ?|FULL |SPOT )?(?:RADIOGRAPH(?:Y|ED|IC)|R\.?T\.?|U\.?T\.?|ULTRASONIC(?:ALLY)?(?: TEST(?:ED|ING)?)?|NDT|NDE|EDDY CURRENT(?: TEST(?:ED|ING)?)?|ECT|DP ?TEST|MPI|X[ -]?RAY(?:ED)?)`,
  ),
  word(String.raw`\d{1,3} ?% ?(?:RT|UT|X-?RAY|RADIOGRAPHY|PMI|NDT|INSPECTION|EDDY)`),
  word(String.raw`S\.?S\.?C\.?(?: TEST(?:ED|ING)?)?|SOHIC(?: TEST(?:ED|ING)?)?|SWC|SSCC`),
  word(
    'SOUR(?: (?:SERVICE|GAS))?|LETHAL SERVICE|AMINE SERVICE|CAUSTIC SERVICE|WET H2S(?: SERVICE)?|CRYOGENIC(?: SERVICE)?|STEAM SERVICE',
  ),
  word(
    String.raw`I\.?G\.?C\.?(?: TEST(?:ED|ING)?)?(?: (?:AS PER )?(?:PR(?:ACTICE)?\.?[ -]*["']?[A-F]["']?))?|PRACTICE[ -]*["']?E["']?(?: TEST)?`,
  ),
  word('HYDRO(?:STATIC(?:ALLY)?)?[ -]?TEST(?:ED|ING)?|HYDRO'),
  word(
    'NORMALI[SZ]ED(?: (?:AND|&) TEMPERED)?|N ?[&+] ?T|Q ?[&+] ?T|QUENCHED(?: (?:AND|&) TEMPERED)?|(?:SOLUTION|BRIGHT|FULL(?:Y)?|STRESS)[ -]?ANNEAL(?:ED|ING)?|ANNEAL(?:ED|ING)|STRESS RELIEVED|PWHT|PICKLED(?: (?:AND|&) PASSIVATED)?|P ?& ?P|HEAT TREATED|TMCP',
  ),
  word(
    String.raw`COLD[ -]?(?:DRAWN|FINISHED|ROLLED|PILGERED)|HOT[ -]?(?:FINISHED|ROLLED|FORMED|EXPANDED)|C\.?D\.?S\.?|H\.?F\.?S\.?|DRAWN`,
  ),
  word(
    'BLACK(?: (?:PAINTED|VARNISHED|FINISH))?|VARNISHED|OILED|BARE|PAINTED|PRIMER COATED|SHOT BLASTED|FBE(?: COATED)?|3LPP(?: COATED)?|CEMENT(?: MORTAR)? LINED|RUBBER LINED|PTFE LINED|PU COATED',
  ),
  word(
    '(?:BVIS|BUREAU VERITAS|TUV|LRQA?|LLOYDS?|DNV|SGS|BV|EIL|PDIL|TPI(?:A)?|THIRD[ -]PARTY(?: INSPECTION)?)(?: (?:INSPECTION|APPROVED|INSPECTED))?',
  ),
  word(
    `(?:LIGHT|MEDIUM|HEAVY)(?: (?:CLASS|DUTY|QUALITY|SERIES|GRADE))?(?: ?["'(]?[ABC]["')]?(?![A-Z]))?|(?:CLASS|CL)[ .:-]*["']?[ABC]["']?|["'(][ABC]["')] ?CLASS|[ABC] CLASS`,
  ),
  word(
    'T ?& ?C|THREADED (?:AND|&) COUPLED|WITH (?:ONE )?(?:SOCKETS?|COUPLINGS?)(?: (?:AT |ON )?ONE END)?|(?:PLASTIC )?END[ -]?CAPS?(?: (?:ON )?BOTH ENDS)?|(?:PLASTIC|BEVEL) (?:CAPS?|PROTECTORS?)|CAPPED',
  ),
  word(
    String.raw`MAKE[ :-]+[A-Z]{2,12}(?:[ /,]+(?:OR )?(?:EQ(?:UIVALENT|V)?\.?|[A-Z]{3,12}))?|(?:EUROPEAN|INDIAN|JAPANESE|WEST(?:ERN)? EUROPEAN|CHINESE|NON[ -]?CHINESE|KOREAN|USA|EU)[ -](?:ORIGIN|MAKE)`,
  ),
]

/** Numbers of dimension standards, editions and dates. */
export function readReferences(scan: Scan): void {
  for (const pattern of DIMENSION_STANDARDS) scan.takeAll(pattern)
}

/** Further requirements, as notes in the buyer's words. */
export function readRequirements(scan: Scan, draft: Draft): void {
  for (const pattern of REQUIREMENTS) {
    for (const taken of scan.takeAll(pattern)) draft.note(`Also says: ${taken.words}`)
  }
}
