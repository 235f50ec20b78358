import type { Permission } from '@/core/permissions'
import { AppError } from './errors'
import { renderSheet } from './pdf'
import type { LoadedPdf } from './pdf-document'
import { type ReadContext, read } from './read'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A document that goes out as a spreadsheet; features register theirs in src/workers/sheet-documents.ts. */
export type SpreadsheetDocument = {
  /** Who may have it. */
  permission: Permission
  /** Under which type it stands in the audit trail: 'Quotation'. */
  documentType: string
  /** A name of src/workers/sheet-templates.ts */
  template: string
  /** Reads the view model; null when the caller's company has no such document. */
  load: (ctx: ReadContext, id: string) => Promise<LoadedPdf<unknown> | null>
}

/** Ties the loader's view model to the type its template takes. */
export function defineSpreadsheet<Data>(
  document: Omit<SpreadsheetDocument, 'load'> & {
    load: (ctx: ReadContext, id: string) => Promise<LoadedPdf<Data> | null>
  },
): SpreadsheetDocument {
  return document
}

/**
 * Reads a document as the caller (permission, RLS, one snapshot) and writes its spreadsheet on a worker thread.
 * @throws AppError NOT_FOUND, FORBIDDEN, UNAUTHENTICATED, UNAVAILABLE
 */
export async function writeSpreadsheet(
  document: SpreadsheetDocument,
  id: string,
): Promise<{ content: Buffer; fileName: string; documentId: string; documentNo: string | null }> {
  const loaded = await read((ctx) => document.load(ctx, id), { permission: document.permission })
  if (!loaded) throw new AppError('NOT_FOUND', 'The document was not found. It may belong to another company.')
  const { data, ...facts } = loaded
  return { content: await renderSheet({ template: document.template, data }), ...facts }
}
