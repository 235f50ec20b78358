import { afterAll, describe, expect, it } from 'vitest'
import { createCustomerPoAction, reviewCustomerPoAction } from '@/features/customer-po/customer-po.actions'
import { createEnquiry } from '@/features/enquiry/enquiry.actions'
import { createInspection, submitInspection } from '@/features/inspection/inspection.actions'
import { createFromShortfallAction } from '@/features/purchase-requisition/purchase-requisition.actions'
import {
  approveQuotation,
  createQuotation,
  reviseQuotation,
  sendQuotation,
  submitQuotation,
  updateQuotation,
} from '@/features/quotation/quotation.actions'
import { getQuotation } from '@/features/quotation/quotation.queries'
import { autoReserveAction } from '@/features/reservation/reservation.actions'
import { proposeReservation } from '@/features/reservation/reservation.queries'
import { acceptCustomerPoAction } from '@/features/sales-order/sales-order.actions'
import { closePdf } from '@/server/pdf'
import { read } from '@/server/read'
import { as, customerId, fail, locationId, ok, readAs, sizeId, specId } from '../support/actors'
import { day } from '../support/chain'
import { acceptedLots, waitingLots } from '../support/lots'
import { salesOrderOf } from '../support/orders'
import { withOwner } from '../support/owner'
import { printed } from '../support/pdf-text'
import { inspectionOf, lotResult, saveLots } from '../support/quality'
import { bucketsOf, expectSoundData } from '../support/stock'

afterAll(closePdf)

const pipe = async (size: string, schedule: string, quantity: string, rate: string, designation?: string) => ({
  productSpecId: await specId(designation),
  pipeSizeId: await sizeId(size, schedule),
  ends: 'BE' as const,
  quantity,
  rate,
})
const look = async (id: string, revisionNo?: number) => {
  const found = await as('sales', () => read((ctx) => getQuotation(ctx, id, revisionNo)))
  if (!found) throw new Error('no quotation')
  return found
}

describe('UAT-001 An enquiry becomes an approved quotation that the buyer gets by mail', () => {
  it('with figures, terms, approval and the PDF named after the number', async () => {
    const [first, second] = [await pipe('3', '40', '86.4', '1985.25'), await pipe('6', '80', '240.75', '4310.4')]
    const { rate: _r, ...askedFirst } = first
    const { rate: _s, ...askedSecond } = second
    const enquiry = ok(
      await as('sales', async () =>
        createEnquiry({
          customerId: await customerId('C003'),
          contactName: 'Kavitha Raman',
          clientReference: 'PPE/ENQ/118',
          mode: 'PHONE',
          project: 'HRSG 2',
          requiredBy: day(30),
          lines: [askedFirst, askedSecond],
        }),
      ),
    )
    const asked = await readAs('sales', (tx) =>
      tx.enquiryLine.findMany({ where: { enquiryId: enquiry.id }, orderBy: { lineNo: 'asc' } }),
    )
    // (88.9 - 5.49) x 5.49 x 0.0246615 and (168.3 - 10.97) x 10.97 x 0.0246615
    expect(asked.map((l) => [l.odMm, l.wallMm, l.unitWeight])).toEqual([
      ['88.9', '5.49', '11.293'],
      ['168.3', '10.97', '42.564'],
    ])
    const { id } = ok(
      await as('sales', () =>
        createQuotation({
          enquiryId: enquiry.id,
          lines: [first, second].map((l, i) => ({ ...l, enquiryLineId: asked[i]?.id })),
        }),
      ),
    )
    const draft = await look(id)
    expect(draft.revision.terms).toHaveLength(15)
    expect(draft.revision).toMatchObject({
      totalAmount: '1209254.4',
      totalWeightKg: '11222.998',
      attention: 'Kavitha Raman',
    })
    // 86.4 m x 11.293 kg/m and 240.75 m x 42.564 kg/m
    expect(draft.revision.lines.map((l) => [l.amount, l.weightKg])).toEqual([
      ['171525.6', '975.715'],
      ['1037728.8', '10247.283'],
    ])
    ok(await as('sales', () => submitQuotation({ id })))
    expect(
      fail(await as('sales', () => sendQuotation({ id, to: 'x@example.com', subject: 'x', message: 'x' }))).code,
    ).toBe('ILLEGAL_TRANSITION')
    ok(await as('management', () => approveQuotation({ id, remark: 'Keep the validity short' })))
    const { text, fileName } = await printed('sales', 'quotation', id)
    for (const part of ['PPE/ENQ/118', 'HRSG 2', '1,71,525.60', '10,37,728.80', '12,09,254.40', '11.2230'])
      expect(text).toContain(part)
    ok(
      await as('sales', () =>
        sendQuotation({
          id,
          to: 'kavitha.raman@example.com',
          cc: 'stores@example.com',
          subject: 'Quotation',
          message: 'Please find it attached.',
        }),
      ),
    )
    const sent = await look(id)
    expect(sent.history.map((h) => [h.fromState, h.toState, h.userName])).toEqual([
      ['DRAFT', 'PENDING_APPROVAL', 'Sales Desk'],
      ['PENDING_APPROVAL', 'APPROVED', 'Management Desk'],
      ['APPROVED', 'SENT', 'Sales Desk'],
    ])
    expect(sent.mails).toHaveLength(1)
    expect(sent.mails[0]).toMatchObject({ recipients: expect.stringContaining('kavitha.raman@example.com') })
    expect(sent.mails[0]?.createdAt).toBeTruthy()
    const [mail] = await readAs('sales', (tx) => tx.outboxMessage.findMany({ where: { documentId: id } }))
    expect(JSON.stringify(mail?.payload)).toContain(`"fileName":"${fileName}"`)
    expect(fileName).toBe(`${sent.number?.replaceAll('/', '-')}-Rev.0.pdf`)
  })
})

