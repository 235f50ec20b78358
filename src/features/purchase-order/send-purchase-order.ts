import type { z } from 'zod'
import { formatDate } from '@/core/fiscal-year'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { applyTransition, found, lockDocument, refuseStale } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { pdfFileName } from '@/server/pdf-document'
import { dateText } from '@/server/serialize'
import { orderNumberText, purchaseOrderMail } from './purchase-order.email'
import { purchaseOrderMachine } from './purchase-order.machine'
import type { sendPurchaseOrderSchema } from './purchase-order.schema'

/**
 * E-mails an approved order with its PDF; recipients and time are recorded. An order that was sent may be sent again.
 * The mail leaves after the commit through the outbox, and stays there when it cannot.
 * @throws AppError ILLEGAL_TRANSITION when the order is not approved
 */
export async function sendPurchaseOrder(
  ctx: ActionContext,
  input: z.output<typeof sendPurchaseOrderSchema>,
): Promise<{ id: string }> {
  const { id, to, cc } = input
  const row = await lockDocument(ctx, 'PurchaseOrder', id)
  const recipients = [...to, ...cc].join(', ')
  const sentBefore = ['SENT', 'ACKNOWLEDGED', 'PARTLY_RECEIVED'].includes(row.status)
  if (sentBefore) {
    await refuseStale(ctx, row, input.version)
    await ctx.tx.purchaseOrder.update({
      where: { id },
      data: { sentAt: new Date(), version: { increment: 1 }, updatedById: ctx.actor.userId },
      select: { id: true },
    })
    ctx.event({
      documentType: 'PurchaseOrder',
      documentId: id,
      documentNo: row.documentNo,
      remark: `E-mailed again to ${recipients}`,
    })
  } else {
    await applyTransition(ctx, {
      machine: purchaseOrderMachine,
      model: 'PurchaseOrder',
      id,
      event: 'send',
      version: input.version,
      remark: `E-mailed to ${recipients}`,
      set: [Prisma.sql`"sentAt" = now()`],
    })
  }
  const order = found(
    await ctx.tx.purchaseOrder.findUnique({
      where: { id },
      select: {
        number: true,
        revisionNo: true,
        orderDate: true,
        expectedDate: true,
        vendor: { select: { name: true } },
      },
    }),
    'Purchase order',
  )
  if (!order.number) throw new AppError('CONFLICT', 'The order has no number yet.')
  const mail = purchaseOrderMail({
    number: orderNumberText(order.number, order.revisionNo),
    vendor: order.vendor.name,
    company: ctx.actor.companyName,
    person: ctx.actor.userName,
    orderDate: formatDate(dateText(order.orderDate)),
    expectedDate: order.expectedDate ? formatDate(dateText(order.expectedDate)) : null,
  })
  ctx.mail({
    to,
    cc,
    replyTo: ctx.actor.email,
    subject: input.subject ?? mail.subject,
    text: input.message ?? mail.text,
    attachments: [
      {
        kind: 'pdf',
        document: 'purchase-order',
        id,
        fileName: pdfFileName(orderNumberText(order.number, order.revisionNo)),
      },
    ],
    documentType: 'PurchaseOrder',
    documentId: id,
    documentNo: order.number,
  })
  return { id }
}
