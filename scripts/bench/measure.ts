/** Figures of a run of requests, in milliseconds. */
export type Figures = { n: number; p50: number; p95: number; max: number; perSecond: number; failed: number }

const at = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

export function figures(times: number[], seconds: number, failed = 0): Figures {
  const sorted = [...times].sort((a, b) => a - b)
  return {
    n: times.length,
    p50: at(sorted, 0.5),
    p95: at(sorted, 0.95),
    max: sorted.at(-1) ?? 0,
    perSecond: times.length / seconds,
    failed,
  }
}

/** `workers` run `fn` back to back until `times` calls are made; a first few calls warm up and are not counted. */
export async function repeat(
  fn: () => Promise<void>,
  options: { times: number; workers?: number; warmUp?: number },
): Promise<Figures> {
  for (let i = 0; i < (options.warmUp ?? 3); i++) await fn()
  const took: number[] = []
  let left = options.times
  let failed = 0
  const started = performance.now()
  const work = async () => {
    while (left-- > 0) {
      const t = performance.now()
      try {
        await fn()
      } catch {
        failed++
      }
      took.push(performance.now() - t)
    }
  }
  await Promise.all(Array.from({ length: options.workers ?? 1 }, work))
  return figures(took, (performance.now() - started) / 1000, failed)
}

/** People who each click every `thinkMs`, for `seconds`; every click is one of `clicks`, in turn from a random start. */
export async function users(
  clicks: ((user: number) => Promise<void>)[],
  options: { users: number; thinkMs: number; seconds: number },
): Promise<Figures> {
  const took: number[] = []
  let failed = 0
  const end = performance.now() + options.seconds * 1000
  const person = async (user: number) => {
    await sleep((options.thinkMs * user) / options.users)
    for (let i = user; performance.now() < end; i++) {
      const started = performance.now()
      try {
        await clicks[i % clicks.length]?.(user)
        took.push(performance.now() - started)
      } catch {
        failed++
      }
      await sleep(Math.max(0, options.thinkMs - (performance.now() - started)))
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: options.users }, (_, i) => person(i)))
  return figures(took, (performance.now() - started) / 1000, failed)
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const ms = (n: number) => n.toFixed(n < 10 ? 1 : 0).padStart(7)

export function line(name: string, f: Figures, note = ''): string {
  return `${name.padEnd(44)} p50 ${ms(f.p50)} ms  p95 ${ms(f.p95)} ms  max ${ms(f.max)} ms  ${f.perSecond.toFixed(1).padStart(7)}/s  n ${f.n}${f.failed ? `  FAILED ${f.failed}` : ''}${note ? `  ${note}` : ''}`
}
