import { asCallerOf } from '@/server/api-caller'
import { AppError } from '@/server/errors'
import { printDocument } from '@/server/pdf-document'
import { recordEvent } from '@/server/record-event'
import { pdfDocument } from '@/workers/pdf-documents'
import { fileHeaders, problem, UUID } from '../../../files/answer'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ document: string; id: string }> }

/** GET /api/pdf/<document>/<id>: a document of src/workers/pdf-documents.ts as PDF; the print is in the audit trail. `?download=1` saves it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { document: name, id } = await params
    const document = pdfDocument(name)
    if (!document || !UUID.test(id)) throw new AppError('NOT_FOUND', 'There is no such document.')
    const { pdf, fileName } = await asCallerOf(request, async () => {
      const printed = await printDocument(document, id)
      await recordEvent('document.print', {
        documentType: document.documentType,
        documentId: printed.documentId,
        documentNo: printed.documentNo,
        remark: printed.fileName,
      })
      return printed
    })
    const download = new URL(request.url).searchParams.get('download') === '1'
    const headers = fileHeaders({ fileName, contentType: 'application/pdf', size: pdf.byteLength }, !download)
    return new Response(new Uint8Array(pdf), { headers })
  } catch (error) {
    return problem(error, 'pdf')
  }
}
