import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { ALL_PERMISSIONS } from '@/core/permissions'
import { begin, finish } from '@/db/begin'
import { db } from '@/db/client'
import type { Tx } from '@/db/types'
import { type Actor, actorOf } from './actor'
import { currentCaller } from './caller'
import type { ActionContext } from './define-action'
import { env } from './env'
import { AppError } from './errors'
import { discard, exists, keep, keysOnDisk, newStorageKey, pathOf, stage, sweepStaging } from './file-store'
import { fileKind, kindRead, type ReadKind, safeFileName } from './file-types'
import { logger } from './logger'
import { read } from './read'
import { systemWrite } from './system'

export type StoredFileFacts = { id: string; fileName: string; contentType: string; size: number; sha256: string }
/** A file on its way in: its name as the sender gave it, and its bytes. */
export type Upload = { name: string; content: AsyncIterable<Uint8Array> }
type FileRow = StoredFileFacts & { storageKey: string; createdById: string }

const FACTS = {
  id: true,
  fileName: true,
  contentType: true,
  size: true,
  sha256: true,
  storageKey: true,
  createdById: true,
} as const
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Takes in a file of the caller: permission, size while it streams, kind by content, then disk, then row and event.
 * An upload that no document refers to within a day is swept.
 * @param inspect reads the file before it is kept: it may refuse it, and tells what it is
 * @throws AppError UNAUTHENTICATED, FORBIDDEN, VALIDATION
 */
export async function storeUpload(
  upload: (maxBytes: number) => Promise<Upload>,
  inspect?: (path: string, name: string) => Promise<ReadKind>,
): Promise<StoredFileFacts> {
  await read(async () => null, { permission: 'file.upload' }) // before a byte of it is read
  const { MAX_FILE_SIZE, ALLOWED_FILE_TYPES } = env()
  const { name, content } = await upload(MAX_FILE_SIZE)
  const staged = await stage(content, MAX_FILE_SIZE)
  try {
    const read = await inspect?.(staged.path, name)
    const kind = read ? kindRead(read, ALLOWED_FILE_TYPES) : await fileKind(staged.path, name, ALLOWED_FILE_TYPES)
    return await insertFile(staged, safeFileName(name, kind.ext), kind.contentType)
  } finally {
    await discard(staged.path)
  }
}

async function insertFile(
  staged: { path: string; size: number; sha256: string },
  fileName: string,
  contentType: string,
): Promise<StoredFileFacts> {
  const caller = await currentCaller()
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first.')
  let placed: string | null = null
  try {
    return await db().$transaction(async (tx) => {
      const row = await begin(tx, caller.identity, {
        ip: caller.ip,
        action: 'file.upload',
        requestId: caller.requestId,
      })
      if (!row) throw new AppError('UNAUTHENTICATED', 'Your session has ended. Sign in again.')
      const actor = actorOf(row, caller.ip, caller.requestId)
      if (!actor.can('file.upload')) throw new AppError('FORBIDDEN', 'Your role does not allow you to upload files.')
      const storageKey = newStorageKey(actor.companyId)
      const file = await tx.storedFile.create({
        data: { fileName, contentType, size: staged.size, sha256: staged.sha256, storageKey },
        select: { id: true, fileName: true, contentType: true, size: true, sha256: true },
      })
      await keep(staged.path, storageKey)
      placed = storageKey
      await finish(tx, {
        numbers: [],
        result: null,
        events: [{ documentType: 'StoredFile', documentId: file.id, documentNo: fileName }],
      })
      return file
    })
  } catch (error) {
    if (placed) await discard(pathOf(placed))
    throw error
  }
}

