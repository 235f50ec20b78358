import { beforeAll, describe, expect, it } from 'vitest'
import { getHome } from '@/features/home/home.queries'
import { approvalInbox, approvalLines, approvalList } from '@/features/quotation/approval/approval-inbox.queries'
import { approveQuotation, createQuotation, submitQuotation } from '@/features/quotation/quotation.actions'
import { saveMarginFloorsAction } from '@/features/settings/settings.actions'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, ok, sizeId, specId } from '../support/actors'
import { approvedOrder, pipeLine } from '../support/purchase'

const SIZE = ['18', '60'] as const
const submitted = async (rate: string, who: Desk = 'sales', customer = 'C001') => {
  const line = { productSpecId: await specId(), pipeSizeId: await sizeId(...SIZE), quantity: '10', rate }
  const { id } = ok(
    await as(who, async () =>
      createQuotation({ customerId: await customerId(customer), project: 'Unit 7', lines: [line] }),
    ),
  )
  ok(await as(who, () => submitQuotation({ id, reason: 'Opens the account' })))
  return id
}
const inbox = (who: Desk) =>
  as(who, () => read((ctx) => approvalInbox(ctx, undefined), { permission: 'quotation.approve' }))
const look = (who: Desk, id: string) => as(who, () => read((ctx) => approvalLines(ctx, id)))

describe('the inbox of approvals', () => {
  let low: string
  let own: string
  let abroad: string

  beforeAll(async () => {
    await approvedOrder([await pipeLine('50', '8000', { pipeSizeId: await sizeId(...SIZE) })])
    ok(await as('admin', () => saveMarginFloorsAction({ floors: [{ familyCode: 'CS', minMarginPct: '8' }] })))
    low = await submitted('8200')
    own = await submitted('9500', 'admin')
    abroad = await submitted('140', 'sales', 'C006')
  })

  it('holds what waits, the longest first, with the rules that were hit, the reason and the margin', async () => {
    const { items, total, baseCurrency } = await inbox('management')
    const ours = items.filter((item) => [low, own, abroad].includes(item.id))
    expect(ours.map((item) => item.id)).toEqual([low, own, abroad])
    expect(total).toBe(items.length)
    expect(baseCurrency).toBe('INR')
    expect(ours[0]).toMatchObject({
      name: expect.stringMatching(/^NPS\/\d\d\/\d{5} Rev\.0$/),
      project: 'Unit 7',
      baseAmount: '82000.00',
      offered: null,
      marginPct: '2.4390',
      rules: ['Every quotation needs approval.', 'Line 1 is below the margin floor of its family.'],
      needsRemark: true,
      submitReason: 'Opens the account',
      lineCount: 1,
      mine: false,
    })
    expect(ours[0]?.submittedBy).toBeTruthy()
    expect(ours[2]).toMatchObject({ offered: 'USD 1,400.00', needsRemark: false })
  })

  it('marks what the reader prepared: somebody else decides on it, and home does not count it', async () => {
    const mine = async (who: Desk) => (await inbox(who)).items.find((item) => item.id === own)?.mine
    expect([await mine('admin'), await mine('management')]).toEqual([true, false])
    expect(fail(await as('admin', () => approveQuotation({ id: own }))).code).toBe('FORBIDDEN')
    const waiting = async (who: Desk) =>
      (await as(who, () => read((ctx) => getHome(ctx, ['approve-quotations'])))).groups[0]?.count
    const { total } = await inbox('management')
    expect([await waiting('management'), await waiting('admin')]).toEqual([total, total - 1])
    const list = await as('admin', () => read((ctx) => runList(ctx, approvalList, { mine: 'false' })))
    expect(list.total).toBe(total - 1)
  })

  it('lets one look at the lines with their margin against the floor', async () => {
    const seen = await look('management', low)
    expect(seen?.lines).toMatchObject([
      {
        lineNo: 1,
        rate: '8200',
        amount: '82000',
        costPerMetre: '8000',
        marginPct: '2.439',
        floor: { pct: '8', below: true },
      },
    ])
    const lines = await look('sales', low)
    expect(lines?.lines[0]).toMatchObject({ rate: '8200' })
    expect(lines?.lines[0]).not.toHaveProperty('marginPct')
    expect(lines?.lines[0]).not.toHaveProperty('costPerMetre')
    expect(lines?.lines[0]).not.toHaveProperty('floor')
    expect((await look('stores', low))?.lines[0]).not.toHaveProperty('rate')
  })

  it('is for approvers of the company', async () => {
    for (const who of ['sales', 'purchase', 'accounts', 'qc', 'stores'] as const)
      await expect(inbox(who)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await inbox('other-admin')).items).toEqual([])
    expect(await look('other-admin', low)).toBeNull()
    expect(await look('management', 'not-an-id')).toBeNull()
  })

  it('no longer holds what was decided', async () => {
    ok(await as('management', () => approveQuotation({ id: own })))
    expect((await inbox('management')).items.map((item) => item.id)).not.toContain(own)
    expect(await look('management', own)).toBeNull()
  })
})
