import { describe, expect, it } from 'vitest'
import { addDays } from '@/core/fiscal-year'
import type { ActionResult } from '@/core/result'
import { cancelFollowUp, createFollowUp, finishFollowUp, updateFollowUp } from '@/features/follow-up/follow-up.actions'
import { followUpList, followUpsOf } from '@/features/follow-up/follow-up.queries'
import { getHome } from '@/features/home/home.queries'
import {
  approveQuotation,
  closeQuotation,
  createQuotation,
  submitQuotation,
  voidQuotation,
} from '@/features/quotation/quotation.actions'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, customerId, type Desk, fail, member, ok, sizeId, specId } from '../support/actors'
import { day } from '../support/chain'
import { withOwner } from '../support/owner'

const refused = <T>(result: ActionResult<T>, code: string) => {
  const error = fail(result)
  expect(error.code).toBe(code)
  return error
}

const quote = () =>
  as('sales', async () => {
    const line = {
      productSpecId: await specId('ASTM A106 GR.B'),
      pipeSizeId: await sizeId('6', '40'),
      quantity: '100',
      unit: 'MTR' as const,
      rate: '2500',
      rateUnit: 'MTR' as const,
    }
    const { id } = ok(await createQuotation({ customerId: await customerId('C001'), lines: [line] }))
    return id
  })

const approved = async () => {
  const id = await quote()
  await as('sales', async () => ok(await submitQuotation({ id })))
  await as('management', async () => ok(await approveQuotation({ id })))
  return id
}

const plan = (quotationId: string, more: Record<string, unknown> = {}) =>
  as('sales', async () => ok(await createFollowUp({ quotationId, dueDate: day(), note: 'Call the buyer', ...more })).id)

const of = async (quotationId: string, who: Desk = 'sales') => {
  const all = await as(who, () => read((ctx) => followUpsOf(ctx, quotationId)))
  if (!all) throw new Error('not allowed')
  return all
}

const list = (params: Record<string, string>, who: Desk = 'sales') =>
  as(who, () => read((ctx) => runList(ctx, followUpList, params), { permission: 'follow-up.read' }))

/** As if it had been planned days ago. */
const putBack = (id: string, days: number) =>
  withOwner((owner) =>
    owner.query(
      `UPDATE "FollowUp" SET "dueDate" = current_date - $2::int WHERE id = $1 AND set_config('app.request_id', gen_random_uuid()::text, true) <> ''`,
      [id, days],
    ),
  )

describe('a follow-up', () => {
  it('says what is to be done, by when and by whom; by oneself where nobody is named', async () => {
    const quotationId = await quote()
    await plan(quotationId, { dueDate: day(3) })
    const { open } = await of(quotationId)
    expect(open).toMatchObject([{ note: 'Call the buyer', dueDate: day(3), assignedTo: 'Sales Desk', status: 'OPEN' }])
  })

  it('is planned for today or later, for somebody of the company', async () => {
    const quotationId = await quote()
    const { userId: outsider } = await member('other-admin')
    await as('sales', async () => {
      const past = await createFollowUp({ quotationId, dueDate: day(-1), note: 'Too late' })
      expect(refused(past, 'VALIDATION').fieldErrors).toEqual({ dueDate: 'Choose today or a later day.' })
      const foreign = await createFollowUp({ quotationId, dueDate: day(), note: 'X', assignedToId: outsider })
      expect(refused(foreign, 'VALIDATION').fieldErrors).toHaveProperty('assignedToId')
    })
  })

  it('is put off, worded anew and given to somebody else', async () => {
    const quotationId = await quote()
    const id = await plan(quotationId)
    const { userId } = await member('management')
    await as('sales', async () =>
      ok(await updateFollowUp({ id, version: 1, dueDate: day(5), note: 'Ask for the order', assignedToId: userId })),
    )
    expect((await of(quotationId)).open).toMatchObject([
      { dueDate: day(5), note: 'Ask for the order', assignedToId: userId, version: 2 },
    ])
    await as('sales', async () => refused(await updateFollowUp({ id, version: 1, note: 'Stale' }), 'STALE'))
  })

  it('is done with what came of it, and the next step is planned in the same breath', async () => {
    const quotationId = await quote()
    const id = await plan(quotationId)
    await as('sales', async () =>
      ok(
        await finishFollowUp({
          id,
          version: 1,
          doneNote: 'Wants 3 % less',
          nextDate: day(2),
          nextNote: 'Send new price',
        }),
      ),
    )
    const { open, ended } = await of(quotationId)
    expect(ended).toMatchObject([{ id, status: 'DONE', doneNote: 'Wants 3 % less', doneBy: 'Sales Desk' }])
    expect(open).toMatchObject([{ dueDate: day(2), note: 'Send new price' }])
    await as('sales', async () => refused(await finishFollowUp({ id }), 'ILLEGAL_TRANSITION'))
  })

  it('is not done at all where the next step lies in the past', async () => {
    const quotationId = await quote()
    const id = await plan(quotationId)
    await as('sales', async () => refused(await finishFollowUp({ id, nextDate: day(-3) }), 'VALIDATION'))
    expect((await of(quotationId)).open).toMatchObject([{ id, status: 'OPEN' }])
  })

  it('is cancelled with a reason', async () => {
    const quotationId = await quote()
    const id = await plan(quotationId)
    await as('sales', async () => {
      refused(await cancelFollowUp({ id, remark: '' }), 'VALIDATION')
      ok(await cancelFollowUp({ id, remark: 'Buyer is away' }))
    })
    expect((await of(quotationId)).ended).toMatchObject([{ status: 'CANCELLED', doneNote: 'Buyer is away' }])
  })

  it('ends with its quotation: lost or void; a part order leaves it, since there is still something to be won', async () => {
    const lost = await approved()
    await plan(lost)
    await as('sales', async () =>
      ok(await closeQuotation({ id: lost, event: 'lose', category: 'PRICE', remark: 'Too dear' })),
    )
    expect((await of(lost)).ended).toMatchObject([{ status: 'CANCELLED', doneNote: 'The quotation is lost.' }])
    await as('sales', async () =>
      refused(await createFollowUp({ quotationId: lost, dueDate: day(), note: 'X' }), 'CONFLICT'),
    )

    const draft = await quote()
    await plan(draft)
    await as('sales', async () => ok(await voidQuotation({ id: draft, remark: 'Asked twice' })))
    expect((await of(draft)).open).toEqual([])

    const part = await approved()
    await plan(part)
    await as('sales', async () => ok(await closeQuotation({ id: part, event: 'partly-win' })))
    expect((await of(part)).open).toHaveLength(1)
  })

  it('is seen by sales and management, planned by sales only', async () => {
    const quotationId = await quote()
    const id = await plan(quotationId)
    expect((await of(quotationId, 'management')).mayWrite).toBe(false)
    await as('management', async () => refused(await finishFollowUp({ id }), 'FORBIDDEN'))
    expect(await as('stores', () => read((ctx) => followUpsOf(ctx, quotationId)))).toBeNull()
  })
})

