import { describe, expect, it } from 'vitest'
import { cancelPurchaseOrder, createPurchaseOrder } from '@/features/purchase-order/purchase-order.actions'
import {
  approvePurchaseRequisition,
  createFromShortfallAction,
  createPurchaseRequisition,
  rejectPurchaseRequisition,
  returnPurchaseRequisition,
  submitPurchaseRequisition,
  updatePurchaseRequisition,
  voidPurchaseRequisition,
} from '@/features/purchase-requisition/purchase-requisition.actions'
import { getPurchaseRequisition } from '@/features/purchase-requisition/purchase-requisition.queries'
import { read } from '@/server/read'
import { as, fail, ok, place, setSetting, sizeId, specId, vendorId } from '../support/actors'
import { salesOrderOf } from '../support/orders'
import { approvedOrder, heat, pipeLine, postedReceipt } from '../support/purchase'

const line = async (quantity: string) => ({
  productSpecId: await specId(),
  pipeSizeId: await sizeId(),
  quantity,
  unit: 'MTR' as const,
})
const raise = async (...quantities: string[]) =>
  ok(await as('sales', async () => createPurchaseRequisition({ lines: await Promise.all(quantities.map(line)) })))
const look = async (id: string) => {
  const found = await as('purchase', () => read((ctx) => getPurchaseRequisition(ctx, id)))
  if (!found) throw new Error('no requisition')
  return found
}
const approved = async (...quantities: string[]) => {
  const { id } = await raise(...quantities)
  ok(await as('sales', () => submitPurchaseRequisition({ id })))
  ok(await as('management', () => approvePurchaseRequisition({ id, remark: 'Buy it' })))
  return id
}

describe('requisition from the shortfall of a sales order', () => {
  // the demo has none of 16" SCH 80
  const order = () => salesOrderOf([{ size: '16', schedule: '80', metres: '150.75', rate: '9000' }])
  const fromShortfall = (salesOrderId: string) => as('sales', () => createFromShortfallAction({ salesOrderId }))

  it('asks for exactly the metres that are missing, tied to the order and its line', async () => {
    const { id: salesOrderId, number, lineIds } = await order()
    const { id } = ok(await fromShortfall(salesOrderId))
    const found = await look(id)
    expect(found.source).toBe('SHORTFALL')
    expect(found.salesOrder?.number).toBe(number)
    expect(found.lines.map((l) => [l.salesOrderLineId, l.metres, l.quantity, l.unit, l.designation])).toEqual([
      [lineIds[0], '150.75', '150.75', 'MTR', 'ASTM A106 GR.B'],
    ])
  })

  it('is not raised twice, however often or at once the button is pressed; after a rejection it is', async () => {
    const { id: salesOrderId } = await order()
    const results = await Promise.all([1, 2, 3].map(() => fromShortfall(salesOrderId)))
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    const again = fail(await fromShortfall(salesOrderId))
    expect(again.message).toMatch(/150.75 m that are short .* are asked for or under inspection already/)
    const { id } = results.flatMap((r) => (r.ok ? [r.data] : []))[0] ?? { id: '' }
    ok(await as('sales', () => submitPurchaseRequisition({ id })))
    ok(await as('management', () => rejectPurchaseRequisition({ id, remark: 'Too dear' })))
    ok(await fromShortfall(salesOrderId))
  })

  it('does not ask again for pipe that came in and waits for QC', async () => {
    const { id: salesOrderId } = await order()
    const { id } = ok(await fromShortfall(salesOrderId))
    ok(await as('sales', () => submitPurchaseRequisition({ id })))
    ok(await as('management', () => approvePurchaseRequisition({ id })))
    const { lines } = await look(id)
    const bought = await approvedOrder(
      [
        await pipeLine('150.75', '7000', {
          pipeSizeId: await sizeId('16', '80'),
          purchaseRequisitionLineId: lines[0]?.id,
        }),
      ],
      { purchaseRequisitionId: id },
    )
    expect((await look(id)).status).toBe('ORDERED')
    await postedReceipt(bought, [await heat(bought, 'SF-1', '150.75')])
    expect(fail(await fromShortfall(salesOrderId)).message).toMatch(/under inspection already/)
  })

  it('says so when nothing is short, and finds no order of another company', async () => {
    const { id: salesOrderId } = await order()
    expect(fail(await as('other-admin', () => createFromShortfallAction({ salesOrderId }))).code).toBe('NOT_FOUND')
    expect(fail(await as('qc', () => createFromShortfallAction({ salesOrderId }))).code).toBe('FORBIDDEN')
  })
})

