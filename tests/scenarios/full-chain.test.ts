import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { listRegistry } from '@/app/registry'
import { decimalText } from '@/core/money'
import { getCustomerPo } from '@/features/customer-po/customer-po.queries'
import { getHeat } from '@/features/heat/heat.queries'
import { getInvoice } from '@/features/invoice/invoice.queries'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { getSalesOrder } from '@/features/sales-order/sales-order.queries'
import { closePdf } from '@/server/pdf'
import { read } from '@/server/read'
import { as, member, readAs } from '../support/actors'
import { CHAIN_IP, Chain, day } from '../support/chain'
import { deliver, firstInvoice, firstLoad, secondLoad } from '../support/chain/delivery'
import { lastPayment, PAID, partPayment } from '../support/chain/money'
import { BOUGHT, buy, HEATS, receive, reserveFromStock } from '../support/chain/purchase'
import { closeTheNcr, endHold, inspect, reserveRest } from '../support/chain/quality'
import { enquire, order, quote } from '../support/chain/sales'
import { withOwner } from '../support/owner'
import { printed } from '../support/pdf-text'
import { bucketsOf, expectSoundData } from '../support/stock'

const c = new Chain()
const YY = String(Number(day().slice(5, 7)) >= 4 ? Number(day().slice(0, 4)) : Number(day().slice(0, 4)) - 1).slice(2)
const first = (prefix: string, n = 1) => `${prefix}/${YY}/${String(n).padStart(5, '0')}`

const STOCK_8 = { heatNo: 'D25A0388', nps: '8' }
const STOCK_4 = { heatNo: 'D24B2013', nps: '4', schedule: '80' }
const HEAT_1 = { heatNo: HEATS.first.heatNo }
const HEAT_2 = { heatNo: HEATS.second.heatNo }

const statusOf = (model: string, name: string) =>
  withOwner(async (owner) => {
    const { rows } = await owner.query(`SELECT status FROM "${model}" WHERE id = $1`, [c.id(name)])
    return rows[0]?.status as string
  })
const money = (x: string | null | undefined) => decimalText(x ?? '0', 2)
const salesOrder = async () => {
  const found = await as('sales', () => read((ctx) => getSalesOrder(ctx, c.id('salesOrder'))))
  if (!found) throw new Error('no order')
  return found
}
const invoice = async (name: string) => {
  const found = await as('accounts', () => read((ctx) => getInvoice(ctx, c.id(name))))
  if (!found) throw new Error('no invoice')
  return found
}

