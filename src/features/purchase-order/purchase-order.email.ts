/** `PO/26/00004`, `PO/26/00004 Rev.1` */
export function orderNumberText(number: string | null, revisionNo: number): string {
  const text = number ?? 'draft'
  return revisionNo > 0 ? `${text} Rev.${revisionNo}` : text
}

export type PurchaseOrderMail = {
  number: string
  vendor: string
  company: string
  person: string
  orderDate: string
  expectedDate: string | null
}

/** What the vendor reads when the order comes; the buyer may change it before sending. */
export function purchaseOrderMail(m: PurchaseOrderMail): { subject: string; text: string } {
  return {
    subject: `Purchase order ${m.number} from ${m.company}`,
    text: [
      `Dear ${m.vendor},`,
      '',
      `please find attached our purchase order ${m.number} of ${m.orderDate}.`,
      ...(m.expectedDate ? [`We need the material by ${m.expectedDate}.`] : []),
      'Kindly acknowledge the order with your delivery date, and send the mill test certificates with the material.',
      '',
      'Regards,',
      m.person,
      m.company,
    ].join('\n'),
  }
}