describe('purchase requisition', () => {
  it('has its number from the first save, and the next one follows without a gap', async () => {
    const first = (await raise('10')) as { id: string; number?: string }
    const second = (await raise('20')) as { id: string; number?: string }
    expect(first.number).toMatch(/^PR\/26\/\d{5}$/)
    expect(Number(second.number?.slice(-5))).toBe(Number(first.number?.slice(-5)) + 1)
  })

  it('goes to MANAGEMENT, who approves with a remark; nobody decides on what they prepared', async () => {
    const { id } = ok(await as('admin', async () => createPurchaseRequisition({ lines: [await line('12.5')] })))
    ok(await as('admin', () => submitPurchaseRequisition({ id })))
    expect(fail(await as('admin', () => approvePurchaseRequisition({ id }))).code).toBe('FORBIDDEN')
    expect(fail(await as('purchase', () => approvePurchaseRequisition({ id }))).code).toBe('FORBIDDEN')
    ok(await as('management', () => approvePurchaseRequisition({ id, remark: 'Needed' })))
    const { history, status, approvalRemark } = await look(id)
    expect(status).toBe('APPROVED')
    expect(approvalRemark).toBe('Needed')
    expect(history.map((h) => [h.fromState, h.toState])).toEqual([
      ['DRAFT', 'PENDING_APPROVAL'],
      ['PENDING_APPROVAL', 'APPROVED'],
    ])
  })

  it('is approved at once where Settings ask for no approval, and says by which rule', async () => {
    await setSetting('requisitionApproval', false)
    const { id } = await raise('10')
    ok(await as('sales', () => submitPurchaseRequisition({ id })))
    await setSetting('requisitionApproval', true)
    const found = await look(id)
    expect(found.status).toBe('APPROVED')
    expect(found.approvalRule).toBe('Settings ask for no approval of requisitions')
  })

  it('comes back with remarks, or is rejected with a reason', async () => {
    const { id } = await raise('10')
    ok(await as('sales', () => submitPurchaseRequisition({ id })))
    expect(fail(await as('management', () => returnPurchaseRequisition({ id, remark: '' }))).code).toBe('VALIDATION')
    ok(await as('management', () => returnPurchaseRequisition({ id, remark: 'Give the ends' })))
    expect((await look(id)).status).toBe('DRAFT')
    ok(await as('sales', () => submitPurchaseRequisition({ id })))
    ok(await as('management', () => rejectPurchaseRequisition({ id, remark: 'Not now' })))
    expect(fail(await as('sales', () => submitPurchaseRequisition({ id }))).code).toBe('ILLEGAL_TRANSITION')
  })

  it('keeps its lines when it is changed, and refuses a stale save', async () => {
    const { id } = await raise('10', '20')
    const before = await look(id)
    const [first, second] = before.lines
    const input = async (version: number) => ({
      id,
      version,
      lines: [
        { ...(await line('25')), id: second?.id },
        { ...(await line('5')) },
        { ...(await line('11')), id: first?.id },
      ],
    })
    ok(await as('sales', async () => updatePurchaseRequisition(await input(before.version))))
    const after = await look(id)
    expect(after.lines.map((l) => [l.id === second?.id, l.id === first?.id, l.metres])).toEqual([
      [true, false, '25'],
      [false, false, '5'],
      [false, true, '11'],
    ])
    expect(fail(await as('sales', async () => updatePurchaseRequisition(await input(before.version)))).code).toBe(
      'STALE',
    )
  })

  it('is ordered when its lines are, and open again when the order is cancelled', async () => {
    const id = await approved('100', '50')
    const { lines } = await look(id)
    const { warehouseId } = await place()
    const order = async (pick: number[], quantity: string) =>
      as('purchase', async () =>
        createPurchaseOrder({
          vendorId: await vendorId('V001'),
          warehouseId,
          purchaseRequisitionId: id,
          lines: await Promise.all(
            pick.map((i) => pipeLine(quantity, '1500', { purchaseRequisitionLineId: lines[i]?.id })),
          ),
        }),
      )
    ok(await order([0], '60'))
    expect((await look(id)).lines.map((l) => l.orderedMetres)).toEqual(['60', '0'])
    const rest = ok(await order([0, 1], '50'))
    expect((await look(id)).status).toBe('ORDERED')
    expect(fail(await order([1], '1')).message).toContain('is ordered in full already')
    ok(await as('purchase', () => cancelPurchaseOrder({ id: rest.id, remark: 'Vendor withdrew' })))
    const again = await look(id)
    expect(again.status).toBe('APPROVED')
    expect(again.purchaseOrders.map((p) => p.status).sort()).toEqual(['CANCELLED', 'DRAFT'])
    expect(again.lines.map((l) => l.orderedMetres)).toEqual(['60', '0'])
    expect(fail(await as('sales', () => voidPurchaseRequisition({ id, remark: 'Not needed' }))).message).toContain(
      'Cancel the order first',
    )
  })

  it('two buyers at once order the balance only once', async () => {
    const id = await approved('100')
    const { lines } = await look(id)
    const { warehouseId } = await place()
    const vendor = await vendorId('V001')
    const pipe = await pipeLine('100', '1500', { purchaseRequisitionLineId: lines[0]?.id })
    const results = await Promise.all(
      [1, 2, 3].map(() =>
        as('purchase', () =>
          createPurchaseOrder({ vendorId: vendor, warehouseId, purchaseRequisitionId: id, lines: [pipe] }),
        ),
      ),
    )
    expect(results.filter((r) => r.ok)).toHaveLength(1)
    expect((await look(id)).lines[0]?.orderedMetres).toBe('100')
  })

  it('is not ordered from before it is approved, nor found by another company', async () => {
    const { id } = await raise('10')
    const { lines } = await look(id)
    const { warehouseId } = await place()
    const pipe = await pipeLine('10', '1500', { purchaseRequisitionLineId: lines[0]?.id })
    const vendor = await vendorId('V001')
    const refused = fail(
      await as('purchase', () =>
        createPurchaseOrder({ vendorId: vendor, warehouseId, purchaseRequisitionId: id, lines: [pipe] }),
      ),
    )
    expect(refused.message).toContain('only an approved requisition can be ordered')
    expect(fail(await as('other-admin', () => submitPurchaseRequisition({ id }))).code).toBe('NOT_FOUND')
  })
})
