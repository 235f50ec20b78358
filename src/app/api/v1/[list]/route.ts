import { apiCall } from '@/server/api'
import { runList } from '@/server/list'
import { listNamed, paramsOf, refuseUnknown } from './list-request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ list: string }> }

/** GET /api/v1/<list>: one page of a list, with the filters and sorts of its screen. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async ({ url, read }) => {
    const list = listNamed((await params).list)
    const asked = paramsOf(url)
    const result = await read(
      (ctx) => {
        refuseUnknown(list, asked, ctx.actor.can)
        return runList(ctx, list, asked)
      },
      { permission: list.permission },
    )
    return Response.json(result)
  })
}
