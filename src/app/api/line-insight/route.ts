import type { z } from 'zod'
import { lineFacts } from '@/features/line-insight/line-facts'
import { lineInsight } from '@/features/line-insight/line-insight.queries'
import { lineFactsSchema, lineInsightSchema } from '@/features/line-insight/line-insight.schema'
import { apiCall, jsonBody } from '@/server/api'
import { AppError } from '@/server/errors'

export const dynamic = 'force-dynamic'

/** GET /api/line-insight?productSpecId=&odMm=&wallMm=…: stock, earlier prices and cost of one line, as far as the caller may see them. */
export function GET(request: Request): Promise<Response> {
  return apiCall(request, async ({ url, read }) => {
    const { additionalSpecs: _, ...asked } = Object.fromEntries(url.searchParams)
    const input = parsed(lineInsightSchema, { ...asked, additionalSpecs: url.searchParams.getAll('additionalSpecs') })
    return Response.json(await read((ctx) => lineInsight(ctx, input), { permission: 'stock.read' }))
  })
}

/** POST `{ customerId, lines }`: free metres, last price and cost of many lines, by their keys. It changes nothing. */
export function POST(request: Request): Promise<Response> {
  return apiCall(request, async ({ read }) => {
    const input = parsed(lineFactsSchema, await jsonBody(request))
    return Response.json({ facts: await read((ctx) => lineFacts(ctx, input), { permission: 'stock.read' }) })
  })
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => [issue.path.map(String).join('.') || 'form', issue.message])
  throw new AppError('VALIDATION', 'Some fields need attention.', Object.fromEntries(issues))
}
