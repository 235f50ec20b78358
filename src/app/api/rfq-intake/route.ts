import { UUID } from '@/app/api/files/answer'
import { uploadOf } from '@/app/api/files/bounded-body'
import { intakeAgain, intakeUpload } from '@/features/rfq-intake/read-intake'
import { apiCall, jsonBody } from '@/server/api'

export const dynamic = 'force-dynamic'

/**
 * POST /api/rfq-intake: reads an RFQ and answers the lines it proposes. A file (multipart, or the body with `?name=`) is kept
 * and gets an id; JSON `{ text | fileId, customerId, columns }` reads a pasted text, or a kept file once more.
 */
export function POST(request: Request): Promise<Response> {
  return apiCall(request, async ({ url }) => {
    const type = request.headers.get('content-type') ?? ''
    if (type.toLowerCase().startsWith('application/json'))
      return Response.json(await intakeAgain(await jsonBody(request)))
    const customer = url.searchParams.get('customerId')
    const customerId = customer && UUID.test(customer) ? customer : null
    return Response.json(await intakeUpload(customerId, (maxBytes) => uploadOf(request, maxBytes)), { status: 201 })
  })
}
