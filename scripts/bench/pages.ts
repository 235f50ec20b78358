import { Client } from 'pg'
import { Browser } from './client'
import { masters, rawSql, throughTheProduct } from './create-quotation'
import { line, repeat, users } from './measure'
import { any, PASSWORD, SALES, type Setting, WANTED_P95 } from './setting'

const LIMIT_P95 = 500

async function samples(ownerUrl: string) {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ quotations: string[]; heats: string[] }>(`SELECT
      (SELECT array_agg(id) FROM (SELECT id FROM "Quotation" TABLESAMPLE SYSTEM (20) WHERE "companyId" = (SELECT "companyId" FROM "Membership" m JOIN "User" u ON u.id = m."userId" WHERE u.email = '${SALES}' LIMIT 1) LIMIT 200) q) AS quotations,
      (SELECT array_agg("heatNo") FROM (SELECT "heatNo" FROM "StockLot" ORDER BY md5(id::text) LIMIT 200) l) AS heats`)
    return { quotations: rows[0]?.quotations ?? [], heats: rows[0]?.heats ?? [] }
  } finally {
    await client.end()
  }
}

/** Signs in, clicks, creates and prints, one thing after the other, and prints a line for each. */
export async function measurePages(setting: Setting): Promise<void> {
  const data = await samples(setting.ownerUrl)
  const browser = new Browser(setting.address)
  console.log('\nOne person at a time')
  console.log(
    line(
      'sign-in (bcrypt, 12 rounds)',
      await repeat(
        async () => {
          const fresh = new Browser(setting.address)
          await fresh.signIn(SALES, PASSWORD)
          fresh.close()
        },
        { times: 8, warmUp: 1 },
      ),
    ),
  )
  await browser.signIn(SALES, PASSWORD)
  const clicks: Record<string, () => Promise<unknown>> = {
    'quotation list': () => browser.get('/quotations'),
    'quotation list, filtered and sorted': () => browser.get('/quotations?status=SENT&sort=-number&page=3'),
    'quotation detail': () => browser.get(`/quotations/${any(data.quotations)}`),
    'heat search (search box)': () => browser.get(`/api/search?q=${any(data.heats).slice(1, 6)}`),
    'heat page': () => browser.get(`/heats/${encodeURIComponent(any(data.heats))}`),
    'stock list': () => browser.get('/stock'),
    home: () => browser.get('/'),
  }
  for (const [name, click] of Object.entries(clicks))
    console.log(line(name, await repeat(async () => void (await click()), { times: 40 })))
  await measureCreate(setting)
  await measurePdf(setting, browser)
  await measureCrowd(setting, data)
  browser.close()
}

async function measureCreate(setting: Setting): Promise<void> {
  console.log('\nCreating a quotation of 20 lines (4 at once, runs in turn)')
  const m = await masters(setting.ownerUrl)
  const floors: number[] = []
  const ours: number[] = []
  for (let round = 0; round < 3; round++) {
    const floor = await rawSql(setting.appUrl, m, 4, 200)
    const product = await throughTheProduct(m, 4, 200)
    floors.push(floor.perSecond)
    ours.push(product.perSecond)
    console.log(line(`raw SQL over pg, round ${round + 1}`, floor))
    console.log(line(`the product's action, round ${round + 1}`, product))
  }
  const median = (list: number[]) => [...list].sort((a, b) => a - b)[1] ?? 0
  console.log(`ratio of the medians, product : floor = ${(median(floors) / median(ours)).toFixed(2)} (aim <= 2)`)
}

async function measurePdf(setting: Setting, browser: Browser): Promise<void> {
  console.log('\nPDF of a quotation of 20 lines (on a worker thread)')
  const client = new Client({ connectionString: setting.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `SELECT r.id FROM "QuotationRevision" r JOIN "QuotationLine" l ON l."quotationRevisionId" = r.id GROUP BY r.id HAVING count(*) = 20 LIMIT 20`,
  )
  await client.end()
  const pdf = async () => {
    const body = await browser.get(`/api/pdf/quotation/${any(rows).id}`)
    if (!body.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('not a PDF')
  }
  console.log(line('PDF, one after the other', await repeat(pdf, { times: 30 })))
  const other = new Browser(setting.address)
  await other.signIn(SALES, PASSWORD)
  let printing = true
  const printer = (async () => {
    while (printing) await pdf()
  })()
  console.log(
    line(
      'quotation list while PDFs are made',
      await repeat(async () => void (await other.get('/quotations')), { times: 40 }),
    ),
  )
  printing = false
  await printer
  other.close()
}

async function measureCrowd(setting: Setting, data: { quotations: string[]; heats: string[] }): Promise<void> {
  console.log('\nPeople who each click every 4 s (list, detail, filtered list, search, heat page, home)')
  const people: Browser[] = []
  const more = async (n: number) => {
    while (people.length < n) {
      const one = new Browser(setting.address)
      const first = people[0]
      if (first) one.share(first)
      else await one.signIn(SALES, PASSWORD)
      people.push(one)
    }
  }
  const clicks = [
    (u: number) => people[u]?.get('/quotations'),
    (u: number) => people[u]?.get(`/quotations/${any(data.quotations)}`),
    (u: number) => people[u]?.get(`/api/search?q=${any(data.heats).slice(1, 6)}`),
    (u: number) => people[u]?.get('/quotations?status=DRAFT'),
    (u: number) => people[u]?.get(`/heats/${encodeURIComponent(any(data.heats))}`),
    (u: number) => people[u]?.get('/'),
  ].map((click) => async (u: number) => void (await click(u)))
  await more(setting.users)
  const wanted = await users(clicks, { users: setting.users, thinkMs: 4000, seconds: setting.seconds })
  console.log(
    line(
      `${setting.users} people`,
      wanted,
      `aim p95 <= ${WANTED_P95} ms: ${wanted.p95 <= WANTED_P95 ? 'held' : 'missed'}`,
    ),
  )
  let held = wanted.perSecond
  for (let n = setting.users * 2; n <= 1600; n = Math.trunc(n * 1.2)) {
    await more(n)
    const crowd = await users(clicks, { users: n, thinkMs: 4000, seconds: Math.min(20, setting.seconds) })
    console.log(line(`${n} people`, crowd))
    if (crowd.p95 >= LIMIT_P95 || crowd.failed > 0) {
      console.log(`p95 reaches ${LIMIT_P95} ms between ${held.toFixed(1)} and ${crowd.perSecond.toFixed(1)} requests/s`)
      break
    }
    held = crowd.perSecond
  }
  for (const one of people) one.close()
}
