import { AppError } from '../errors'

/** Files and texts of one person that may wait for the one that is being read. */
const MAX_MINE = 3

type Turns = Map<string, { last: Promise<unknown>; waiting: number }>
const holder = globalThis as unknown as { npsRfqTurns?: Turns }
holder.npsRfqTurns ??= new Map()
const turns = holder.npsRfqTurns

/**
 * Reads for one person one after the other: a slow file of somebody holds up their own next one, never the threads of all.
 * @throws AppError UNAVAILABLE while as many of theirs wait as one can look at
 */
export async function inTurn<T>(userId: string, read: () => Promise<T>): Promise<T> {
  const mine = turns.get(userId) ?? { last: Promise.resolve(), waiting: 0 }
  if (mine.waiting >= MAX_MINE)
    throw new AppError(
      'UNAVAILABLE',
      'Other files of yours are being read at the moment. Please try again in a minute.',
    )
  mine.waiting += 1
  turns.set(userId, mine)
  const turn = mine.last.then(read, read)
  mine.last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    mine.waiting -= 1
    if (mine.waiting === 0) turns.delete(userId)
  }
}
