import { expect, test } from 'vitest'
import { type SearchGroup, searchEverything } from '@/features/search/search.queries'
import { read } from '@/server/read'
import { as, type Desk } from '../support/actors'

const search = (who: Desk, text: string): Promise<SearchGroup[]> =>
  as(who, () => read((ctx) => searchEverything(ctx, text), { permission: 'search.read' }))
const titles = (groups: SearchGroup[], kind: string) =>
  groups.find((g) => g.kind === kind)?.items.map((item) => item.title) ?? []

test('part of a heat number finds the heat with its lots, metres and places, in any case of letters', async () => {
  const [heats] = await search('stores', 'd24a11')
  expect(heats).toMatchObject({ kind: 'heat', label: 'Heats' })
  const first = heats?.items.find((item) => item.title === 'D24A1107')
  expect(first).toMatchObject({
    subtitle: expect.stringMatching(/SCH 40: .*m free; .*SCH 80: .*m free/),
    place: expect.stringMatching(/\w/),
    href: '/heats/D24A1107',
  })
})

test('the exact heat comes first, then those that begin with the text', async () => {
  const exact = titles(await search('qc', 'D24A1107'), 'heat')
  expect(exact[0]).toBe('D24A1107')
  const begins = titles(await search('qc', 'D24A'), 'heat')
  expect(begins.length).toBeGreaterThan(1)
  expect(begins.length).toBeLessThanOrEqual(10)
})

test('customers, vendors and certificates are found by those who may see them', async () => {
  const customers = (await search('admin', 'td')).find((g) => g.kind === 'customer')
  const vendors = (await search('admin', 'steel')).find((g) => g.kind === 'vendor')
  expect(vendors?.items[0]).toMatchObject({ href: expect.stringMatching(/^\/vendors\/[0-9a-f-]{36}$/) })
  expect(customers?.items[0]).toMatchObject({ href: expect.stringMatching(/^\/customers\/[0-9a-f-]{36}$/) })
  expect((await search('sales', 'steel')).map((g) => g.kind)).not.toContain('vendor')
  expect((await search('qc', 'td')).map((g) => g.kind)).not.toContain('customer')
  expect(titles(await search('sales', 'hst/917'), 'mtc')).toEqual(['HST/917'])
})

test('the other company finds none of it', async () => {
  expect(titles(await search('other-admin', 'D24A1107'), 'heat')).toEqual([])
  expect(titles(await search('other-admin', 'HST/917'), 'mtc')).toEqual([])
})

test.each(['', ' ', 'D', '%%', '__', "'; --", 'no such thing anywhere', 'x'.repeat(500)])(
  'text that matches nothing, or is too short, finds nothing: %s',
  async (text) => {
    expect(await search('admin', text)).toEqual([])
  },
)
