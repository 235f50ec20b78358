import { fileHeaders, problem, UUID } from '@/app/api/files/answer'
import { quotationXlsx } from '@/features/quotation/paper/quotation.xlsx-data'
import { asCallerOf } from '@/server/api-caller'
import { AppError } from '@/server/errors'
import { recordEvent } from '@/server/record-event'
import { writeSpreadsheet, XLSX_TYPE } from '@/server/spreadsheet-document'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** GET /quotations/<id>/xlsx: the quotation (or one revision, by its id) as a spreadsheet; that it went out is in the audit trail. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { id } = await params
    if (!UUID.test(id)) throw new AppError('NOT_FOUND', 'There is no such document.')
    const { content, fileName } = await asCallerOf(request, async () => {
      const written = await writeSpreadsheet(quotationXlsx, id)
      await recordEvent('document.export', {
        documentType: quotationXlsx.documentType,
        documentId: written.documentId,
        documentNo: written.documentNo,
        remark: written.fileName,
      })
      return written
    })
    const headers = fileHeaders({ fileName, contentType: XLSX_TYPE, size: content.byteLength }, false)
    return new Response(new Uint8Array(content), { headers })
  } catch (error) {
    return problem(error, 'spreadsheet')
  }
}
