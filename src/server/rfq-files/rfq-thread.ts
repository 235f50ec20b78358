import Piscina from 'piscina'
import type { RfqMapping, RfqMasters, RfqResult } from '@/core/rfq/types'
import { AppError } from '../errors'
import { logger } from '../logger'
import { workerBundle } from '../worker-bundle'
import { RFQ_LIMITS, RfqFileError, SENTENCES } from './limits'
import type { RfqFile } from './types'

/** A file on disk or a pasted text. Plain data: it crosses to another thread. */
export type RfqSource = { path: string; name: string; maxBytes: number } | { text: string }
/** What the lines are read with. */
export type RfqKnowledge = { masters: RfqMasters; mapping: RfqMapping }
export type RfqJob = RfqSource & Partial<RfqKnowledge>
/** The proposals of a file instead of its rows. */
export type ParsedRfq = Omit<RfqFile, 'sheets'> & RfqResult
export type RfqAnswer = { ok: true; file: RfqFile | ParsedRfq } | { ok: false; message: string }

const MAX_THREADS = 2
const MAX_WAITING = 20
const LOOK_MS = 100

type Pool = { piscina: Piscina; madeAt: number }
const holder = globalThis as unknown as { npsRfqPool?: Pool }

/** The pool, made at first use; a worker bundled anew (in development) gets a new one. */
function pool(): Piscina {
  const { file, madeAt } = workerBundle('rfq')
  const current = holder.npsRfqPool
  if (current && current.madeAt >= madeAt) return current.piscina
  if (current) void current.piscina.close().catch(() => undefined)
  const piscina = new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: MAX_THREADS,
    idleTimeout: 60_000,
    maxQueue: MAX_WAITING,
    // The threads need none of our secrets.
    env: { NODE_ENV: 'production', TZ: process.env.TZ },
    // neither do they inherit loaders of the program (tests, scripts)
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: RFQ_LIMITS.heapMb },
  })
  holder.npsRfqPool = { piscina, madeAt }
  return piscina
}

/**
 * Reads an RFQ on a thread of its own, which is ended when it takes too long or too much memory.
 * @throws RfqFileError with the sentence for the sender; AppError UNAVAILABLE when too many wait
 */
export async function readRfqApart(source: RfqSource, options?: Options): Promise<RfqFile> {
  return (await runApart(source, options)) as RfqFile
}

/** Reads an RFQ and proposes its lines, likewise on a thread of its own. @throws RfqFileError, AppError UNAVAILABLE */
export async function parseRfqApart(job: RfqSource & RfqKnowledge, options?: Options): Promise<ParsedRfq> {
  const { masters, mapping, ...source } = job
  return (await runApart({ ...source, masters, mapping } as RfqJob, options)) as ParsedRfq
}

type Options = { timeoutMs?: number }

async function runApart(job: RfqJob, options: Options = {}): Promise<RfqFile | ParsedRfq> {
  const started = performance.now()
  const stop = new AbortController()
  const before = process.memoryUsage.rss()
  // A thread's heap has its own limit, but what a PDF unpacks lies outside of it.
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > RFQ_LIMITS.growthMb * 1024 * 1024) stop.abort('memory')
  }, LOOK_MS)
  const clock = setTimeout(() => stop.abort('time'), options.timeoutMs ?? RFQ_LIMITS.time)
  try {
    const answer: RfqAnswer = await pool().run(job, { signal: stop.signal })
    if (!answer.ok) throw new RfqFileError(answer.message)
    logger.info({ kind: answer.file.kind, ms: Math.trunc(performance.now() - started) }, 'rfq read')
    return answer.file
  } catch (error) {
    throw refusal(error, stop.signal)
  } finally {
    clearInterval(watch)
    clearTimeout(clock)
  }
}

function refusal(error: unknown, stopped: AbortSignal): unknown {
  if (error instanceof RfqFileError) return error
  if (stopped.aborted) {
    logger.warn({ reason: stopped.reason }, 'reading an rfq was stopped')
    return new RfqFileError(stopped.reason === 'memory' ? SENTENCES.memory : SENTENCES.slow)
  }
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new RfqFileError(SENTENCES.memory)
  if (message === 'Task queue is at limit') return new AppError('UNAVAILABLE', SENTENCES.busy)
  return error
}

/** Ends the threads; for shutdown and tests. */
export async function closeRfqThreads(): Promise<void> {
  const current = holder.npsRfqPool
  holder.npsRfqPool = undefined
  await current?.piscina.close()
}
