import type { PDFDocumentProxy } from 'pdfjs-dist'

const PIXELS_WIDE = 1100

/** The library that draws PDFs, with its worker; loaded when the first PDF is there. */
async function pdfjs() {
  const library = await import('pdfjs-dist')
  library.GlobalWorkerOptions.workerPort ??= new Worker(
    new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url),
    { type: 'module' },
  )
  return library
}

/** The first pages of a PDF as pictures, and how many it has. Our pages put no PDF into a frame. */
export async function drawPdf(
  file: Blob,
  mostPages: number,
): Promise<{ pages: number; pictures: HTMLCanvasElement[] }> {
  const library = await pdfjs()
  const document = await library.getDocument({ data: await file.arrayBuffer() }).promise
  return { pages: document.numPages, pictures: await draw(document, mostPages) }
}

async function draw(document: PDFDocumentProxy, mostPages: number): Promise<HTMLCanvasElement[]> {
  const canvases: HTMLCanvasElement[] = []
  for (let n = 1; n <= Math.min(document.numPages, mostPages); n++) {
    const page = await document.getPage(n)
    const viewport = page.getViewport({ scale: PIXELS_WIDE / page.getViewport({ scale: 1 }).width })
    const canvas = window.document.createElement('canvas')
    canvas.width = Math.trunc(viewport.width)
    canvas.height = Math.trunc(viewport.height)
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', `Page ${n}`)
    await page.render({ canvas, viewport }).promise
    canvases.push(canvas)
  }
  return canvases
}
