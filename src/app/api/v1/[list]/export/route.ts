import { cleanText } from '@/core/text'
import { apiCall } from '@/server/api'
import { AppError } from '@/server/errors'
import { clientList, runList } from '@/server/list'
import { checkExportSize, csvStream, exportColumns, xlsxBuffer } from '@/server/list-export'
import { recordEvent } from '@/server/record-event'
import { listNamed, paramsOf } from '../list-request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ list: string }> }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** GET /api/v1/<list>/export?format=csv|xlsx: the whole list as filtered and sorted; the export is in the audit trail. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async ({ url, read }) => {
    const list = listNamed((await params).list)
    const { format = 'csv', ...asked } = paramsOf(url)
    if (format !== 'csv' && format !== 'xlsx')
      throw new AppError('VALIDATION', 'A list is exported as csv or xlsx.', { format: 'Use csv or xlsx.' })
    const { def, rows, timeZone, today } = await read(
      async (ctx) => ({
        def: clientList(list, ctx.actor.can),
        rows: (await runList(ctx, list, asked, { all: true })).rows,
        timeZone: ctx.actor.timeZone,
        today: ctx.actor.today,
      }),
      { permission: list.permission },
    )
    checkExportSize(format, rows.length)
    const columns = exportColumns(def)
    const filters = new URLSearchParams(url.search)
    filters.delete('format')
    await recordEvent('list.export', {
      documentType: 'List',
      documentNo: list.name,
      remark: `${rows.length} rows as ${format}${filters.size > 0 ? `, ${cleanText(decodeURIComponent(filters.toString()), { singleLine: true }).slice(0, 400)}` : ''}`,
    })
    const headers = {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${list.name}-${today}.${format}"`,
    }
    if (format === 'csv') return new Response(csvStream(columns, rows, timeZone), { headers })
    return new Response(new Uint8Array(await xlsxBuffer(list.title, columns, rows, timeZone)), { headers })
  })
}
