import { Client } from 'pg'
import { Browser } from './client'
import { line, repeat, users } from './measure'
import { any, PASSWORD, SALES, type Setting, WANTED_P95 } from './setting'

type Known = { numbers: string[]; customers: string[]; total: number }

async function known(ownerUrl: string): Promise<Known> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Known>(`SELECT
      (SELECT array_agg(number) FROM (SELECT number FROM "Quotation" ORDER BY md5(id::text) LIMIT 200) q) AS numbers,
      (SELECT array_agg(id) FROM (SELECT id FROM "Customer" WHERE code LIKE 'B%' ORDER BY code LIMIT 100) c) AS customers,
      (SELECT count(*)::int FROM "Quotation") AS total`)
    return rows[0] ?? { numbers: [], customers: [], total: 0 }
  } finally {
    await client.end()
  }
}

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** What people do in the register: look, narrow, search, sort, turn pages, and now and then open the board. */
const clicksOf = ({ numbers, customers }: Known): [string, () => string][] => [
  ['the register', () => '/quotations'],
  ['sent ones', () => '/quotations?status=SENT'],
  ['drafts', () => '/quotations?status=DRAFT'],
  ['search of a number', () => `/quotations?q=${any(numbers).slice(-6)}`],
  ['one customer', () => `/quotations?customerId=${any(customers)}`],
  ['my open ones', () => '/quotations?salespersonId=me&outcome=OPEN'],
  ['lost ones', () => '/quotations?outcome=LOST'],
  ['page 3', () => '/quotations?page=3'],
  ['ending within 7 days', () => '/quotations?validity=7&sort=validUntil'],
  ['largest first', () => '/quotations?sort=-totalAmount'],
  ['by customer', () => '/quotations?sort=customer'],
  ['a month', () => `/quotations?from=${dayBefore(60)}&to=${dayBefore(30)}`],
  ['search of a project', () => `/quotations?q=Project ${Math.trunc(Math.random() * 300)}`],
  ['from an amount', () => '/quotations?amountFrom=700000&outcome=OPEN'],
  ['follow-ups', () => '/follow-ups?assignedToId=me'],
  ['the board', () => '/quotations?layout=board'],
]

/** The register as one person sees it, and with many who click at the same time. */
export async function measureRegister(setting: Setting): Promise<void> {
  const data = await known(setting.ownerUrl)
  const clicks = clicksOf(data)
  const first = new Browser(setting.address)
  await first.signIn(SALES, PASSWORD)
  console.log(`\nRegister of ${data.total} quotations, one person`)
  for (const [name, path] of clicks)
    console.log(
      line(name, await repeat(async () => void (await first.get(encodeURI(path()))), { times: 12, warmUp: 1 })),
    )
  const people = Array.from({ length: setting.users }, () => {
    const one = new Browser(setting.address)
    one.share(first)
    return one
  })
  const crowd = await users(
    clicks.map(
      ([, path]) =>
        async (u: number) =>
          void (await people[u]?.get(encodeURI(path()))),
    ),
    { users: setting.users, thinkMs: 4000, seconds: setting.seconds },
  )
  const verdict = `aim p95 <= ${WANTED_P95} ms: ${crowd.p95 <= WANTED_P95 && crowd.failed === 0 ? 'held' : 'missed'}`
  console.log(line(`${setting.users} people who each click every 4 s`, crowd, verdict))
  const exported = await repeat(async () => void (await first.get('/api/v1/quotations/export?format=csv')), {
    times: 1,
    warmUp: 0,
  })
  console.log(line('export of all as CSV', exported))
  for (const one of [first, ...people]) one.close()
}
