import { renderToBuffer } from '@react-pdf/renderer'
import { move } from 'piscina'
import { registerFonts } from '@/documents/fonts'
import { pdfTemplates } from './pdf-templates'

export type PdfJob = { template: string; data: unknown }

/** Entry of the PDF threads: one view model in, the bytes of the PDF out (moved, not copied). */
export default async function renderPdfJob(job: PdfJob): Promise<ReturnType<typeof move>> {
  const render = Object.hasOwn(pdfTemplates, job.template) ? pdfTemplates[job.template] : undefined
  if (!render) throw new Error(`There is no PDF template named "${job.template}".`)
  registerFonts()
  const pdf = await renderToBuffer(render(job.data) as Parameters<typeof renderToBuffer>[0])
  return move(new Uint8Array(pdf))
}
