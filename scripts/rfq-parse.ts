import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseRfqSheets } from '../src/core/rfq/parse-sheets'
import type { RfqMasters, RfqProposal, RfqSheet } from '../src/core/rfq/types'
import { readRfqFile, readRfqText } from '../src/server/rfq-files/read-rfq-file'
import { readCsv } from './seed/csv'

const USAGE = 'Usage: npm run -s rfq:parse -- FILE   (.txt, .csv, .xlsx, .pdf, or - for standard input)'

function masters(): RfqMasters {
  return {
    specs: readCsv('product-specs.csv').map((r) => ({
      product: r.product ?? '',
      familyCode: r.family ?? '',
      process: r.process ?? '',
      standard: r.standard ?? '',
      grade: r.grade ?? '',
      designation: r.designation ?? '',
      defaultEnd: r.default_end ?? '',
      additionalSpecs: (r.additional_specs ?? '').split(';').filter(Boolean),
    })),
  }
}

/** Nothing at all is no request, and no mistake either. */
const isEmpty = (bytes: Buffer) => bytes.length < 1024 && bytes.toString('utf8').trim() === ''

function read(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch {
    throw new Error(file === '-' ? 'Standard input cannot be read.' : `The file ${file} cannot be read.`)
  }
}

async function sheetsOf(file: string): Promise<readonly RfqSheet[]> {
  const bytes = read(file)
  if (isEmpty(bytes)) return []
  const { sheets } = file === '-' ? readRfqText(bytes.toString('utf8')) : await readRfqFile(bytes, basename(file))
  return sheets
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
  const { proposals } = parseRfqSheets(await sheetsOf(file), masters())
  process.stdout.write(`${JSON.stringify(proposals.map(printed), null, 2)}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
