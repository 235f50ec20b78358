import Piscina from 'piscina'
import type { ListColumnType } from '@/core/list-types'
import { AppError } from './errors'
import { logger } from './logger'
import { workerBundle } from './worker-bundle'

/** A table as texts: plain data, since it crosses to another thread. Instants are wall clock, 'YYYY-MM-DD HH:mm'. */
export type SheetJob = {
  sheet: string
  columns: { label: string; type: ListColumnType }[]
  rows: (string | null)[][]
}

const TIMEOUT_MS = 60_000
const MAX_WAITING = 10

type Pool = { piscina: Piscina; madeAt: number }
const holder = globalThis as unknown as { npsSheetPool?: Pool }

/** The thread, made at first use; a worker bundled anew (in development) gets a new one. */
function pool(): Piscina {
  const { file, madeAt } = workerBundle('sheet')
  const current = holder.npsSheetPool
  if (current && current.madeAt >= madeAt) return current.piscina
  if (current) void current.piscina.close().catch(() => undefined)
  const piscina = new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    maxQueue: MAX_WAITING,
    // The thread needs none of our secrets, nor the loaders of the program.
    env: { NODE_ENV: 'production', TZ: process.env.TZ },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  holder.npsSheetPool = { piscina, madeAt }
  return piscina
}

/**
 * Writes a table as .xlsx on a thread of its own, never on the one that serves requests.
 * @throws AppError UNAVAILABLE when it takes longer than a minute or too many wait
 */
export async function writeSheetApart(job: SheetJob): Promise<Buffer> {
  const started = performance.now()
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const file: Uint8Array = await pool().run(job, { signal })
    logger.info({ rows: job.rows.length, bytes: file.byteLength, ms: Math.trunc(performance.now() - started) }, 'sheet')
    return Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  } catch (error) {
    if (signal.aborted)
      throw new AppError('UNAVAILABLE', 'The spreadsheet took too long. Narrow the filters, or take CSV.')
    if (error instanceof Error && error.message === 'Task queue is at limit')
      throw new AppError('UNAVAILABLE', 'Many spreadsheets are being made at the moment. Please try again in a minute.')
    throw error
  }
}

/** Ends the thread; for shutdown and tests. */
export async function closeSheetThread(): Promise<void> {
  const current = holder.npsSheetPool
  holder.npsSheetPool = undefined
  await current?.piscina.close()
}
