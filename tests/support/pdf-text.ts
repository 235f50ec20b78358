import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type PdfDocument, printDocument } from '@/server/pdf-document'
import { pdfDocument } from '@/workers/pdf-documents'
import { as, type Desk } from './actors'

/** The words of a PDF, in reading order, one blank between them. */
export async function textOfPdf(pdf: Buffer): Promise<string> {
  return (await pagesOfPdf(pdf)).join(' ')
}

/** The words of each page of a PDF, in reading order, one blank between them. */
export async function pagesOfPdf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  }
  return pages
}

/** Title, author and further properties of the file, as a viewer shows them. */
export async function propertiesOfPdf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  return JSON.stringify([info, metadata?.getRaw() ?? null])
}

/** A document as that desk prints it: the words of the PDF and the name of the file. */
export async function pdfText(
  who: Desk,
  document: PdfDocument,
  id: string,
): Promise<{ text: string; fileName: string }> {
  const { pdf, fileName } = await as(who, () => printDocument(document, id))
  return { text: await textOfPdf(pdf), fileName }
}

/** The same, by the name the document has in its address. */
export function printed(who: Desk, name: string, id: string): Promise<{ text: string; fileName: string }> {
  const document = pdfDocument(name)
  if (!document) throw new Error(`There is no PDF named ${name}.`)
  return pdfText(who, document, id)
}