/** 'QuotationRevision' -> 'quotation.read': who may see a document may see its files. Unknown kinds: nobody but the uploader. */
export function readPermissionOf(documentType: string): string | null {
  const area = documentType
    .replace(/(Revision|Line|Lot|Action)$/, '')
    .replace(/(?!^)([A-Z])/g, '-$1')
    .toLowerCase()
  const special: Record<string, string> = { company: 'home.read', 'stock-lot': 'stock.read', stock: 'stock.read' }
  const permission = special[area] ?? `${area}.read`
  return (ALL_PERMISSIONS as readonly string[]).includes(permission) ? permission : null
}

async function mayRead(ctx: { tx: Tx; actor: Actor }, file: FileRow): Promise<boolean> {
  if (file.createdById === ctx.actor.userId) return true
  const types = await ctx.tx.attachment.findMany({
    where: { fileId: file.id },
    select: { documentType: true },
    distinct: ['documentType'],
  })
  return types.some(({ documentType }) => {
    const permission = readPermissionOf(documentType)
    return permission !== null && ctx.actor.can(permission)
  })
}

/**
 * Ties an uploaded file to a document, in the document's own transaction; from then on it is kept as long as the document.
 * @throws AppError NOT_FOUND where the file is not there, is another company's, or is not the actor's to give
 */
export async function attachFile(
  ctx: Pick<ActionContext, 'tx' | 'actor'>,
  file: { fileId: string; documentType: string; documentId: string; label?: string | null },
): Promise<StoredFileFacts> {
  const { fileId, documentType, documentId, label = null } = file
  const row = await ctx.tx.storedFile.findUnique({ where: { id: fileId }, select: FACTS })
  if (!row || !(await mayRead(ctx, row))) {
    throw new AppError(
      'NOT_FOUND',
      'The uploaded file was not found. Uploads that are not used within a day are removed: upload it again.',
    )
  }
  await ctx.tx.storedFile.update({ where: { id: fileId }, data: { referredAt: new Date() } })
  const there = await ctx.tx.attachment.findFirst({ where: { fileId, documentType, documentId }, select: { id: true } })
  if (there) await ctx.tx.attachment.update({ where: { id: there.id }, data: { label } })
  else await ctx.tx.attachment.create({ data: { fileId, documentType, documentId, label } })
  return facts(row)
}

/**
 * Ties several uploads to a document at once, those that are not there yet; statements do not grow with their number.
 * Only own uploads: what lies with another document is tied one by one.
 * @throws AppError NOT_FOUND where one of them is not there or not the actor's own
 */
export async function attachUploads(
  ctx: Pick<ActionContext, 'tx' | 'actor'>,
  to: { fileIds: readonly string[]; documentType: string; documentId: string },
): Promise<StoredFileFacts[]> {
  const { fileIds, documentType, documentId } = to
  if (fileIds.length === 0) return []
  const mine = { id: { in: [...fileIds] }, createdById: ctx.actor.userId }
  const rows = await ctx.tx.storedFile.findMany({ where: mine, select: FACTS })
  if (rows.length < new Set(fileIds).size)
    throw new AppError(
      'NOT_FOUND',
      'An uploaded file was not found. Uploads that are not used within a day are removed: upload it again.',
    )
  await ctx.tx.storedFile.updateMany({ where: mine, data: { referredAt: new Date() } })
  await ctx.tx.attachment.createMany({ data: rows.map(({ id: fileId }) => ({ fileId, documentType, documentId })) })
  return rows.map(facts)
}

/** The files of a document, oldest first. Whoever may see the document may call this. */
export async function filesOf(
  ctx: { tx: Tx },
  documentType: string,
  documentId: string,
): Promise<(StoredFileFacts & { label: string | null })[]> {
  const rows = await ctx.tx.attachment.findMany({
    where: { documentType, documentId },
    orderBy: { createdAt: 'asc' },
    select: { label: true, file: { select: FACTS } },
  })
  return rows.map(({ label, file }) => ({ ...facts(file), label }))
}

const facts = ({ id, fileName, contentType, size, sha256 }: FileRow): StoredFileFacts => ({
  id,
  fileName,
  contentType,
  size,
  sha256,
})

