import { previewPaper } from '@/features/quotation/paper/preview-paper'
import {
  MAX_PREVIEW_BYTES,
  previewQuotationTemplateSchema,
} from '@/features/quotation-template/quotation-template.schema'
import { apiCall, jsonBody } from '@/server/api'
import { AppError } from '@/server/errors'
import { renderPdf } from '@/server/pdf'
import { fileHeaders } from '../../files/answer'

export const dynamic = 'force-dynamic'

/** POST the values of the form of a quotation format: how it prints, as PDF. Nothing is stored. */
export function POST(request: Request): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    const parsed = previewQuotationTemplateSchema.safeParse(await jsonBody(request, MAX_PREVIEW_BYTES))
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => [issue.path.map(String).join('.') || 'form', issue.message])
      throw new AppError('VALIDATION', 'Some fields need attention.', Object.fromEntries(issues))
    }
    const data = await read((ctx) => previewPaper(ctx, parsed.data), { permission: 'settings.read' })
    const pdf = await renderPdf({ template: 'quotation', data })
    const headers = fileHeaders({ fileName: 'preview.pdf', contentType: 'application/pdf', size: pdf.byteLength }, true)
    return new Response(new Uint8Array(pdf), { headers })
  })
}
