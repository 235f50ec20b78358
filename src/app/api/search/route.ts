import { searchEverything } from '@/features/search/search.queries'
import { apiCall } from '@/server/api'

export const dynamic = 'force-dynamic'

/** GET /api/search?q=: `{ groups: [{ kind, label, items: [{ title, subtitle, status, place, href }] }] }`. */
export function GET(request: Request): Promise<Response> {
  return apiCall(request, async ({ url, read }) => {
    const groups = await read((ctx) => searchEverything(ctx, url.searchParams.get('q')), { permission: 'search.read' })
    return Response.json({ groups })
  })
}
