import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { recordStatus } from '@/server/documents-base'

/**
 * Marks open quotations as expired whose approved or sent revision is past its validity. Not those that are being
 * revised, and not those against which a customer PO is in work. Run once a day for each company.
 */
export async function expireQuotationsInTx(ctx: ActionContext): Promise<{ expired: number }> {
  const rows = await ctx.tx.$queryRaw<{ id: string; number: string | null }[]>(Prisma.sql`
    UPDATE "Quotation" q SET status = 'EXPIRED', version = q.version + 1, "updatedAt" = now(), "updatedById" = app_user_id()
    WHERE q.id IN (
      SELECT o.id FROM "Quotation" o
      JOIN "QuotationRevision" r ON r."companyId" = o."companyId" AND r."quotationId" = o.id AND r."revisionNo" = o."latestRevisionNo"
      WHERE o.status = 'OPEN' AND r.status IN ('APPROVED', 'SENT') AND r."validUntil" < ${ctx.actor.today}::date
        AND NOT EXISTS (SELECT 1 FROM "CustomerPo" p WHERE p."companyId" = o."companyId" AND p."quotationId" = o.id AND p.status <> 'REJECTED')
      ORDER BY o.id LIMIT 500 FOR UPDATE OF o SKIP LOCKED)
    RETURNING q.id, q.number`)
  for (const row of rows) {
    await recordStatus(ctx, {
      model: 'Quotation',
      id: row.id,
      event: 'expire',
      from: 'OPEN',
      to: 'EXPIRED',
      remark: 'Its validity is over.',
    })
    ctx.event({
      documentType: 'Quotation',
      documentId: row.id,
      documentNo: row.number,
      remark: 'Its validity is over.',
    })
  }
  return { expired: rows.length }
}
