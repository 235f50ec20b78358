import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { env } from './env'
import { AppError } from './errors'

const KEY = /^[0-9a-f-]{36}\/\d{4}\/[0-9a-f-]{36}$/

/** Where files lie: UPLOAD_DIR, outside everything the web server serves by itself. */
export const uploadRoot = (): string => resolve(/* turbopackIgnore: true */ process.cwd(), env().UPLOAD_DIR)
const stagingDir = (): string => join(uploadRoot(), 'incoming')

/** `company/yyyy/uuid`: made by us, never from what a user typed. */
export function newStorageKey(companyId: string, at = new Date()): string {
  return `${companyId}/${at.getUTCFullYear()}/${randomUUID()}`
}

/** @throws Error for anything that is not a key of ours */
export function pathOf(storageKey: string): string {
  const path = resolve(uploadRoot(), storageKey)
  if (!KEY.test(storageKey) || !path.startsWith(uploadRoot() + sep)) throw new Error(`Not a storage key: ${storageKey}`)
  return path
}

export type StagedFile = { path: string; size: number; sha256: string }

/**
 * Writes a stream to disk while counting and hashing it. Nothing is left behind when it is too large or breaks off.
 * @throws AppError VALIDATION above `maxBytes`, or when it is empty
 */
export async function stage(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StagedFile> {
  await mkdir(stagingDir(), { recursive: true, mode: 0o700 })
  const path = join(stagingDir(), randomUUID())
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      hash.update(chunk)
      await file.write(chunk)
    }
    if (size === 0) throw new AppError('VALIDATION', 'The file is empty.', { file: 'The file is empty.' })
    await file.sync()
    await file.close()
    return { path, size, sha256: hash.digest('hex') }
  } catch (error) {
    await file.close().catch(() => undefined)
    await discard(path)
    throw error
  }
}

export function tooLarge(maxBytes: number): AppError {
  const mb = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${Math.floor(maxBytes / 1024)} kB`
  return new AppError('VALIDATION', `The file is larger than ${mb}.`, { file: `Larger than ${mb}.` })
}

/** Puts a staged file into its place. */
export async function keep(stagedPath: string, storageKey: string): Promise<void> {
  const path = pathOf(storageKey)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(stagedPath, path)
}

/** Removes a file; one that is not there is fine. */
export async function discard(path: string): Promise<void> {
  await rm(path, { force: true })
}

export async function exists(storageKey: string): Promise<boolean> {
  return access(pathOf(storageKey), constants.R_OK).then(
    () => true,
    () => false,
  )
}

/** Keys on disk of one company that were written before `before`. */
export async function keysOnDisk(companyId: string, before: Date): Promise<string[]> {
  const keys: string[] = []
  for (const year of await entries(join(uploadRoot(), companyId))) {
    for (const name of await entries(join(uploadRoot(), companyId, year))) {
      const key = `${companyId}/${year}/${name}`
      if (!KEY.test(key)) continue
      const facts = await stat(pathOf(key)).catch(() => null)
      if (facts && facts.mtime < before) keys.push(key)
    }
  }
  return keys
}

/** Removes uploads that broke off without being cleaned up (a killed process). */
export async function sweepStaging(before: Date): Promise<number> {
  let removed = 0
  for (const name of await entries(stagingDir())) {
    const path = join(stagingDir(), name)
    const facts = await stat(path).catch(() => null)
    if (!facts || facts.mtime >= before) continue
    await discard(path)
    removed++
  }
  return removed
}

async function entries(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => [])
}
