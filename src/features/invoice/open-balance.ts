import { Prisma } from '@/db/types'

/**
 * SQL for what was owed on invoice `i` at the end of a day: total less the receipts and TDS booked by then; 0 for an
 * invoice that does not stand or is of a later day.
 */
export function openBalanceOn(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE WHEN i.status IN ('POSTED', 'PARTLY_PAID', 'PAID') AND i."invoiceDate" <= ${day} THEN i."totalAmount" - coalesce((
    SELECT sum(ra.amount + ra."tdsAmount") FROM "ReceiptAllocation" ra JOIN "Receipt" r ON r.id = ra."receiptId"
    WHERE ra."invoiceId" = i.id AND r.status = 'POSTED' AND r."receiptDate" <= ${day}), 0) ELSE 0 END)`
}