describe('UAT-004 From the enquiry to the last payment, by seven roles', () => {
  afterEach(expectSoundData)
  afterAll(closePdf)

  it('SALES registers an enquiry of two lines', async () => {
    await enquire(c)
    expect(c.no('enquiry')).toBe(first('ENQ'))
    const lines = await readAs('sales', (tx) =>
      tx.enquiryLine.findMany({ where: { enquiryId: c.id('enquiry') }, orderBy: { lineNo: 'asc' } }),
    )
    // 8" SCH 40: (219.1 - 8.18) x 8.18 x 0.0246615; 4" SCH 80: (114.3 - 8.56) x 8.56 x 0.0246615
    expect(lines.map((l) => [l.odMm, l.wallMm, l.unitWeight, l.metres].map(String))).toEqual([
      ['219.1', '8.18', '42.549', '420.5'],
      ['114.3', '8.56', '22.322', '100'],
    ])
  })

  it('quotes it; MANAGEMENT approves; it is mailed', async () => {
    await quote(c)
    expect(c.no('quotation')).toBe(first('NPS'))
    const q = await as('sales', () => read((ctx) => getQuotation(ctx, c.id('quotation'))))
    // 420.5 m x 4180.50; 100 m x 22.322 kg/m x 92.75
    expect(q?.revision.lines.map((l) => money(l.amount))).toEqual(['1757900.25', '207036.55'])
    expect(q?.revision).toMatchObject({ status: 'SENT', totalAmount: '1964936.8', totalMetres: '520.5' })
    expect(q?.history.map((h) => h.toState)).toEqual(['PENDING_APPROVAL', 'APPROVED', 'SENT'])
    expect(await statusOf('Enquiry', 'enquiry')).toBe('QUOTED')
    const { text, fileName } = await printed('sales', 'quotation', c.id('quotation'))
    expect(fileName).toBe(`${c.no('quotation').replaceAll('/', '-')}-Rev.0.pdf`)
    for (const part of [
      c.no('quotation'),
      'Sahyadri Refineries Ltd',
      'SRL/MM/2291',
      'ASTM A106 GR.B',
      '4,180.5',
      '17,57,900.25',
      '2,07,036.55',
      '19,64,936.80',
      'Nineteen Lakh Sixty Four Thousand Nine Hundred',
      'P-4407',
    ])
      expect(text).toContain(part)
    const mail = await readAs('sales', (tx) => tx.outboxMessage.findFirst({ where: { documentId: c.id('quotation') } }))
    expect(mail).toMatchObject({ recipients: 'buyer.chain@example.com', documentNo: `${c.no('quotation')} Rev.0` })
  })

  it('compares the customer PO line by line and makes the sales order', async () => {
    await order(c)
    expect(c.no('salesOrder')).toBe(first('SO'))
    const po = await as('sales', () => read((ctx) => getCustomerPo(ctx, c.id('customerPo'))))
    expect(po?.status).toBe('ACCEPTED')
    expect(po?.comparison?.lines.map((l) => [l.kind, l.differences.map((d) => d.field)])).toEqual([
      ['SAME', []],
      ['CHANGED', ['quantity', 'amount']],
    ])
    // 120 m x 22.322 kg/m x 92.75 = 248443.86
    expect(await salesOrder()).toMatchObject({ status: 'OPEN', totalAmount: '2006344.11', totalMetres: '540.5' })
    expect(await statusOf('Quotation', 'quotation')).toBe('WON')
    expect(await statusOf('Enquiry', 'enquiry')).toBe('WON')
  })

  it('reserves the oldest certificates first; 144.5 m are short', async () => {
    await reserveFromStock(c)
    expect(c.call('reservation.auto').data).toMatchObject({ reservedMetres: '396.000', shortfallMetres: '144.500' })
    expect(await bucketsOf(STOCK_8)).toEqual({ reserved: '276' })
    expect(await bucketsOf(STOCK_4)).toEqual({ free: '84', reserved: '120' })
  })

  it('the shortfall is asked for, approved and ordered from an approved vendor', async () => {
    await buy(c)
    expect([c.no('requisition'), c.no('purchaseOrder')]).toEqual([first('PR'), first('PO')])
    const line = await readAs('purchase', (tx) =>
      tx.purchaseRequisitionLine.findFirst({ where: { purchaseRequisitionId: c.id('requisition') } }),
    )
    expect([line?.metres, line?.orderedMetres].map(String)).toEqual([BOUGHT.shortfall, BOUGHT.ordered])
    expect(await statusOf('PurchaseRequisition', 'requisition')).toBe('ORDERED')
    expect(await statusOf('PurchaseOrder', 'purchaseOrder')).toBe('ACKNOWLEDGED')
    const { text } = await printed('purchase', 'purchase-order', c.id('purchaseOrder'))
    // 160 m x 3120.25 = 499240.00; with 18 % = 589103.20
    for (const part of [c.no('purchaseOrder'), '3,120.25', '4,99,240.00', '5,89,103.20', 'EN 10204 3.1'])
      expect(text).toContain(part)
  })

  it('STORES receives two heats on the one line: under inspection, each with its certificate', async () => {
    await receive(c)
    expect(c.no('grn')).toBe(first('GRN'))
    expect(await bucketsOf(HEAT_1)).toEqual({ inspection: '100' })
    expect(await bucketsOf(HEAT_2)).toEqual({ inspection: '60' })
    expect(await statusOf('PurchaseOrder', 'purchaseOrder')).toBe('RECEIVED')
    const mtcs = await readAs('stores', (tx) =>
      tx.mtcHeat.findMany({
        where: { heatNo: { startsWith: 'CH-708' } },
        orderBy: { heatNo: 'asc' },
        select: { mtc: true },
      }),
    )
    expect(mtcs.map((m) => m.mtc.mtcNo)).toEqual(['DST/CH-70881', 'DST/CH-70882'])
  })

  it('QC passes, fails and holds by metres; the failure opens an NCR', async () => {
    await inspect(c)
    expect([c.no('inspection'), c.no('ncr')]).toEqual([first('IR'), first('NCR')])
    expect(await bucketsOf(HEAT_1)).toEqual({ free: '88', rejected: '12' })
    expect(await bucketsOf(HEAT_2)).toEqual({ free: '30', hold: '30' })
    const ncr = await readAs('qc', (tx) => tx.ncr.findUniqueOrThrow({ where: { id: c.id('ncr') } }))
    expect([ncr.heatNo, String(ncr.metres), ncr.pieces, ncr.status]).toEqual(['CH-70881', '12', 2, 'OPEN'])
  })

  it('a second inspection ends the hold', async () => {
    await endHold(c)
    expect(c.no('inspection2')).toBe(first('IR', 2))
    expect(await bucketsOf(HEAT_2)).toEqual({ free: '60' })
  })

  it('the rest of the order is reserved from what was accepted, the older certificate in full', async () => {
    await reserveRest(c)
    expect(c.call('reservation.auto').data).toMatchObject({ reservedMetres: '144.500', shortfallMetres: '0.000' })
    expect(await bucketsOf(HEAT_2)).toEqual({ reserved: '60' })
    expect(await bucketsOf(HEAT_1)).toEqual({ free: '3.5', reserved: '84.5', rejected: '12' })
  })

  it('the first load leaves; the order is partly dispatched and the rest stays reserved', async () => {
    await firstLoad(c)
    expect([c.no('packingList1'), c.no('dispatchNote1')]).toEqual([first('PL'), first('DN')])
    expect(await bucketsOf(STOCK_8)).toEqual({ reserved: '76', issued: '200' })
    expect(await bucketsOf(STOCK_4)).toEqual({ free: '84', issued: '120' })
    const so = await salesOrder()
    expect(so.status).toBe('PARTLY_DISPATCHED')
    expect(so.lines.map((l) => [l.dispatchedMetres, l.balanceMetres])).toEqual([
      ['200', '220.500'],
      ['120', '0.000'],
    ])
    const list = await printed('stores', 'packing-list', c.id('packingList1'))
    // 200 m x 42.549 + 120 m x 22.322
    for (const part of [c.no('packingList1'), 'D25A0388', 'D24B2013', 'B-1', '8,509.8', '2,678.64'])
      expect(list.text).toContain(part)
    const note = await printed('stores', 'dispatch-note', c.id('dispatchNote1'))
    for (const part of [c.no('dispatchNote1'), 'MH43BX4411', 'LR-10021', '181000200030', 'D25A0388', 'D24B2013'])
      expect(note.text).toContain(part)
    expect(note.text).toMatch(/delivery challan/i)
  })

  it('ACCOUNTS invoices it with CGST and SGST, naming the heats', async () => {
    await firstInvoice(c)
    expect(c.no('invoice1')).toBe(first('INV'))
    // 200 x 4180.50 + 2678.640 kg x 92.75; 9 % each on every line; rounded to whole rupees
    expect(await invoice('invoice1')).toMatchObject({
      status: 'POSTED',
      taxRegime: 'CGST_SGST',
      taxableAmount: '1084543.86',
      cgstAmount: '97608.95',
      sgstAmount: '97608.95',
      igstAmount: '0',
      roundOff: '0.24',
      totalAmount: '1279762',
    })
    const { text } = await printed('accounts', 'invoice', c.id('invoice1'))
    for (const part of [c.no('invoice1'), 'D25A0388', 'D24B2013', '10,84,543.86', '97,608.95', '12,79,762.00', '7304'])
      expect(text).toContain(part)
  })

  it('the second load is invoiced before it leaves; the order is dispatched', async () => {
    await secondLoad(c)
    expect([c.no('packingList2'), c.no('invoice2'), c.no('dispatchNote2')]).toEqual([
      first('PL', 2),
      first('INV', 2),
      first('DN', 2),
    ])
    expect(await invoice('invoice2')).toMatchObject({
      taxableAmount: '921800.25',
      cgstAmount: '82962.02',
      roundOff: '-0.29',
      totalAmount: '1087724',
    })
    const { text } = await printed('accounts', 'invoice', c.id('invoice2'))
    for (const heat of ['D25A0388', 'CH-70881', 'CH-70882']) expect(text).toContain(heat)
    expect(await bucketsOf(STOCK_8)).toEqual({ issued: '276' })
    expect(await bucketsOf(HEAT_1)).toEqual({ free: '3.5', rejected: '12', issued: '84.5' })
    expect(await bucketsOf(HEAT_2)).toEqual({ issued: '60' })
    expect((await salesOrder()).status).toBe('DISPATCHED')
  })

  it('both loads arrive', async () => {
    await deliver(c)
    expect(await statusOf('DispatchNote', 'dispatchNote1')).toBe('DELIVERED')
    expect(await statusOf('DispatchNote', 'dispatchNote2')).toBe('DELIVERED')
  })

  it('a part with TDS leaves invoice 1 partly paid; the rest pays both', async () => {
    await partPayment(c)
    expect(c.no('receipt1')).toBe(first('REC'))
    expect(await invoice('invoice1')).toMatchObject({ status: 'PARTLY_PAID', balance: PAID.second.rest })
    await lastPayment(c)
    expect(c.no('receipt2')).toBe(first('REC', 2))
    for (const name of ['invoice1', 'invoice2'])
      expect(await invoice(name)).toMatchObject({ status: 'PAID', balance: '0.00' })
  })

  it('the NCR is closed by MANAGEMENT', async () => {
    await closeTheNcr(c)
    expect(await statusOf('Ncr', 'ncr')).toBe('CLOSED')
  })
})

