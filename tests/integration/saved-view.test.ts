import { describe, expect, it } from 'vitest'
import type { ActionResult } from '@/core/result'
import { saveFormDraft } from '@/features/form-draft/form-draft.actions'
import { createSavedView, deleteSavedView, updateSavedView } from '@/features/saved-view/saved-view.actions'
import { listViews } from '@/features/saved-view/saved-view.queries'
import { read } from '@/server/read'
import { as, type Desk, fail, ok } from '../support/actors'

const refused = <T>(result: ActionResult<T>, code: string) => {
  const error = fail(result)
  expect(error.code).toBe(code)
  return error
}

const seenBy = (who: Desk, list = 'quotations') => as(who, () => read((ctx) => listViews(ctx, list, `columns:${list}`)))

const save = (who: Desk, input: Parameters<typeof createSavedView>[0]) =>
  as(who, async () => ok(await createSavedView(input)) as { id: string; query: string })

describe('a saved view', () => {
  it('keeps filters, sort, layout and columns, but not the page one was on', async () => {
    const { id } = await save('sales', {
      list: 'quotations',
      name: 'Large and open',
      query: 'sort=-totalAmount&page=7&outcome=OPEN&amountFrom=500000&layout=board&view=abc&status=',
      columns: ['number', 'customer', 'totalAmount'],
    })
    const { views } = await seenBy('sales')
    expect(views.find((v) => v.id === id)).toMatchObject({
      query: 'amountFrom=500000&layout=board&outcome=OPEN&sort=-totalAmount',
      columns: ['number', 'customer', 'totalAmount'],
      layout: 'BOARD',
      isMine: true,
      owner: null,
    })
  })

  it('is seen by its owner only, until it is shared; then everybody of the company finds it, and nobody else', async () => {
    const { id } = await save('sales', { list: 'quotations', name: 'Mine', query: 'outcome=OPEN' })
    expect((await seenBy('management')).views.map((v) => v.id)).not.toContain(id)
    await as('sales', async () => ok(await updateSavedView({ id, version: 1, isShared: true })))
    expect((await seenBy('management')).views.find((v) => v.id === id)).toMatchObject({
      isMine: false,
      owner: 'Sales Desk',
    })
    expect((await seenBy('other-admin')).views.map((v) => v.id)).not.toContain(id)
  })

  it('is changed and deleted by its owner only, shared or not', async () => {
    const { id } = await save('sales', { list: 'quotations', name: 'Shared', query: 'outcome=WON', isShared: true })
    await as('admin', async () => {
      refused(await updateSavedView({ id, version: 1, name: 'Taken over' }), 'NOT_FOUND')
      refused(await deleteSavedView({ id }), 'NOT_FOUND')
    })
    await as('sales', async () => ok(await deleteSavedView({ id })))
    expect((await seenBy('admin')).views.map((v) => v.id)).not.toContain(id)
  })

  it('has a name that no other view of the person on this list has', async () => {
    await save('sales', { list: 'customers', name: 'Abroad' })
    await as('sales', async () => {
      expect(refused(await createSavedView({ list: 'customers', name: 'Abroad' }), 'CONFLICT').fieldErrors).toEqual({
        name: 'Choose another name.',
      })
      ok(await createSavedView({ list: 'vendors', name: 'Abroad' }))
    })
    await save('management', { list: 'customers', name: 'Abroad' })
  })

  it('may be the one that the list opens with: one of them at most', async () => {
    const first = await save('sales', { list: 'enquiries', name: 'First', isDefault: true })
    const second = await save('sales', { list: 'enquiries', name: 'Second', isDefault: true })
    const defaults = async () => (await seenBy('sales', 'enquiries')).views.filter((v) => v.isDefault).map((v) => v.id)
    expect(await defaults()).toEqual([second.id])
    await as('sales', async () => ok(await updateSavedView({ id: first.id, version: 1, isDefault: true })))
    expect(await defaults()).toEqual([first.id])
  })

  it('refuses a change of a version that is gone', async () => {
    const { id } = await save('sales', { list: 'quotations', name: 'Twice' })
    await as('sales', async () => {
      ok(await updateSavedView({ id, version: 1, query: 'outcome=LOST' }))
      refused(await updateSavedView({ id, version: 1, query: 'outcome=WON' }), 'STALE')
    })
  })
})

describe('the columns of a list', () => {
  it('are remembered for the person, whatever browser they use, and for nobody else', async () => {
    await as('sales', async () =>
      ok(
        await saveFormDraft({ key: 'columns:quotations', values: { columns: ['number', 'totalAmount', 'customer'] } }),
      ),
    )
    expect((await seenBy('sales')).columns).toEqual(['number', 'totalAmount', 'customer'])
    expect((await seenBy('management')).columns).toBeNull()
  })
})