const lost = (file: FileRow, what: string): AppError => {
  logger.error({ fileId: file.id, storageKey: file.storageKey }, `stored file ${what}`)
  return new AppError(
    'NOT_FOUND',
    'The file is not in the file store any more. Tell your administrator; a backup may have it.',
  )
}

/**
 * Where a file the caller may see lies on disk.
 * @throws AppError NOT_FOUND (also where the caller may not see it: whether it exists is nobody's business)
 */
export async function openStoredFile(fileId: string): Promise<StoredFileFacts & { path: string }> {
  const row = await read(async (ctx) => {
    const file = await ctx.tx.storedFile.findUnique({ where: { id: fileId }, select: FACTS })
    return file && (await mayRead(ctx, file)) ? file : null
  })
  if (!row) throw new AppError('NOT_FOUND', 'The file was not found.')
  if (!(await exists(row.storageKey))) throw lost(row, 'is missing')
  return { ...facts(row), path: pathOf(row.storageKey) }
}

/** The whole content of a file the caller may see, checked against its fingerprint. @throws AppError NOT_FOUND, CONFLICT */
export async function readStoredFile(fileId: string): Promise<StoredFileFacts & { content: Buffer }> {
  const { path, ...file } = await openStoredFile(fileId)
  return { ...file, content: await contentOf(path, file) }
}

/** The content of a file that the program itself needs in the caller's company (the logo of the letterhead). */
export async function readStoredFileIn(tx: Tx, fileId: string): Promise<StoredFileFacts & { content: Buffer }> {
  const row = await tx.storedFile.findUnique({ where: { id: fileId }, select: FACTS })
  if (!row || !(await exists(row.storageKey))) throw new AppError('NOT_FOUND', 'The file was not found.')
  return { ...facts(row), content: await contentOf(pathOf(row.storageKey), row) }
}

async function contentOf(path: string, file: { id: string; fileName: string; sha256: string }): Promise<Buffer> {
  const content = await readFile(path)
  if (createHash('sha256').update(content).digest('hex') === file.sha256) return content
  logger.error({ fileId: file.id }, 'stored file is damaged')
  throw new AppError(
    'CONFLICT',
    `The stored file ${file.fileName} is damaged. Tell your administrator; a backup may have a good copy.`,
  )
}

/**
 * Removes uploads that nothing refers to after a day, and files on disk without a row (a process killed at the wrong
 * moment). Runs as the company's system user.
 */
export async function sweepFiles(companyId: string, now = new Date()): Promise<string> {
  const before = new Date(now.getTime() - DAY_MS)
  const rows = await systemWrite(companyId, 'file.sweep', async (tx) => {
    const unused = await tx.storedFile.findMany({
      where: { referredAt: null, createdAt: { lt: before }, attachments: { none: {} } },
      select: { id: true, storageKey: true },
      take: 1000,
    })
    if (unused.length > 0) {
      await tx.storedFile.deleteMany({ where: { id: { in: unused.map((f) => f.id) }, referredAt: null } })
      await finish(tx, {
        numbers: [],
        result: null,
        events: [{ documentType: 'StoredFile', remark: `${unused.length} unused uploads removed` }],
      })
    }
    const keys = await keysOnDisk(companyId, before)
    const orphans: string[] = []
    for (let i = 0; i < keys.length; i += 1000) {
      const part = keys.slice(i, i + 1000)
      const known = await tx.storedFile.findMany({ where: { storageKey: { in: part } }, select: { storageKey: true } })
      const kept = new Set(known.map((f) => f.storageKey))
      orphans.push(...part.filter((key) => !kept.has(key)))
    }
    return { unused: unused.length, orphans }
  })
  for (const key of rows.orphans) await discard(pathOf(key))
  const broken = await sweepStaging(before)
  return `${rows.unused} unused uploads, ${rows.orphans.length} files removed, ${broken} broken uploads`
}
