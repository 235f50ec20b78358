import { AppError, HTTP_STATUS, toAppError } from '@/server/errors'
import { logger } from '@/server/logger'

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A failure as JSON: the sentence of an expected one, a bare apology for a defect (which is logged). */
export function problem(error: unknown, where: string): Response {
  const expected = toAppError(error)
  if (!expected) logger.error({ err: error }, `${where} failed`)
  const shown = expected ?? new AppError('INTERNAL', 'Something went wrong on our side. Please try again.')
  return Response.json(
    {
      error: { code: shown.code, message: shown.message, ...(shown.fieldErrors && { fieldErrors: shown.fieldErrors }) },
    },
    { status: HTTP_STATUS[shown.code] },
  )
}

const PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
const SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"

/**
 * Headers of a file handed to a browser: never guessed, never run as a page of ours, kept by no shared cache.
 * @param inline show it instead of saving it; only for PDFs and pictures
 */
export function fileHeaders(file: { fileName: string; contentType: string; size: number }, inline: boolean): Headers {
  const ascii = file.fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const kind = inline ? 'inline' : 'attachment'
  const encoded = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return new Headers({
    'content-type': file.contentType,
    'content-length': String(file.size),
    'content-disposition': `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    // A browser's PDF viewer does not open in a sandbox; a PDF runs nothing in our origin.
    'content-security-policy': file.contentType === 'application/pdf' ? PDF_POLICY : SANDBOX,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
  })
}
