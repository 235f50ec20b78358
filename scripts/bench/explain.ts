import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The statements behind the pages people open most, as the application role under row-level security. */
const STATEMENTS: [name: string, sql: string][] = [
  [
    'quotation list, newest first',
    `SELECT q.id, q.number, c.name, r.status, r."totalAmount" FROM "Quotation" q JOIN "Customer" c ON c.id = q."customerId"
     JOIN "QuotationRevision" r ON r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo" ORDER BY q.number DESC, q.id DESC LIMIT 50`,
  ],
  [
    'quotation list, by status',
    `SELECT q.id, q.number FROM "Quotation" q JOIN "QuotationRevision" r ON r."companyId" = q."companyId" AND r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
     WHERE r.status = 'PENDING_APPROVAL' ORDER BY q.number DESC, q.id DESC LIMIT 50`,
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
