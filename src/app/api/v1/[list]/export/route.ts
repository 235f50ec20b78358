import { cleanText } from '@/core/text'
import { apiCall } from '@/server/api'
import { AppError } from '@/server/errors'
import { clientList } from '@/server/list'
import { type Exported, exportBody, exportColumns, readExport } from '@/server/list-export'
import { recordEvent } from '@/server/record-event'
import { listNamed, paramsOf } from '../list-request'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ list: string }> }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** GET /api/v1/<list>/export?format=csv|xlsx: the whole list as filtered and sorted; the export is in the audit trail. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return apiCall(request, async ({ url, read }) => {
    const list = listNamed((await params).list)
    const { format = 'csv', columns: wanted, ...asked } = paramsOf(url)
    if (format !== 'csv' && format !== 'xlsx')
      throw new AppError('VALIDATION', 'A list is exported as csv or xlsx.', { format: 'Use csv or xlsx.' })
    // Not through the plain copy of a read: the parts are bytes already.
    let found: Exported | undefined
    const { columns, today } = await read(
      async (ctx) => {
        const columns = exportColumns(clientList(list, ctx.actor.can), typeof wanted === 'string' ? wanted : undefined)
        found = await readExport(ctx, list, asked, columns, format)
        return { columns, today: ctx.actor.today }
      },
      { permission: list.permission },
    )
    if (!found) throw new Error('nothing was read')
    const filters = new URLSearchParams(url.search)
    filters.delete('format')
    filters.delete('columns')
    await recordEvent('list.export', {
      documentType: 'List',
      documentNo: list.name,
      remark: `${found.rows} rows as ${format}${filters.size > 0 ? `, ${cleanText(decodeURIComponent(filters.toString()), { singleLine: true }).slice(0, 400)}` : ''}`,
    })
    const headers = {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${list.name}-${today}.${format}"`,
    }
    return new Response(await exportBody(list.title, columns, found), { headers })
  })
}