describe('the list of follow-ups', () => {
  it('tells overdue from today, from this week and from later, and adds up what is at stake', async () => {
    const quotationId = await quote()
    const [late, , ,] = await Promise.all([
      plan(quotationId, { note: 'Late' }),
      plan(quotationId, { note: 'Now' }),
      plan(quotationId, { note: 'Soon', dueDate: day(4) }),
      plan(quotationId, { note: 'Some day', dueDate: day(40) }),
    ])
    await putBack(late, 2)
    const notes = async (when: string) =>
      (await list({ quotationId, when })).rows.map((row) => (row as { note: string }).note).sort()
    expect(await notes('overdue')).toEqual(['Late'])
    expect(await notes('today')).toEqual(['Now'])
    expect(await notes('week')).toEqual(['Soon'])
    expect(await notes('later')).toEqual(['Some day'])
    expect(await notes('due')).toEqual(['Late', 'Now'])
    const all = await list({ quotationId })
    expect(all.tabCounts).toEqual({ overdue: 1, today: 1, week: 1, later: 1 })
    expect(all.sums?.totalAmount).toBe('1000000.00')
  })

  it('shows mine or everybody’s, and what is done only when asked for it', async () => {
    const quotationId = await quote()
    const mine = await plan(quotationId, { note: 'Mine' })
    const { userId } = await member('management')
    await plan(quotationId, { note: 'Theirs', assignedToId: userId })
    const notes = async (params: Record<string, string>, who: Desk = 'sales') =>
      (await list({ quotationId, ...params }, who)).rows.map((row) => (row as { note: string }).note).sort()
    expect(await notes({ assignedToId: 'me' })).toEqual(['Mine'])
    expect(await notes({ assignedToId: 'me' }, 'management')).toEqual(['Theirs'])
    await as('sales', async () => ok(await finishFollowUp({ id: mine })))
    expect(await notes({})).toEqual(['Theirs'])
    expect(await notes({ status: 'DONE' })).toEqual(['Mine'])
  })

  it('stands on the home page of whoever has to do it, once it is due', async () => {
    const quotationId = await quote()
    await plan(quotationId, { note: 'Ring them up' })
    await plan(quotationId, { note: 'Not yet', dueDate: addDays(day(), 3) })
    const home = await as('sales', () => read((ctx) => getHome(ctx)))
    const group = home.groups.find((g) => g.key === 'my-follow-ups')
    const shown = JSON.stringify(group)
    expect(group?.count).toBeGreaterThan(0)
    expect(shown).not.toContain('Not yet')
    const management = await as('management', () => read((ctx) => getHome(ctx)))
    expect(JSON.stringify(management.groups)).not.toContain('Ring them up')
  })
})
