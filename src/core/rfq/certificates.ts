import { DOUBT, type Draft } from './draft'
import type { Scan } from './scan'

const PAPER = String.raw`(?:MTC|M\.T\.C\.?|MTR(?=S? (?:TO|AS|EN|TYPE|3))|MILL TEST (?:CERT(?:IFICATE)?S?|REPORT)|TEST CERT(?:IFICATE)?S?\.?|T\.C\.?|TC|CERTIFI(?:CATES?|ED|CATION)|CERTS?\.?|CERTIFICAT|ZEUGNIS|APZ|INSPECTION CERT(?:IFICATE)?)`
const TO = String.raw`(?:[ ,:;()/-]|AS PER|ACC(?:ORDING|\.)?|TO|TYPE|ACCORDING|REQ(?:UIRE)?D?|WITH|PER|I\.A\.W\.?|AS|CLASS|DIN|BS|ISO|NACH|GEM(?:ÄSS|\.)?){0,8}`
const EN_10204 = String.raw`(?:EN|E\.N\.?|ISO|DIN)?[ .:-]*10204(?:[ :-]+(?:19|20)\d{2})?`
const TYPE = String.raw`(3[.,][12][ABC]?|2[.,][12])(?![0-9]|[.,]\d)`

const WITH_STANDARD = new RegExp(
  `(?<![A-Z0-9])(?:${PAPER}${TO})?${EN_10204}(?:${TO}${TYPE})?(?:${TO}${PAPER}(?![A-Z]))?`,
  'g',
)
const PAPER_THEN_TYPE = new RegExp(`(?<![A-Z0-9])${PAPER}(?![A-Z])${TO}${TYPE}`, 'g')
const TYPE_THEN_PAPER = new RegExp(`(?<![A-Z0-9.,])(?:TYPE ?)?${TYPE}[ -]?${PAPER}(?![A-Z])`, 'g')
const IBR_FORM =
  /(?<![A-Z0-9])(?:I\.?B\.?R\.?[ ,:;/()-]*(?:IN |CERT(?:IFICATE|IFIED)?\.? ?|WITH )?[ (]*)?FORM[ .:-]*(?:NO\.? ?)?["']?(III|II|3|2)[ -]?["']?([A-H])?["']?(?![A-Z0-9])\)?/g
const PAPER_ALONE =
  /(?<![A-Z0-9])(?:WITH |ALONG WITH |INCL(?:UDING|\.)? )?(?:MTC|M\.T\.C\.?|MILL TEST (?:CERT(?:IFICATE)?S?|REPORT)|(?:MANUFACTURER'?S? |MILL )?TEST CERT(?:IFICATE)?S?)(?![A-Z0-9])(?: (?:REQUIRED|REQD?\.?))?/g

/** `3.1` alone between commas is the certificate, never a size or a quantity. */
const TYPE_ALONE =
  /(?<=(?:^|[,;:/(+&¦]|102\d\d(?:-\d)?)[ ]?)(?:TYPE )?(3[.,][12])(?=[ ]?(?:[,;)+&]|$|TPI|BV|TUV|LRQ|DNV|SGS|WITNESS|INSP|TYPE)|[ ]\d+ ?(?:M|MTRS?|NOS|PCS|KGS?)(?![A-Z]))/g

function en10204(type: string): string {
  return `EN 10204 ${type.replace(',', '.')}`
}

/** Certificates asked for: `EN 10204 3.1`, `IBR FORM III-A`; several are joined by `; `. */
export function readCertificates(scan: Scan, draft: Draft): void {
  const names: string[] = []
  const words: string[] = []
  const add = (name: string, from: string) => {
    if (!names.includes(name)) names.push(name)
    words.push(from)
  }
  let untyped = ''
  for (const taken of scan.takeAll(WITH_STANDARD)) {
    const type = taken.groups[0]
    if (type) add(en10204(type), taken.words)
    else untyped = taken.words
  }
  for (const pattern of [PAPER_THEN_TYPE, TYPE_THEN_PAPER]) {
    for (const taken of scan.takeAll(pattern)) add(en10204(taken.groups[0] ?? ''), taken.words)
  }
  for (const taken of scan.takeAll(IBR_FORM)) {
    const form = taken.groups[0]?.replace('3', 'III').replace('2', 'II')
    add(`IBR FORM ${form}${taken.groups[1] ? `-${taken.groups[1]}` : ''}`, taken.words)
    if (/I\.?B\.?R/.test(taken.text)) draft.addSpec('IBR', taken.words)
  }
  if (names.length === 0) {
    for (const taken of scan.takeAll(TYPE_ALONE)) {
      add(en10204(taken.groups[0] ?? ''), taken.words)
      draft.doubt('certificate', `“${taken.words}” is read as the type of certificate.`, DOUBT.slight)
    }
  }
  const alone = scan.takeAll(PAPER_ALONE)[0]
  if (names.length === 0 && untyped) {
    add('EN 10204', untyped)
    draft.doubt('certificate', 'The type of the EN 10204 certificate is not stated.', DOUBT.slight)
  } else if (names.length === 0 && alone) {
    add('MTC', alone.words)
    draft.note('The type of the mill test certificate is not stated.')
  }
  if (names.length > 0) draft.set('certificate', names.join('; '), words.join(', '))
}
