import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The statements behind the pages people open most, as the application role under row-level security. */
const STATEMENTS: [name: string, sql: string][] = [
  [
    'register, newest first',
    `SELECT q.id, q.number, c.name, q."totalAmount" FROM "Quotation" q JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId" ORDER BY q.number DESC, q.id DESC LIMIT 50`,
  ],
  [
    'register, open ones of a state',
    `SELECT q.id, q.number FROM "Quotation" q WHERE q."revisionStatus" = 'PENDING_APPROVAL' AND q.status = 'OPEN' ORDER BY q.number DESC, q.id DESC LIMIT 50`,
  ],
  [
    'register, counts and sums of all',
    `SELECT q."revisionStatus", count(*), sum(q."baseAmount"), sum(q."totalWeightKg") FROM "Quotation" q GROUP BY 1`,
  ],
  [
    'register, largest first',
    `SELECT q.id, q.number FROM "Quotation" q ORDER BY q."baseAmount" DESC, q.id DESC LIMIT 50`,
  ],
  [
    'register, search',
    `SELECT q.number FROM "Quotation" q WHERE q.id = ANY (ARRAY(SELECT search_ids('Quotation', '0199', 2000) UNION SELECT search_ids('QuotationWords', '0199', 2000)
     UNION SELECT x.id FROM "Quotation" x WHERE x."customerId" = ANY (ARRAY(SELECT search_ids('Customer', '0199', 200))))) ORDER BY q.number DESC, q.id DESC LIMIT 50`,
  ],
  ['heat search', `SELECT "heatNo" FROM "StockLot" WHERE id IN (SELECT search_ids('StockLot', '7919', 50))`],
  ['number search', `SELECT number FROM "Quotation" WHERE id IN (SELECT search_ids('Quotation', '0199', 50))`],
  [
    'reservation candidates',
    `SELECT l.id FROM "StockLot" l JOIN "StockBalance" b ON b."companyId" = l."companyId" AND b."stockLotId" = l.id
     WHERE l.process = 'SEAMLESS' AND l."sizeKey" = '168.3X7.11' AND l.ends = 'BE' AND b."acceptedMetres" > 0 ORDER BY l."mtcDate" NULLS LAST, l."receivedDate", l.id LIMIT 50`,
  ],
]

/** Prints the plan of each statement: how long it takes and which indexes it uses. */
export async function explain(appUrl: string, ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ userId: string; companyId: string }>(
    `SELECT u.id AS "userId", m."companyId" FROM "User" u JOIN "Membership" m ON m."userId" = u.id WHERE u.email = 'sales@erp.com' LIMIT 1`,
  )
  await owner.end()
  const app = new Client({ connectionString: appUrl })
  await app.connect()
  await app.query('BEGIN')
  await app.query('SELECT * FROM app_begin(NULL, NULL, $1, $2, NULL, $3, $4, NULL)', [
    rows[0]?.userId,
    rows[0]?.companyId,
    'read',
    randomUUID(),
  ])
  console.log('\nPlans under row-level security (EXPLAIN ANALYZE)')
  for (const [name, sql] of STATEMENTS) {
    await app.query(sql)
    const plan = (
      await app.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY ON) ${sql}`)
    ).rows.map((r) => r['QUERY PLAN'])
    const took = plan.find((l) => l.startsWith('Execution Time'))?.replace('Execution Time: ', '') ?? ''
    const scans = [
      ...new Set(
        plan.flatMap(
          (l) =>
            l.match(/(Index Only Scan|Index Scan|Bitmap Index Scan|Seq Scan|Function Scan)[^(]*/)?.[0].trim() ?? [],
        ),
      ),
    ]
    console.log(`${name.padEnd(44)} ${took.padStart(12)}  ${scans.join('; ')}`)
  }
  await app.query('ROLLBACK')
  await app.end()
}
