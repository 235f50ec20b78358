import { actionRegistry, listRegistry } from '@/app/registry'
import { apiCall } from '@/server/api'
import { openApi } from '@/server/openapi'

export const dynamic = 'force-dynamic'

let text: string | undefined

/** GET /api/v1/openapi.json: the description of the API, made once per process from the registered actions and lists. */
export function GET(request: Request): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    await read(async () => null)
    if (!text || process.env.NODE_ENV === 'development')
      text = JSON.stringify(openApi(actionRegistry.values(), listRegistry.values()))
    return new Response(text, { headers: { 'content-type': 'application/json' } })
  })
}