describe('UAT-004 The chain afterwards', () => {
  it('from the heat one reaches every document, and from every document the heat', async () => {
    const heat = await as('management', () => read((ctx) => getHeat(ctx, HEATS.first.heatNo)))
    const reached = new Map(heat?.documents.map((d) => [d.id, d]))
    const chain: [string, string][] = [
      ['purchase-requisitions', 'requisition'],
      ['purchase-orders', 'purchaseOrder'],
      ['grns', 'grn'],
      ['inspections', 'inspection'],
      ['ncrs', 'ncr'],
      ['reservations', 'reservation2'],
      ['sales-orders', 'salesOrder'],
      ['packing-lists', 'packingList2'],
      ['dispatch-notes', 'dispatchNote2'],
      ['invoices', 'invoice2'],
      ['receipts', 'receipt2'],
    ]
    const ofThisHeat = heat?.documents.filter((d) => d.kind === 'Reservation')
    c.keep('reservation2', { id: ofThisHeat?.[0]?.id ?? '' })
    for (const [path, name] of chain)
      expect([name, reached.get(c.id(name))?.href]).toEqual([name, `/${path}/${c.id(name)}`])
    expect(heat?.missing).toEqual([])
    // every link opens, and what holds pipe names the heat
    for (const document of heat?.documents ?? []) {
      const [, path = '', id = ''] = document.href?.split('/') ?? []
      const list = listRegistry.get(path)
      const record = await as('management', () => read(async (ctx) => list?.detail?.(ctx, id) ?? null))
      expect([document.kind, record !== null]).toEqual([document.kind, true])
      if (!['Purchase requisition', 'Purchase order', 'Sales order', 'Receipt'].includes(document.kind))
        expect([document.kind, JSON.stringify(record).includes(HEATS.first.heatNo)]).toEqual([document.kind, true])
    }
    // the others lead to a document that does
    const links = async (path: string, name: string) =>
      JSON.stringify(
        await as('management', () => read(async (ctx) => listRegistry.get(path)?.detail?.(ctx, c.id(name)))),
      )
    expect(await links('purchase-requisitions', 'requisition')).toContain(c.id('purchaseOrder'))
    expect(await links('purchase-orders', 'purchaseOrder')).toContain(c.id('grn'))
    expect(await links('sales-orders', 'salesOrder')).toContain(c.id('packingList2'))
    expect(await links('receipts', 'receipt2')).toContain(c.id('invoice2'))
  })

  it('every step left one event with user, address, action and number, and the changes of its rows', async () => {
    const problems: string[] = []
    await withOwner(async (owner) => {
      for (const call of c.calls) {
        const { userId, companyId } = await member(call.who)
        const { rows: events } = await owner.query(
          `SELECT * FROM "AuditLog" WHERE "requestId" = $1 AND action = $2 AND "userId" = $3 AND "companyId" = $4 AND ip = $5`,
          [call.requestId, call.name, userId, companyId, CHAIN_IP],
        )
        const { rows: changes } = await owner.query(`SELECT * FROM "AuditChange" WHERE "requestId" = $1`, [
          call.requestId,
        ])
        if (events.length === 0) problems.push(`${call.name}: no event`)
        if (changes.length === 0) problems.push(`${call.name}: no change recorded`)
        // a draft that gets its number when it is posted has none yet
        const draft = /^(grn|inspection|packing-list|dispatch-note|invoice)\.(create|save)$/.test(call.name)
        if (!draft && !events.every((e) => e.documentNo)) problems.push(`${call.name}: event without a number`)
        const { number } = call.data as { number?: string }
        if (number && !events.some((e) => e.documentNo === number)) problems.push(`${call.name}: another number`)
      }
    })
    expect(problems).toEqual([])
    expect(c.calls.length).toBeGreaterThan(45)
  })

  it('an approval is on record with what it changed, old and new', async () => {
    const { requestId } = c.call('quotation.approve')
    const { rows } = await withOwner((owner) =>
      owner.query(`SELECT * FROM "AuditChange" WHERE "requestId" = $1 AND "tableName" = 'QuotationRevision'`, [
        requestId,
      ]),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      op: 'UPDATE',
      oldValues: { status: 'PENDING_APPROVAL' },
      newValues: { status: 'APPROVED' },
    })
    const { rows: log } = await withOwner((owner) =>
      owner.query(`SELECT * FROM "AuditLog" WHERE "requestId" = $1`, [requestId]),
    )
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({ documentNo: expect.stringContaining(c.no('quotation')), remark: 'Good to go' })
  })
})
