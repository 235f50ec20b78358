import { expect, test } from 'vitest'
import { listRegistry } from '@/app/registry'
import { getHome } from '@/features/home/home.queries'
import { HOME_TASKS } from '@/features/home/home-tasks'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk } from '../support/actors'

test('home tells each desk what waits for it: unapproved vendors wait for management only', async () => {
  const home = (who: Desk) => as(who, () => read(getHome, { permission: 'home.read' }))
  const management = await home('management')
  const vendors = management.groups.find((g) => g.key === 'approve-vendors')
  expect(vendors).toMatchObject({ count: 2, href: '/vendors?approval=NOT_APPROVED' })
  expect(vendors?.rows).toHaveLength(2)
  expect((await home('sales')).groups.map((g) => g.key)).not.toContain('approve-vendors')
  for (const who of ['admin', 'purchase', 'qc', 'stores', 'accounts', 'other-admin'] as const)
    expect(Array.isArray((await home(who)).groups)).toBe(true)
})

test.each(HOME_TASKS.map((task) => [task.title, task] as const))(
  '%s: the count leads to a list that knows the filter',
  async (_, task) => {
    const url = new URL(task.href, 'http://erp.test')
    const list = listRegistry.get(url.pathname.slice(1))
    if (!list) throw new Error(`no list ${url.pathname}`)
    // The inspections page shows what waits above its list, for this parameter alone.
    if (task.href === '/inspections?waiting=1') url.searchParams.delete('waiting')
    for (const [key, value] of url.searchParams) {
      const filter = list.filters.find((f) => f.key === key)
      expect(filter, `${list.name} knows ${key}`).toBeDefined()
      if (filter?.options) expect(filter.options.map((o) => o.value)).toContain(value)
    }
    const page = await as('admin', () =>
      read((ctx) => runList(ctx, list, Object.fromEntries(url.searchParams)), { permission: list.permission }),
    )
    expect(page.rows).toBeInstanceOf(Array)
  },
)
