import { quotationXlsx } from '@/features/quotation/paper/quotation.xlsx-data'
import type { SheetDocument } from '@/server/outbox-relay'
import { type SpreadsheetDocument, writeSpreadsheet } from '@/server/spreadsheet-document'

/** Every document that goes out as a spreadsheet. The key is its name in a mail's attachment. */
export const spreadsheets: Readonly<Record<string, SpreadsheetDocument>> = {
  'quotation-xlsx': quotationXlsx,
}

/** The spreadsheet of a mail's attachment, by name. */
export function sheetDocument(name: string): SheetDocument | null {
  const document = Object.hasOwn(spreadsheets, name) ? spreadsheets[name] : undefined
  return document ? (id) => writeSpreadsheet(document, id) : null
}
