import { describe, expect, it } from 'vitest'
import { approvalSpared, mostReceivable, purchaseOrderTotals, receiptState } from './purchase-order.totals'

describe('totals of a purchase order', () => {
  it('adds charges to the lines and takes GST on both', () => {
    const lines = [
      { amount: '141000.50', metres: '60', weightKg: '2533.2' },
      { amount: '99.99', metres: '12.345', weightKg: '100.004' },
    ]
    expect(purchaseOrderTotals(lines, '5000', '18')).toEqual({
      subTotal: '141100.49',
      chargesAmount: '5000.00',
      taxAmount: '26298.09',
      totalAmount: '172398.58',
      totalMetres: '72.345',
      totalWeightKg: '2633.204',
    })
  })

  it('has no tax at a rate of nil', () => {
    expect(purchaseOrderTotals([{ amount: '10.00', metres: '1', weightKg: '1' }], '0', '0')).toMatchObject({
      taxAmount: '0.00',
      totalAmount: '10.00',
    })
  })
})

describe('receipts against an order', () => {
  it('allows the ordered metres plus the over-receipt percentage', () => {
    expect(mostReceivable('600', '2')).toBe('612.000')
    expect(mostReceivable('33.333', '1.5')).toBe('33.833')
    expect(mostReceivable('600', '0')).toBe('600.000')
  })

  it('is received in full only when every pipe line is', () => {
    expect(receiptState([{ metres: '10', receivedMetres: '0' }])).toBe('NOTHING')
    expect(receiptState([{ metres: '10', receivedMetres: '9.999' }])).toBe('PART')
    expect(
      receiptState([
        { metres: '10', receivedMetres: '10.1' },
        { metres: '5', receivedMetres: '0' },
      ]),
    ).toBe('PART')
    expect(
      receiptState([
        { metres: '10', receivedMetres: '10' },
        { metres: '0', receivedMetres: '0' },
      ]),
    ).toBe('ALL')
  })
})

describe('approval of an order', () => {
  it('is needed unless Settings switch it off or the total is within their limit', () => {
    expect(approvalSpared('1', { purchaseOrderApproval: true, purchaseOrderApprovalAbove: '0' })).toBeNull()
    expect(approvalSpared('50000.01', { purchaseOrderApproval: true, purchaseOrderApprovalAbove: '50000' })).toBeNull()
    expect(approvalSpared('50000', { purchaseOrderApproval: true, purchaseOrderApprovalAbove: '50000' })).toMatch(
      /only above 50000.00/,
    )
    expect(approvalSpared('1', { purchaseOrderApproval: false, purchaseOrderApprovalAbove: '0' })).toMatch(
      /no approval/,
    )
    expect(approvalSpared('1', null)).toBeNull()
  })
})
