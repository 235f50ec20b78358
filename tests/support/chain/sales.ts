import { createCustomerPoAction, reviewCustomerPoAction } from '@/features/customer-po/customer-po.actions'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import {
  approveQuotation,
  createQuotation,
  sendQuotation,
  submitQuotation,
} from '@/features/quotation/quotation.actions'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { customerId, readAs, sizeId, specId, uploadedFile } from '../actors'
import { type Chain, day } from '../chain'

/** What is sold: 8" SCH 40 by the metre, 4" SCH 80 by the kilogram; both seamless to A106 GR.B. */
export const SOLD = {
  first: { size: '8', schedule: '40', metres: '420.5', rate: '4180.5' },
  second: { size: '4', schedule: '80', quoted: '100', ordered: '120', ratePerKg: '92.75' },
}

const pipe = async (size: string, schedule: string) => ({
  productSpecId: await specId('ASTM A106 GR.B'),
  pipeSizeId: await sizeId(size, schedule),
  ends: 'BE' as const,
})

/** SALES registers what the buyer asked for. */
export async function enquire(c: Chain): Promise<void> {
  const { first, second } = SOLD
  const enquiry = await c.act('sales', createEnquiry, {
    enquiryDate: day(-9),
    customerId: await customerId('C001'),
    clientReference: 'SRL/MM/2291',
    project: 'Coker revamp',
    mode: 'EMAIL',
    requiredBy: day(40),
    buyerText: 'Please quote CS smls pipes as below, ex stock preferred.',
    lines: [
      { ...(await pipe(first.size, first.schedule)), quantity: first.metres, buyerText: '8 inch sch 40 - 420.5 mtrs' },
      { ...(await pipe(second.size, second.schedule)), quantity: second.quoted, tagNo: 'P-4407' },
    ],
  })
  c.keep('enquiry', enquiry)
}

/** SALES quotes it, MANAGEMENT approves, SALES mails it. */
export async function quote(c: Chain): Promise<void> {
  const { first, second } = SOLD
  const asked = await readAs('sales', (tx) =>
    tx.enquiryLine.findMany({ where: { enquiryId: c.id('enquiry') }, orderBy: { lineNo: 'asc' } }),
  )
  const quotation = await c.act('sales', createQuotation, {
    enquiryId: c.id('enquiry'),
    paymentTerms: '100 % within 30 days of dispatch',
    lines: [
      {
        ...(await pipe(first.size, first.schedule)),
        enquiryLineId: asked[0]?.id,
        quantity: first.metres,
        rate: first.rate,
        deliveryText: 'Ex-stock / 3 weeks',
      },
      {
        ...(await pipe(second.size, second.schedule)),
        enquiryLineId: asked[1]?.id,
        quantity: second.quoted,
        rate: second.ratePerKg,
        rateUnit: 'KGS',
        tagNo: 'P-4407',
        deliveryText: 'Ex-stock',
      },
    ],
  })
  c.keep('quotation', quotation)
  const { id } = quotation
  await c.act('sales', submitQuotation, { id, remark: 'Margin as discussed' })
  await c.act('management', approveQuotation, { id, remark: 'Good to go' })
  await c.act('sales', sendQuotation, {
    id,
    to: 'buyer.chain@example.com',
    subject: 'Our quotation',
    message: 'Please find our quotation attached.',
  })
}

/** The buyer orders more of line 2 than was quoted; SALES reviews and accepts. */
export async function order(c: Chain): Promise<void> {
  const revision = await readAs('sales', (tx) =>
    tx.quotationRevision.findFirstOrThrow({
      where: { quotationId: c.id('quotation') },
      include: { lines: { orderBy: { lineNo: 'asc' } } },
    }),
  )
  const { first, second } = SOLD
  const po = await c.act('sales', createCustomerPoAction, {
    quotationId: c.id('quotation'),
    poNumber: '4500-771203',
    poDate: day(-2),
    receivedDate: day(-1),
    fileId: await uploadedFile('sales', 'PO 4500-771203.pdf'),
    lines: [
      {
        ...(await pipe(first.size, first.schedule)),
        quotationLineId: revision.lines[0]?.id,
        quantity: first.metres,
        rate: first.rate,
      },
      {
        ...(await pipe(second.size, second.schedule)),
        quotationLineId: revision.lines[1]?.id,
        quantity: second.ordered,
        rate: second.ratePerKg,
        rateUnit: 'KGS',
        tagNo: 'P-4407',
      },
    ],
  })
  c.keep('customerPo', po)
  await c.act('sales', reviewCustomerPoAction, { id: po.id })
  const accepted = await c.act('sales', acceptCustomerPoAction, {
    id: po.id,
    remark: 'Buyer confirmed 120 m of line 2 by phone',
    deliveryDate: day(30),
  })
  c.keep('salesOrder', accepted)
}
