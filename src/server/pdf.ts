import Piscina from 'piscina'
import { AppError } from './errors'
import { logger } from './logger'
import { pdfWorkerBundle } from './worker-bundle'

export type PdfJob = {
  /** A name of src/workers/pdf-templates.ts */
  template: string
  /** The template's view model: plain data (it crosses to another thread) */
  data: unknown
}

const TIMEOUT_MS = 30_000
const MAX_WAITING = 100
const MAX_THREADS = 2
/** A document of so many rows is a large one: one at a time, so that a thread stays free for the small ones. */
const LARGE_FROM_ROWS = 250

type Pool = { piscina: Piscina; madeAt: number }
type Lane = { waiting: number; last: Promise<void> }
const holder = globalThis as unknown as { npsPdfPool?: Promise<Pool>; npsLargePapers?: Lane }

async function makePool(): Promise<Pool> {
  const { file, madeAt } = pdfWorkerBundle()
  const piscina = new Piscina({
    filename: file,
    minThreads: 1,
    maxThreads: MAX_THREADS,
    idleTimeout: 60_000,
    maxQueue: MAX_WAITING,
    // The threads need none of our secrets.
    env: { NODE_ENV: 'production', TZ: process.env.TZ },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  return { piscina, madeAt }
}

/** The pool, made at first use; a worker bundled anew (in development) gets a new one. */
async function pool(): Promise<Piscina> {
  const current = holder.npsPdfPool
  if (current && process.env.NODE_ENV !== 'production') {
    const { piscina, madeAt } = await current
    if (pdfWorkerBundle().madeAt > madeAt && holder.npsPdfPool === current) {
      holder.npsPdfPool = undefined
      void piscina.close().catch(() => undefined)
    }
  }
  holder.npsPdfPool ??= makePool().catch((error) => {
    holder.npsPdfPool = undefined
    throw error
  })
  return (await holder.npsPdfPool).piscina
}

/** Rows of a view model: how much there is to lay out. */
export function rowsIn(value: unknown, depth = 12): number {
  if (depth === 0 || typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  return Object.values(value).reduce<number>((sum, part) => sum + rowsIn(part, depth - 1), own)
}

/** Large jobs wait here for each other, within their own time limit. */
async function inTurn<R>(signal: AbortSignal, run: () => Promise<R>): Promise<R> {
  const lane = holder.npsLargePapers ?? { waiting: 0, last: Promise.resolve() }
  holder.npsLargePapers = lane
  if (lane.waiting >= MAX_WAITING) throw tooMany()
  lane.waiting++
  const before = lane.last
  let done: () => void = () => undefined
  lane.last = new Promise<void>((resolve) => {
    done = resolve
  })
  try {
    await Promise.race([before, new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))])
    signal.throwIfAborted()
    return await run()
  } finally {
    lane.waiting--
    // whoever gives up while waiting lets nobody past those before
    void before.then(done)
  }
}

const tooMany = () =>
  new AppError('UNAVAILABLE', 'Many papers are being made at the moment. Please try again in a minute.')

type Job = PdfJob & { kind: 'pdf' | 'sheet' }

async function onThread(job: Job, timeoutMs: number): Promise<Buffer> {
  const started = performance.now()
  const workers = await pool()
  const signal = AbortSignal.timeout(timeoutMs)
  const rows = rowsIn(job.data)
  const run = (): Promise<Uint8Array> => workers.run(job, { signal })
  try {
    const file = rows < LARGE_FROM_ROWS ? await run() : await inTurn(signal, run)
    const ms = Math.trunc(performance.now() - started)
    logger.info({ template: job.template, rows, bytes: file.byteLength, ms }, job.kind)
    return Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  } catch (error) {
    if (signal.aborted) {
      const what = job.kind === 'pdf' ? 'PDF' : 'spreadsheet'
      logger.error({ template: job.template }, `${job.kind} took too long and was stopped`)
      throw new AppError(
        'UNAVAILABLE',
        `The ${what} took too long and was stopped. Try again; if it happens again, tell us which document it is.`,
      )
    }
    if (error instanceof Error && error.message === 'Task queue is at limit') throw tooMany()
    throw error
  }
}

/**
 * Renders a document on a worker thread, never on the thread that serves requests. A large one leaves a thread to the
 * small ones.
 * @throws AppError UNAVAILABLE when it takes longer than 30 seconds or too many wait; Error for an unknown template
 */
export function renderPdf(job: PdfJob, options: { timeoutMs?: number } = {}): Promise<Buffer> {
  return onThread({ ...job, kind: 'pdf' }, options.timeoutMs ?? TIMEOUT_MS)
}

/** A spreadsheet (.xlsx) in the same way; `template` is a name of src/workers/sheet-templates.ts. */
export function renderSheet(job: PdfJob, options: { timeoutMs?: number } = {}): Promise<Buffer> {
  return onThread({ ...job, kind: 'sheet' }, options.timeoutMs ?? TIMEOUT_MS)
}

/** Loads the renderer before somebody waits for it. */
export async function warmPdf(): Promise<void> {
  const company = { name: 'warm', addressLines: [] }
  await renderPdf({
    template: 'specimen',
    data: { company, facts: [], lines: [{ text: 'warm', amount: '1.00' }], paragraph: '' },
  })
}

/** Ends the threads; for shutdown and tests. */
export async function closePdf(): Promise<void> {
  const current = holder.npsPdfPool
  holder.npsPdfPool = undefined
  if (current) await (await current).piscina.close()
}
