import type { APIResponse } from '@playwright/test'
import { expect } from './test'

/** The words of a PDF that the server has answered with, in reading order, one blank between them. */
export async function pdfWords(response: APIResponse): Promise<string> {
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toContain('application/pdf')
  return wordsOfPdf(await response.body())
}

/** The words of a PDF, in reading order, one blank between them. */
export async function wordsOfPdf(content: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return pages.join(' ').replace(/\s+/g, ' ')
}
