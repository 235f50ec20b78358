import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'

export type OrderedLine = {
  lineId: string
  /** In the unit of the line. */
  ordered: string
  /** In customer POs that are not accepted yet. */
  inReview: string
  /** What is still open: quoted less ordered, never below nothing. */
  balance: string
}

/**
 * Per line of a revision what customers ordered of it and what is still open, in the unit that was quoted; from accepted
 * orders less what was cancelled, and from customer POs in review. Empty where nothing was ordered.
 */
export async function orderedLines(
  { tx }: ReadContext,
  { quotationId, revisionId }: { quotationId: string; revisionId: string },
): Promise<OrderedLine[]> {
  return tx.$queryRaw<OrderedLine[]>(Prisma.sql`
    WITH asked AS (
      SELECT l."quotationLineId" AS id, p.id AS po, l.quantity, l.metres, l.unit FROM "CustomerPo" p
      JOIN "CustomerPoLine" l ON l."companyId" = p."companyId" AND l."customerPoId" = p.id
      WHERE p."quotationId" = ${quotationId}::uuid AND p."quotationRevisionId" = ${revisionId}::uuid AND p.status IN ('RECEIVED', 'UNDER_REVIEW', 'ON_HOLD')
    ), sold AS (
      SELECT l."quotationLineId" AS id, l.quantity, l.metres, l."cancelledMetres" AS cancelled, l.unit FROM "SalesOrder" o
      JOIN "SalesOrderLine" l ON l."companyId" = o."companyId" AND l."salesOrderId" = o.id
      WHERE o."quotationId" = ${quotationId}::uuid AND o."quotationRevisionId" = ${revisionId}::uuid
    ), per AS (
      SELECT q.id, q."lineNo", q.quantity,
        coalesce((SELECT sum(CASE WHEN s.unit = q.unit AND s.cancelled = 0 THEN s.quantity
          WHEN q.metres > 0 THEN (s.metres - s.cancelled) * q.quantity / q.metres ELSE 0 END) FROM sold s WHERE s.id = q.id), 0) AS ordered,
        coalesce((SELECT sum(CASE WHEN a.unit = q.unit THEN a.quantity
          WHEN q.metres > 0 THEN a.metres * q.quantity / q.metres ELSE 0 END) FROM asked a WHERE a.id = q.id), 0) AS review
      FROM "QuotationLine" q WHERE q."quotationRevisionId" = ${revisionId}::uuid
    )
    SELECT id AS "lineId", trim_scale(round(ordered, 3))::text AS ordered, trim_scale(round(review, 3))::text AS "inReview",
      trim_scale(greatest(round(quantity - ordered, 3), 0))::text AS balance
    FROM per WHERE EXISTS (SELECT 1 FROM sold) OR EXISTS (SELECT 1 FROM asked) ORDER BY "lineNo"`)
}
