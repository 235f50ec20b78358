import { refuseOtherOrigins } from '@/server/api'
import { asCallerOf } from '@/server/api-caller'
import { storeUpload } from '@/server/storage'
import { problem } from './answer'
import { uploadOf } from './bounded-body'

export const dynamic = 'force-dynamic'

/** POST /api/files: takes in one file and answers `{ id, name, contentType, size }`; an action then refers to the id. */
export async function POST(request: Request): Promise<Response> {
  try {
    // a cookie counts only from a page of ours
    if (!request.headers.has('authorization')) refuseOtherOrigins(request)
    const stored = await asCallerOf(request, () => storeUpload((maxBytes) => uploadOf(request, maxBytes)))
    return Response.json(
      { id: stored.id, name: stored.fileName, contentType: stored.contentType, size: stored.size },
      { status: 201 },
    )
  } catch (error) {
    return problem(error, 'upload')
  }
}