describe('UAT-003 Reservation goes by the age of the certificate', () => {
  it('takes the oldest first, shows what is short to the millimetre, and never what is not accepted', async () => {
    await acceptedLots(
      ['5', '80'],
      [
        { heatNo: 'U3-NEW', metres: '90.5', mtcDate: day(-20) },
        { heatNo: 'U3-OLD', metres: '64.4', mtcDate: day(-400) },
        { heatNo: 'U3-MID', metres: '120', mtcDate: day(-200) },
      ],
    )
    await waitingLots(['5', '80'], [{ heatNo: 'U3-WAIT', metres: '500', mtcDate: day(-900) }])
    const [held = ''] = await waitingLots(['5', '80'], [{ heatNo: 'U3-HOLD', metres: '40', mtcDate: day(-800) }])
    const inspection = ok(
      await as('qc', async () =>
        createInspection({ lots: [{ stockLotId: held, locationId: await locationId('A-01') }] }),
      ),
    )
    const open = await inspectionOf(inspection.id)
    ok(
      await saveLots(
        open,
        open.lots.map((lot) =>
          lotResult(lot, {
            passMetres: '0',
            passPieces: 0,
            holdMetres: lot.metres,
            holdPieces: lot.pieces,
            remark: 'PMI',
          }),
        ),
      ),
    )
    ok(await as('qc', () => submitInspection({ id: inspection.id })))
    expect(await bucketsOf({ heatNo: 'U3-HOLD' })).toEqual({ hold: '40' })

    const first = await salesOrderOf([{ size: '5', schedule: '80', metres: '100', rate: '900' }])
    const proposal = await as('sales', () => read((ctx) => proposeReservation(ctx, first.id)))
    expect(proposal?.lines[0]?.candidates.map((x) => [x.heatNo, x.proposedMetres])).toEqual([
      ['U3-OLD', '64.400'],
      ['U3-MID', '35.600'],
      ['U3-NEW', '0.000'],
    ])
    ok(await as('sales', () => autoReserveAction({ salesOrderId: first.id })))
    expect(await bucketsOf({ heatNo: 'U3-OLD' })).toEqual({ reserved: '64.4' })
    expect(await bucketsOf({ heatNo: 'U3-MID' })).toEqual({ free: '84.4', reserved: '35.6' })
    expect(await bucketsOf({ heatNo: 'U3-NEW' })).toEqual({ free: '90.5' })

    const second = await salesOrderOf([{ size: '5', schedule: '80', metres: '200', rate: '900' }])
    expect(ok(await as('sales', () => autoReserveAction({ salesOrderId: second.id })))).toMatchObject({
      reservedMetres: '174.900',
      shortfallMetres: '25.100',
    })
    const requisition = ok(await as('sales', () => createFromShortfallAction({ salesOrderId: second.id })))
    const made = await readAs('sales', (tx) =>
      tx.purchaseRequisition.findUniqueOrThrow({ where: { id: requisition.id }, include: { lines: true } }),
    )
    expect([made.salesOrderId, made.source, made.lines.map((l) => l.metres)]).toEqual([
      second.id,
      'SHORTFALL',
      ['25.1'],
    ])
    expect(await bucketsOf({ heatNo: 'U3-WAIT' })).toEqual({ inspection: '500' })
    expect(await bucketsOf({ heatNo: 'U3-HOLD' })).toEqual({ hold: '40' })
    await expectSoundData()
  })
})

