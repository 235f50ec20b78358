import { beforeAll, describe, expect, it } from 'vitest'
import { invoicePdf } from '@/features/invoice/invoice.pdf-data'
import { packingListPdf } from '@/features/packing-list/packing-list.pdf-data'
import { createReceiptAction } from '@/features/receipt/receipt.actions'
import { printDocument } from '@/server/pdf-document'
import { as, customerId, fail, ok } from '../support/actors'
import { acceptedHeats, dispatched, invoiced, packed, reservedOrder } from '../support/delivery'
import { printed } from '../support/pdf-text'

let list: { id: string; number: string }
let note: { id: string; number: string }

beforeAll(async () => {
  await acceptedHeats([
    { heatNo: 'PAPER-1', metres: '120', pieces: 20, mtcDate: '2024-01-10' },
    { heatNo: 'PAPER-2', metres: '300', pieces: 50, mtcDate: '2024-02-10' },
  ])
  const order = await reservedOrder('150', '5125.5')
  list = await packed(order.id, {
    'PAPER-1': { metres: '120', pieces: 20, bundleNo: 'B1' },
    'PAPER-2': { metres: '30', pieces: 5, bundleNo: 'B2' },
  })
  note = await dispatched(list.id)
})

describe('The papers of a load', () => {
  it('the packing list names heats, certificates, bundles and net weights', async () => {
    const { text, fileName } = await printed('stores', 'packing-list', list.id)
    expect(fileName).toBe(`${list.number.replaceAll('/', '-')}.pdf`)
    for (const word of ['Packing list', 'PAPER-1', 'PAPER-2', 'MTC-PAPER-1', 'B2', '150.000'])
      expect(text).toContain(word)
  })

  it('goods without a tax invoice travel on a delivery challan in three copies, without prices', async () => {
    const { text } = await printed('stores', 'dispatch-note', note.id)
    for (const word of ['Delivery challan', 'PAPER-1', 'PAPER-2', 'MH43BX4411', '730439', 'Triplicate for consignor'])
      expect(text).toContain(word)
    expect(text).not.toContain('5,125.5')
  })

  it('the tax invoice names heats, HSN, taxes, round-off and words, in three copies', async () => {
    const invoice = await invoiced(list.id)
    const { text } = await printed('accounts', 'invoice', invoice.id)
    for (const word of [
      'Tax invoice',
      invoice.number,
      'Original for recipient',
      'Duplicate for transporter',
      'Triplicate for supplier',
      'PAPER-1 (120 m, 20 pcs)',
      'PAPER-2 (30 m, 5 pcs)',
      '730439',
      '7,68,825.00',
      '69,194.25',
      '9,07,214.00',
      'Round-off',
      'Reverse charge',
      'Rupees Nine Lakh Seven Thousand Two Hundred Fourteen Only',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(word)
    expect((await printed('stores', 'dispatch-note', note.id)).text).toContain('Dispatch note')
    await expect(as('stores', () => printDocument(invoicePdf, invoice.id))).rejects.toThrow()
    const receipt = ok(
      await as('accounts', async () =>
        createReceiptAction({
          customerId: await customerId(),
          mode: 'RTGS',
          amount: '900000',
          allocations: [{ invoiceId: invoice.id, amount: '899000', tdsAmount: '907' }],
        }),
      ),
    )
    const paper = (await printed('accounts', 'receipt', receipt.id)).text
    for (const word of [invoice.number, '8,99,000.00', '907.00', '1,000.00', 'On account'])
      expect(paper).toContain(word)
  })

  it('nobody of another company prints them', async () => {
    await expect(as('other-admin', () => printDocument(packingListPdf, list.id))).rejects.toThrow('not found')
    expect(
      fail(
        await as('stores', async () =>
          createReceiptAction({ customerId: await customerId(), mode: 'CASH', amount: '1' }),
        ),
      ).code,
    ).toBe('FORBIDDEN')
  })
})
