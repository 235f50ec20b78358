import type { ActionResult } from '@/core/result'
import { discardFormDraft, saveFormDraft } from '@/features/form-draft/form-draft.actions'
import { getFormDraft } from '@/features/form-draft/form-draft.queries'
import { MAX_DRAFT_BYTES } from '@/features/form-draft/form-draft.schema'
import { apiCall, jsonBody } from '@/server/api'
import { type AppErrorCode, HTTP_STATUS } from '@/server/errors'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ key: string }> }

const answer = (result: ActionResult<unknown>) =>
  Response.json(result, { status: result.ok ? 200 : HTTP_STATUS[result.error.code as AppErrorCode] })

/** GET: `{ values, savedAt }` of a half-typed form, 204 when there is none. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    const { key } = await params
    const draft = await read((ctx) => getFormDraft(ctx, key), { permission: 'draft.write' })
    return draft ? Response.json(draft) : new Response(null, { status: 204 })
  })
}

/** PUT `{ values }`: keeps them. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async () => {
    const { key } = await params
    const body = (await jsonBody(request, MAX_DRAFT_BYTES)) as {
      values?: Parameters<typeof saveFormDraft>[0]['values']
    } | null
    return answer(await saveFormDraft({ key, values: body?.values ?? {} }))
  })
}

/** DELETE: forgets them. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async () => answer(await discardFormDraft({ key: (await params).key })))
}
