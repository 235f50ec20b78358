import { existsSync } from 'node:fs'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { RfqFileError } from '@/server/rfq-files/limits'
import { readRfqFile, tooLarge } from '@/server/rfq-files/read-rfq-file'
import type { RfqFile } from '@/server/rfq-files/types'
import { bundleWorkers } from './build-steps.mjs'
import { root } from './paths.mjs'

const MAX_BYTES = 10 * 1024 * 1024

/**
 * Reads an RFQ for a script: a path, or `-` for standard input. PDFs are read on a thread with limits, as in the server.
 * @throws RfqFileError with one sentence
 */
export async function readRfqSource(source: string): Promise<RfqFile> {
  if (source === '-') return readBytes(await standardInput())
  const file = await open(source, 'r').catch(() => null)
  if (!file) throw new RfqFileError(`The file ${source} cannot be opened.`)
  const head = Buffer.alloc(1024)
  try {
    if (!(await file.stat()).isFile()) throw new RfqFileError(`${source} is not a file.`)
    await file.read(head, 0, head.byteLength, 0)
  } finally {
    await file.close()
  }
  return head.includes('%PDF-') ? readPdfApart(source) : readRfqFile(source, basename(source))
}

async function readBytes(bytes: Buffer): Promise<RfqFile> {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return readRfqFile(bytes, 'standard input.txt')
  const folder = await mkdtemp(join(tmpdir(), 'rfq-'))
  try {
    const path = join(folder, 'input.pdf')
    await writeFile(path, bytes)
    return await readPdfApart(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readPdfApart(path: string): Promise<RfqFile> {
  if (!existsSync(join(root, 'dist/rfq.worker.mjs'))) await bundleWorkers()
  process.env.LOG_LEVEL ??= 'silent'
  const { closeRfqThreads, readRfqApart } = await import('@/server/rfq-files/rfq-thread')
  try {
    return await readRfqApart({ path, name: basename(path), maxBytes: MAX_BYTES })
  } finally {
    await closeRfqThreads()
  }
}

async function standardInput(): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin) {
    size += (piece as Buffer).byteLength
    if (size > MAX_BYTES) throw tooLarge(MAX_BYTES)
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}
