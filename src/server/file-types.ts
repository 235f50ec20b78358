import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { cleanText } from '@/core/text'
import { AppError } from './errors'

export type FileKind = { ext: string; contentType: string; inline: boolean }

const KINDS: Readonly<Record<string, FileKind>> = {
  pdf: { ext: 'pdf', contentType: 'application/pdf', inline: true },
  jpg: { ext: 'jpg', contentType: 'image/jpeg', inline: true },
  png: { ext: 'png', contentType: 'image/png', inline: true },
  webp: { ext: 'webp', contentType: 'image/webp', inline: true },
  xlsx: {
    ext: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    inline: false,
  },
  docx: {
    ext: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inline: false,
  },
  msg: { ext: 'msg', contentType: 'application/vnd.ms-outlook', inline: false },
  csv: { ext: 'csv', contentType: 'text/csv; charset=utf-8', inline: false },
  txt: { ext: 'txt', contentType: 'text/plain; charset=utf-8', inline: false },
  eml: { ext: 'eml', contentType: 'message/rfc822', inline: false },
}
const TEXT_KINDS = new Set(['csv', 'txt', 'eml'])
const alias = (ext: string) => (ext === 'jpeg' ? 'jpg' : ext)

/** True where a browser may show the file itself, instead of saving it. */
export function mayShowInline(contentType: string): boolean {
  return Object.values(KINDS).some((kind) => kind.inline && kind.contentType === contentType)
}

/**
 * What a file is, by its content; its name only tells apart kinds of plain text (and Outlook messages).
 * @throws AppError VALIDATION where that is not one of the allowed kinds
 */
export async function fileKind(path: string, fileName: string, allowed: readonly string[]): Promise<FileKind> {
  const named = alias(extensionOf(fileName))
  const found = await fileTypeFromFile(path)
  const kind = found
    ? byContent(found.ext, named)
    : TEXT_KINDS.has(named) && (await isPlainText(path))
      ? KINDS[named]
      : undefined
  if (kind && allowed.map(alias).includes(kind.ext)) return kind
  throw notAllowed(allowed)
}

/** Kinds that a reader of files tells by having read one. */
export type ReadKind = 'txt' | 'csv' | 'xlsx' | 'pdf'

/** The kind of a file that was read already. In which encoding a text came is not said: it need not be UTF-8. @throws AppError VALIDATION */
export function kindRead(ext: ReadKind, allowed: readonly string[]): FileKind {
  const kind = KINDS[ext]
  if (!kind || !allowed.map(alias).includes(ext)) throw notAllowed(allowed)
  return TEXT_KINDS.has(ext) ? { ...kind, contentType: kind.contentType.replace(/;.*$/, '') } : kind
}

function notAllowed(allowed: readonly string[]): AppError {
  const list = [...new Set(allowed.map(alias))].filter((ext) => KINDS[ext]).join(', ')
  return new AppError('VALIDATION', `This kind of file cannot be stored. Allowed are: ${list}.`, {
    file: 'This kind of file is not allowed.',
  })
}

function byContent(ext: string, named: string): FileKind | undefined {
  // An Outlook message is a compound file like the old Office formats; only its name tells it apart.
  if (ext === 'cfb') return named === 'msg' ? KINDS.msg : undefined
  const known = alias(ext)
  return Object.hasOwn(KINDS, known) ? KINDS[known] : undefined
}

/** UTF-8 without control characters. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = await open(path)
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what plain text does not contain
      if (/[\u0000-\u0008\u000e-\u001f]/.test(decoder.decode(chunk as Buffer, { stream: true }))) return false
    }
    decoder.decode()
    return true
  } catch {
    return false
  } finally {
    await file.close()
  }
}

function extensionOf(fileName: string): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''
}

/**
 * A name that is safe to show, to save and to send: no folders, no control or reserved characters, at most 120
 * characters, with the extension that fits the content.
 */
export function safeFileName(name: string, ext: string): string {
  const base = cleanText(name.split(/[/\\]/).at(-1) ?? '', { singleLine: true })
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
  const fits = alias(extensionOf(base)) === ext
  const stem = fits ? base.replace(/\.[A-Za-z0-9]+\s*$/, '') : base
  const short = Array.from(stem).slice(0, 110).join('').trim()
  return `${short || 'file'}.${fits ? extensionOf(base) : ext}`
}
