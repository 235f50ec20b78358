import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { RfqFileError, SENTENCES } from './limits'
import { readPdf } from './read-pdf'
import { decodeText, readText } from './read-text'
import { readXlsx } from './read-xlsx'
import type { RfqFile } from './types'

const MAX_BYTES = 10 * 1024 * 1024
const PICTURES = /^(image|video|audio)\//

/**
 * Reads an RFQ that came as a file (.xlsx, .csv, .txt, PDF with text; told by its content, not its name).
 * @param source the bytes, or the path of a file; a file above the limit is not read
 * @param options.maxBytes default 10 MB
 * @throws RfqFileError with one sentence for the person who sent it
 */
export async function readRfqFile(
  source: Uint8Array | string,
  name: string,
  options: { maxBytes?: number } = {},
): Promise<RfqFile> {
  const maxBytes = options.maxBytes ?? MAX_BYTES
  const bytes = typeof source === 'string' ? await bytesOf(source, maxBytes) : Buffer.from(source)
  if (bytes.byteLength === 0) throw new RfqFileError(SENTENCES.empty)
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes)
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found?.mime === 'application/pdf' || bytes.subarray(0, 1024).includes('%PDF-'))
    return readPdf(new Uint8Array(bytes))
  if (bytes.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))) return readXlsx(bytes)
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) throw new RfqFileError(oldOffice(bytes))
  if (found) throw new RfqFileError(otherKind(found))
  const separated = /\.(csv|tsv)$/i.test(name.trim())
  return readText(decodeText(bytes), { name: sheetName(name), separated })
}

/** Reads a pasted text; tabs make it a table. @throws RfqFileError */
export function readRfqText(text: string): RfqFile {
  if (text.trim() === '') throw new RfqFileError('There is no text to read.')
  return readText(decodeText(Buffer.from(text, 'utf8')), { name: 'Text', separated: false })
}

async function bytesOf(path: string, maxBytes: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    if (size > maxBytes) throw tooLarge(maxBytes)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** The sentence for a file above the limit. */
export function tooLarge(maxBytes: number): RfqFileError {
  return new RfqFileError(`The file is larger than ${Math.max(1, Math.floor(maxBytes / 1024 / 1024))} MB.`)
}

/** Compound files: the names of their streams say what they are. */
function oldOffice(bytes: Buffer): string {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return SENTENCES.password
  if (holds('Workbook') || holds('Book')) return SENTENCES.oldExcel
  if (holds('WordDocument')) return SENTENCES.word
  if (holds('PowerPoint Document')) return SENTENCES.powerpoint
  if (holds('__substg1.0_')) return SENTENCES.mail
  return SENTENCES.unknown
}

function otherKind({ ext, mime }: { ext: string; mime: string }): string {
  if (PICTURES.test(mime)) return SENTENCES.picture
  if (ext === 'rtf') return SENTENCES.word
  if (['7z', 'rar', 'gz', 'tar', 'bz2', 'xz', 'zst', 'lz'].includes(ext)) return SENTENCES.archive
  if (ext === 'xml' || ext === 'html') return SENTENCES.webPage
  return SENTENCES.unknown
}

const sheetName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').slice(0, 80) || 'Text'
