import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { RFQ_LIMITS, RfqFileError, SENTENCES } from './limits'

/** The parts of a workbook, by their path, and how much was unpacked so far. */
export type WorkbookZip = { zip: ZipFile; entries: ReadonlyMap<string, Entry>; inflated: number }

/**
 * Opens the directory of a zip file and says what it is a file of, without unpacking anything.
 * @throws RfqFileError for what is no workbook, has macros or a password, is damaged, or announces a zip bomb
 */
export async function openWorkbook(bytes: Buffer): Promise<WorkbookZip> {
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(bytes)
    if (zip.entryCount > RFQ_LIMITS.zipEntries) throw new RfqFileError(SENTENCES.bomb)
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    throw error instanceof RfqFileError ? error : new RfqFileError(SENTENCES.damaged)
  }
  const names = [...entries.keys()]
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/vbaProject(Signature)?\.bin$|^xl\/(macrosheets|dialogsheets)\//i)) throw new RfqFileError(SENTENCES.macros)
  if ([...entries.values()].some((entry) => entry.isEncrypted())) throw new RfqFileError(SENTENCES.password)
  if (!entries.has('xl/workbook.xml')) throw new RfqFileError(otherKind(has))
  const packed = [...entries.values()].reduce((sum, e) => sum + e.compressedSize, 0)
  const unpacked = [...entries.values()].reduce((sum, e) => sum + e.uncompressedSize, 0)
  // parts may overlap in the file, so that a few kilobytes announce gigabytes
  if (packed > bytes.byteLength || unpacked > bytes.byteLength * RFQ_LIMITS.packedRatio + RFQ_LIMITS.keptBytes)
    throw new RfqFileError(SENTENCES.bomb)
  return { zip, entries, inflated: 0 }
}

function otherKind(has: (pattern: RegExp) => boolean): string {
  if (has(/^xl\/workbook\.bin$/)) return SENTENCES.binaryExcel
  if (has(/^word\//)) return SENTENCES.word
  if (has(/^ppt\//)) return SENTENCES.powerpoint
  if (has(/^content\.xml$/)) return SENTENCES.openDocument
  if (has(/^\[Content_Types\]\.xml$/)) return SENTENCES.damaged
  return SENTENCES.archive
}

/**
 * Unpacks one part in pieces; every byte is counted, whatever the directory says of its size.
 * @throws RfqFileError
 */
export async function* inflate(workbook: WorkbookZip, path: string): AsyncGenerator<Buffer> {
  const entry = workbook.entries.get(path)
  if (!entry) throw new RfqFileError(SENTENCES.damaged)
  if (!entry.canDecodeFileData()) throw new RfqFileError(SENTENCES.damaged)
  let size = 0
  try {
    for await (const chunk of await workbook.zip.openReadStreamPromise(entry)) {
      const piece = chunk as Buffer
      size += piece.byteLength
      workbook.inflated += piece.byteLength
      if (workbook.inflated > RFQ_LIMITS.inflatedBytes) throw new RfqFileError(SENTENCES.bomb)
      yield piece
    }
  } catch (error) {
    throw error instanceof RfqFileError ? error : new RfqFileError(SENTENCES.damaged)
  }
  if (size !== entry.uncompressedSize) throw new RfqFileError(SENTENCES.damaged)
}

/**
 * A small part as a whole, undecoded (one byte, one character, so that it can be written back unchanged).
 * @throws RfqFileError
 */
export async function inflateWhole(workbook: WorkbookZip, path: string, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of inflate(workbook, path)) {
    size += piece.byteLength
    if (size > maxBytes) throw new RfqFileError(SENTENCES.bomb)
    pieces.push(piece)
  }
  const text = Buffer.concat(pieces).toString('latin1')
  refuseDefinitions(text)
  return text
}

/** Document types and entities: how a few bytes of XML grow into gigabytes. Excel writes neither. */
export function refuseDefinitions(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new RfqFileError(SENTENCES.entities)
}