describe('UAT-010 Revisions of a quotation', () => {
  it('an order stays tied to the revision it was made from; earlier ones stay readable', async () => {
    const base = await pipe('4', '40', '55', '1310.5')
    const { id } = ok(
      await as('sales', async () => createQuotation({ customerId: await customerId('C004'), lines: [base] })),
    )
    const approve = async () => {
      ok(await as('sales', () => submitQuotation({ id })))
      ok(await as('management', () => approveQuotation({ id })))
    }
    const save = async (lines: (typeof base)[]) => {
      const { version, revision } = await look(id)
      return as('sales', () =>
        updateQuotation({ id, version, lines, terms: revision.terms.map(({ title, text }) => ({ title, text })) }),
      )
    }
    await approve()
    expect(fail(await save([{ ...base, rate: '1' }])).code).toBe('ILLEGAL_TRANSITION')
    ok(await as('sales', () => reviseQuotation({ id, reason: 'Buyer asked for a better price' })))
    const dearer = { ...base, rate: '1275.75' }
    ok(await save([dearer]))
    await approve()
    const revision1 = await look(id)
    const po = ok(
      await as('sales', () =>
        createCustomerPoAction({ quotationId: id, poNumber: 'UAT-10/1', poDate: day(), receivedDate: day() }),
      ),
    )
    ok(await as('sales', () => reviewCustomerPoAction({ id: po.id })))
    const order = ok(await as('sales', () => acceptCustomerPoAction({ id: po.id, remark: 'As Rev.1' })))
    ok(await as('sales', () => reviseQuotation({ id, reason: 'Two more spools' })))
    ok(await save([dearer, await pipe('2', '80', '18', '611')]))
    await approve()

    const latest = await look(id)
    expect(latest.revisions.map((r) => [r.revisionNo, r.status])).toEqual([
      [2, 'APPROVED'],
      [1, 'SUPERSEDED'],
      [0, 'SUPERSEDED'],
    ])
    expect((await look(id, 0)).revision).toMatchObject({ totalAmount: '72077.5', status: 'SUPERSEDED' })
    expect((await look(id, 1)).changes?.list).toContainEqual(
      expect.objectContaining({
        what: 'Rate',
        before: '1,310.50',
        after: '1,275.75',
      }),
    )
    expect(latest.changes?.since).toBe(1)
    expect(latest.revision.lines).toHaveLength(2)
    const kept = await readAs('sales', (tx) => tx.salesOrder.findUniqueOrThrow({ where: { id: order.id } }))
    expect([kept.quotationRevisionId, kept.totalAmount]).toEqual([revision1.revision.id, '70166.25'])
    expect((await printed('sales', 'quotation', revision1.revision.id)).fileName).toMatch(/-Rev\.1\.pdf$/)
    expect((await printed('sales', 'quotation', id)).text).toContain('Rev.2')
    await expect(
      withOwner((owner) => owner.query(`SET ROLE nps_app; DELETE FROM "QuotationRevision" WHERE "revisionNo" = 0`)),
    ).rejects.toThrow(/permission denied/)
  })
})
