import { parseRfqSheets } from '../src/core/rfq/parse-sheets'
import type { RfqProposal, RfqSheet } from '../src/core/rfq/types'
import { RfqFileError, SENTENCES } from '../src/server/rfq-files/limits'
import { readRfqSource } from './lib/read-rfq'
import { rfqMasters } from './lib/rfq-masters'

const USAGE = 'Usage: npm run -s rfq:parse -- FILE   (.txt, .csv, .xlsx, .pdf, or - for standard input)'

const NOTHING: readonly string[] = [SENTENCES.empty, SENTENCES.nothing]

async function sheetsOf(file: string): Promise<readonly RfqSheet[]> {
  try {
    return (await readRfqSource(file)).sheets
  } catch (error) {
    // nothing at all is no request, and no mistake either
    if (error instanceof RfqFileError && NOTHING.includes(error.message)) return []
    throw error
  }
}

/** Exactly the fields of a reading, in the order in which they are documented. */
function printed(p: RfqProposal) {
  return {
    source: p.source,
    kind: p.kind,
    product: p.product,
    designation: p.designation,
    nps: p.nps,
    schedule: p.schedule,
    odMm: p.odMm,
    wallMm: p.wallMm,
    wallType: p.wallType,
    ends: p.ends,
    additionalSpecs: p.additionalSpecs,
    lengthText: p.lengthText,
    quantity: p.quantity,
    unit: p.unit,
    itemCode: p.itemCode,
    tagNo: p.tagNo,
    drawingNo: p.drawingNo,
    certificate: p.certificate,
    confidence: p.confidence,
    notes: p.notes,
  }
}

async function main(): Promise<void> {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error(USAGE)
  const { proposals } = parseRfqSheets(await sheetsOf(file), rfqMasters())
  process.stdout.write(`${JSON.stringify(proposals.map(printed), null, 2)}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
