import type { Permission } from '@/core/permissions'
import { AppError } from './errors'
import { renderPdf } from './pdf'
import { type ReadContext, read } from './read'

/** A document that can be printed or mailed as a PDF; features register theirs in src/workers/pdf-documents.ts. */
export type PdfDocument = {
  /** Who may print it. */
  permission: Permission
  /** Under which type the print stands in the audit trail: 'Quotation'. */
  documentType: string
  /** A name of src/workers/pdf-templates.ts */
  template: string
  /** Reads the view model; null when the caller's company has no such document. */
  load: (ctx: ReadContext, id: string) => Promise<LoadedPdf<unknown> | null>
}

export type LoadedPdf<Data> = {
  data: Data
  /** `NPS-26-00012-Rev1.pdf`: no slashes */
  fileName: string
  documentId: string
  documentNo: string | null
}

/** Ties the loader's view model to the type its template takes. */
export function definePdfDocument<Data>(
  document: Omit<PdfDocument, 'load'> & { load: (ctx: ReadContext, id: string) => Promise<LoadedPdf<Data> | null> },
): PdfDocument {
  return document
}

/** `NPS/26/00012 Rev.1` -> `NPS-26-00012-Rev.1.pdf` */
export function pdfFileName(...parts: (string | null | undefined)[]): string {
  const name = parts
    .filter(Boolean)
    .join(' ')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return `${name || 'document'}.pdf`
}

/**
 * Reads a document as the caller (permission, RLS, one snapshot) and renders it on a worker thread.
 * @throws AppError NOT_FOUND, FORBIDDEN, UNAUTHENTICATED, UNAVAILABLE
 */
export async function printDocument(
  document: PdfDocument,
  id: string,
): Promise<{ pdf: Buffer; fileName: string; documentId: string; documentNo: string | null }> {
  const loaded = await read((ctx) => document.load(ctx, id), { permission: document.permission })
  if (!loaded) throw new AppError('NOT_FOUND', 'The document was not found. It may belong to another company.')
  const { data, ...facts } = loaded
  return { pdf: await renderPdf({ template: document.template, data }), ...facts }
}
