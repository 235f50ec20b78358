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

type Pool = { piscina: Piscina; madeAt: number }
const holder = globalThis as unknown as { npsPdfPool?: Promise<Pool> }

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

/**
 * Renders a document on a worker thread, never on the thread that serves requests.
 * @throws AppError UNAVAILABLE when it takes longer than 30 seconds or too many wait; Error for an unknown template
 */
export async function renderPdf(job: PdfJob, options: { timeoutMs?: number } = {}): Promise<Buffer> {
  const started = performance.now()
  const workers = await pool()
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
  try {
    const pdf: Uint8Array = await workers.run(job, { signal })
    logger.info({ template: job.template, bytes: pdf.byteLength, ms: Math.trunc(performance.now() - started) }, 'pdf')
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  } catch (error) {
    if (signal.aborted) {
      logger.error({ template: job.template }, 'pdf took too long and was stopped')
      throw new AppError(
        'UNAVAILABLE',
        'The PDF took too long and was stopped. Try again; if it happens again, tell us which document it is.',
      )
    }
    if (error instanceof Error && error.message === 'Task queue is at limit') {
      throw new AppError('UNAVAILABLE', 'Many PDFs are being made at the moment. Please try again in a minute.')
    }
    throw error
  }
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
