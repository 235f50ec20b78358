import type { Client } from 'pg'

/**
 * The invariants that must hold on any database of the product. Each check is a statement that counts what it looked at
 * and one that lists violations; a statement reads as the owner, so row-level security hides nothing.
 */
export type DataCheck = {
  name: string
  /** One row, one number: how much was looked at. */
  counted: string
  /** One row per violation, with a readable `what`. */
  violations: string
}

export type CheckResult = { name: string; counted: number; violations: string[] }

const METRES = ['underInspection', 'accepted', 'reserved', 'onHold', 'rejected', 'issued'] as const
const BUCKET: Record<(typeof METRES)[number], string> = {
  underInspection: 'UNDER_INSPECTION',
  accepted: 'ACCEPTED',
  reserved: 'RESERVED',
  onHold: 'ON_HOLD',
  rejected: 'REJECTED',
  issued: 'ISSUED',
}

const ledgerSides = `
  SELECT "companyId", "stockLotId", "fromLocationId" AS "locationId", "fromBucket" AS bucket, -metres AS metres, -pieces AS pieces FROM "StockLedger" WHERE "fromBucket" IS NOT NULL
  UNION ALL
  SELECT "companyId", "stockLotId", "toLocationId", "toBucket", metres, pieces FROM "StockLedger" WHERE "toBucket" IS NOT NULL`

const balances: DataCheck = {
  name: 'stock balances equal the ledger',
  counted: 'SELECT count(*) FROM "StockBalance"',
  violations: `
    WITH l AS (
      SELECT "companyId", "stockLotId", "locationId",
        ${METRES.map((m) => `coalesce(sum(metres) FILTER (WHERE bucket = '${BUCKET[m]}'), 0) AS "${m}Metres"`).join(', ')},
        ${METRES.filter((m) => m !== 'reserved')
          .map(
            (m) =>
              `coalesce(sum(pieces) FILTER (WHERE bucket IN ('${BUCKET[m]}'${m === 'accepted' ? ", 'RESERVED'" : ''})), 0) AS "${m}Pieces"`,
          )
          .join(', ')}
      FROM (${ledgerSides}) s GROUP BY 1, 2, 3)
    SELECT format('lot %s at %s: balance and ledger differ', coalesce(b."stockLotId", l."stockLotId"), coalesce(b."locationId", l."locationId")) AS what
    FROM "StockBalance" b FULL JOIN l USING ("companyId", "stockLotId", "locationId")
    WHERE (${METRES.map((m) => `b."${m}Metres"`).join(', ')}, ${METRES.filter((m) => m !== 'reserved')
      .map((m) => `b."${m}Pieces"`)
      .join(', ')})
      IS DISTINCT FROM (${METRES.map((m) => `l."${m}Metres"`).join(', ')}, ${METRES.filter((m) => m !== 'reserved')
        .map((m) => `l."${m}Pieces"`)
        .join(', ')})`,
}

const reserved: DataCheck = {
  name: 'the reserved bucket equals the live reservations',
  counted: `SELECT count(*) FROM "Reservation" WHERE status = 'LIVE'`,
  violations: `
    WITH r AS (SELECT "companyId", "stockLotId", "locationId", sum("liveMetres") AS live FROM "Reservation" GROUP BY 1, 2, 3)
    SELECT format('lot %s: %s m reserved in stock, %s m in live reservations', "stockLotId", coalesce(b."reservedMetres", 0), coalesce(r.live, 0)) AS what
    FROM "StockBalance" b FULL JOIN r USING ("companyId", "stockLotId", "locationId")
    WHERE coalesce(b."reservedMetres", 0) <> coalesce(r.live, 0)`,
}

const reservationIssues: DataCheck = {
  name: 'metres issued from reservations equal the packed and dispatched lines',
  counted: 'SELECT count(*) FROM "PackingListLine"',
  violations: `
    SELECT format('reservation %s: %s m issued, %s m dispatched', r.id, r."issuedMetres", coalesce(d.metres, 0)) AS what
    FROM "Reservation" r LEFT JOIN (
      SELECT l."reservationId", sum(l.metres) AS metres FROM "PackingListLine" l JOIN "PackingList" p ON p.id = l."packingListId" WHERE p.status = 'DISPATCHED' GROUP BY 1) d ON d."reservationId" = r.id
    WHERE r."issuedMetres" <> coalesce(d.metres, 0)`,
}

const orderProgress: DataCheck = {
  name: 'dispatched and received metres follow from dispatches and receipts',
  counted: 'SELECT (SELECT count(*) FROM "SalesOrderLine") + (SELECT count(*) FROM "PurchaseOrderLine")',
  violations: `
    SELECT format('sales order line %s: %s m recorded, %s m dispatched', s.id, s."dispatchedMetres", coalesce(d.metres, 0)) AS what
    FROM "SalesOrderLine" s LEFT JOIN (
      SELECT l."salesOrderLineId", sum(l.metres) AS metres FROM "PackingListLine" l JOIN "PackingList" p ON p.id = l."packingListId" WHERE p.status = 'DISPATCHED' GROUP BY 1) d ON d."salesOrderLineId" = s.id
    WHERE s."dispatchedMetres" <> coalesce(d.metres, 0)
    UNION ALL
    SELECT format('purchase order line %s: %s m recorded, %s m received', p.id, p."receivedMetres", coalesce(g.metres, 0))
    FROM "PurchaseOrderLine" p LEFT JOIN (
      SELECT l."purchaseOrderLineId", sum(l.metres) AS metres FROM "GrnLine" l JOIN "Grn" g ON g.id = l."grnId" WHERE g.status = 'POSTED' GROUP BY 1) g ON g."purchaseOrderLineId" = p.id
    WHERE p."receivedMetres" <> coalesce(g.metres, 0)`,
}

/** Document type of a sequence -> where its numbers stand. */
const NUMBERED: [type: string, table: string, where?: string][] = [
  ['ENQ', 'Enquiry'],
  ['NPS', 'Quotation'],
  ['SO', 'SalesOrder'],
  ['PR', 'PurchaseRequisition'],
  ['PO', 'PurchaseOrder'],
  ['GRN', 'Grn'],
  ['IR', 'Inspection'],
  ['NCR', 'Ncr'],
  ['PL', 'PackingList'],
  ['DN', 'DispatchNote'],
  ['INV', 'Invoice', `"invoiceType" <> 'EXPORT'`],
  ['EXP', 'Invoice', `"invoiceType" = 'EXPORT'`],
  ['REC', 'Receipt'],
]

const allNumbers = NUMBERED.map(
  ([type, table, where]) =>
    `SELECT "companyId", '${type}' AS type, number, split_part(number, '/', 2)::int AS yy, split_part(number, '/', 3)::int AS n FROM "${table}" WHERE number IS NOT NULL ${where ? `AND ${where}` : ''}`,
).join(' UNION ALL ')

const gaps: DataCheck = {
  name: 'no gap and no repeat in any number sequence',
  counted: `SELECT count(*) FROM (${allNumbers}) a`,
  violations: `
    WITH given AS (SELECT "companyId", type, yy, count(*) AS many, count(DISTINCT n) AS distinct_n, min(n) AS first, max(n) AS last FROM (${allNumbers}) a GROUP BY 1, 2, 3)
    SELECT format('%s/%s: numbers %s to %s, %s documents; the sequence stands at %s', coalesce(g.type, s."docType"), coalesce(g.yy, s.fy % 100), g.first, g.last, coalesce(g.many, 0), s."lastNumber") AS what
    FROM given g FULL JOIN "NumberSequence" s ON s."companyId" = g."companyId" AND s."docType" = g.type AND s.fy % 100 = g.yy
    WHERE CASE WHEN g.type IS NULL THEN s."lastNumber" >= s."startNumber"
      ELSE s.id IS NULL OR g.many <> g.distinct_n OR g.first <> s."startNumber" OR g.last <> s."lastNumber" OR g.many <> g.last - g.first + 1 END`,
}

const posted: DataCheck = {
  name: 'every posted document has its number',
  counted: `SELECT count(*) FROM "Invoice" WHERE status NOT IN ('DRAFT', 'VOID')`,
  violations: [
    ...['Enquiry', 'Quotation', 'SalesOrder', 'PurchaseRequisition', 'PurchaseOrder', 'Ncr', 'Receipt'].map(
      (t) => [t, 'true'] as const,
    ),
    ...['Grn', 'Inspection', 'PackingList', 'DispatchNote', 'Invoice'].map(
      (t) => [t, `status NOT IN ('DRAFT', 'VOID')`] as const,
    ),
  ]
    .map(
      ([table, where]) =>
        `SELECT format('${table} %s is %s and has no number', id, status) AS what FROM "${table}" WHERE number IS NULL AND ${where}`,
    )
    .join(' UNION ALL '),
}

const sumsOf = (parent: string, child: string, link: string, pairs: [own: string, sum: string][], where = 'true') => `
  SELECT format('${parent} %s: its totals differ from its lines', p.id) AS what FROM "${parent}" p
  LEFT JOIN (SELECT "${link}" AS parent, ${pairs.map(([, sum], i) => `${sum} AS s${i}`).join(', ')} FROM "${child}" GROUP BY 1) c ON c.parent = p.id
  WHERE ${where} AND (${pairs.map(([own], i) => `p."${own}" <> coalesce(c.s${i}, 0)`).join(' OR ')})`

const orderSums: [string, string][] = [
  ['subTotal', 'sum(amount)'],
  ['totalMetres', 'sum(metres)'],
  ['totalWeightKg', 'sum("weightKg")'],
]

const totals: DataCheck = {
  name: 'document totals equal their lines',
  counted:
    'SELECT (SELECT count(*) FROM "QuotationRevision") + (SELECT count(*) FROM "SalesOrder") + (SELECT count(*) FROM "PurchaseOrder") + (SELECT count(*) FROM "Invoice") + (SELECT count(*) FROM "PackingList")',
  violations: [
    sumsOf('QuotationRevision', 'QuotationLine', 'quotationRevisionId', orderSums),
    sumsOf('SalesOrder', 'SalesOrderLine', 'salesOrderId', orderSums),
    sumsOf('PurchaseOrder', 'PurchaseOrderLine', 'purchaseOrderId', orderSums),
    sumsOf('CustomerPo', 'CustomerPoLine', 'customerPoId', [['totalAmount', 'sum(amount)']]),
    sumsOf('Invoice', 'InvoiceLine', 'invoiceId', [['taxableAmount', 'sum("taxableAmount")']]),
    sumsOf('PackingList', 'PackingListLine', 'packingListId', [
      ['totalMetres', 'sum(metres)'],
      ['totalPieces', 'sum(pieces)'],
      ['totalNetKg', 'sum("netWeightKg")'],
    ]),
    `SELECT format('invoice line %s: %s m billed, %s m of heats named', l.id, l.metres, h.metres) AS what FROM "InvoiceLine" l
       JOIN (SELECT "invoiceLineId", sum(metres) AS metres FROM "InvoiceLineHeat" GROUP BY 1) h ON h."invoiceLineId" = l.id WHERE h.metres <> l.metres`,
  ].join(' UNION ALL '),
}

const payments: DataCheck = {
  name: 'what is paid on an invoice equals its receipts',
  counted: 'SELECT count(*) FROM "ReceiptAllocation"',
  violations: `
    SELECT format('invoice %s: %s paid and %s TDS recorded, receipts say %s and %s', coalesce(i.number, i.id::text), i."receivedAmount", i."tdsAmount", coalesce(a.amount, 0), coalesce(a.tds, 0)) AS what
    FROM "Invoice" i LEFT JOIN (
      SELECT a."invoiceId", sum(a.amount) AS amount, sum(a."tdsAmount") AS tds FROM "ReceiptAllocation" a JOIN "Receipt" r ON r.id = a."receiptId" WHERE r.status = 'POSTED' GROUP BY 1) a ON a."invoiceId" = i.id
    WHERE i."receivedAmount" <> coalesce(a.amount, 0) OR i."tdsAmount" <> coalesce(a.tds, 0)
    UNION ALL
    SELECT format('receipt %s: more allocated than received', r.number) FROM "Receipt" r JOIN (
      SELECT "receiptId", sum(amount) AS amount, sum("tdsAmount") AS tds FROM "ReceiptAllocation" GROUP BY 1) a ON a."receiptId" = r.id
    WHERE a.amount > r.amount OR a.tds > r."tdsAmount"`,
}

const register: DataCheck = {
  name: 'the register of quotations shows the latest revision',
  counted: 'SELECT count(*) FROM "Quotation"',
  violations: `
    SELECT format('quotation %s: register and latest revision differ', coalesce(q.number, q.id::text)) AS what
    FROM "Quotation" q LEFT JOIN "QuotationRevision" r ON r."quotationId" = q.id AND r."revisionNo" = q."latestRevisionNo"
    WHERE (q."revisionStatus", q."quotationDate", q."validUntil", q.currency, q."totalAmount", q."baseAmount", q."totalWeightKg", q."clientReference", q.project)
      IS DISTINCT FROM (r.status, r."quotationDate", r."validUntil", r.currency, r."totalAmount", round(r."totalAmount" * r."exchangeRate", 2), r."totalWeightKg", r."clientReference", r.project)`,
}

const STATIC_CHECKS = [balances, reserved, reservationIssues, orderProgress, gaps, posted, totals, payments, register]

/** Checks whose statements follow from the catalogue: audit trail of every table, references across companies, protection of every table. */
async function catalogueChecks(client: Client): Promise<DataCheck[]> {
  const audited = await client.query<{ t: string }>(`
    SELECT c.relname AS t FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname = 'audit_insert' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  const links = await client.query<{ child: string; parent: string; columns: string[]; parent_columns: string[] }>(`
    SELECT ch.relname AS child, pa.relname AS parent,
      array(SELECT attname FROM unnest(k.conkey) WITH ORDINALITY u(n, o) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY o)::text[] AS columns,
      array(SELECT attname FROM unnest(k.confkey) WITH ORDINALITY u(n, o) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY o)::text[] AS parent_columns
    FROM pg_constraint k JOIN pg_class ch ON ch.oid = k.conrelid JOIN pg_class pa ON pa.oid = k.confrelid
    WHERE k.contype = 'f' AND ch.relnamespace = 'public'::regnamespace
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = ch.oid AND a.attname = 'companyId')
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = pa.oid AND a.attname = 'companyId')`)
  const files = await client.query<{ t: string; c: string }>(`
    SELECT table_name AS t, column_name AS c FROM information_schema.columns
    WHERE table_schema = 'public' AND (column_name = 'fileId' OR column_name LIKE '%FileId') AND table_name <> 'Attachment'`)
  const q = (name: string) => `"${name}"`
  const union = (parts: string[]) => (parts.length ? parts.join(' UNION ALL ') : `SELECT '' AS what WHERE false`)
  const idColumn = (l: (typeof links.rows)[number]) => l.columns.find((_, i) => l.parent_columns[i] === 'id') ?? 'id'
  return [
    {
      name: 'every business row has its audit trail',
      counted: `SELECT ${audited.rows.map((r) => `(SELECT count(*) FROM ${q(r.t)})`).join(' + ')}`,
      violations: union(
        audited.rows.map(
          (r) => `SELECT format('${r.t} %s came in without an audit row', x.id) AS what FROM ${q(r.t)} x
            WHERE NOT EXISTS (SELECT 1 FROM "AuditChange" a WHERE a."tableName" = '${r.t}' AND a."rowId" = x.id::text AND a.op = 'INSERT')`,
        ),
      ),
    },
    {
      name: 'every recorded change belongs to an event',
      counted: 'SELECT count(*) FROM "AuditChange"',
      violations: `SELECT DISTINCT format('changes of request %s (%s) have no event', c."requestId", c."tableName") AS what FROM "AuditChange" c
        WHERE NOT EXISTS (SELECT 1 FROM "AuditLog" l WHERE l."requestId" = c."requestId")`,
    },
    {
      name: 'no reference crosses companies',
      counted: `SELECT ${links.rows.length + files.rows.length}`,
      violations: union([
        ...links.rows.map(
          (l) =>
            `SELECT format('${l.child} %s points to a ${l.parent} of another company', c.id) AS what FROM ${q(l.child)} c JOIN ${q(l.parent)} p ON p.id = c.${q(idColumn(l))} WHERE p."companyId" <> c."companyId"`,
        ),
        ...files.rows.map((f) => {
          const company = f.t === 'Company' ? 'c.id' : 'c."companyId"'
          const column = f.c.replaceAll('"', '')
          return `SELECT format('${f.t} %s points to a file that is missing or of another company', c.id) AS what FROM ${q(f.t)} c
            LEFT JOIN "StoredFile" s ON s.id = c.${q(column)} WHERE c.${q(column)} IS NOT NULL AND s."companyId" IS DISTINCT FROM ${company}`
        }),
      ]),
    },
    {
      name: 'every company table has row-level security, and the application role cannot pass it',
      counted: `SELECT count(*) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'companyId')`,
      violations: `
        SELECT format('table %s has no row-level security or no policy', c.relname) AS what FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'companyId')
          AND NOT (c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
        UNION ALL SELECT 'the role nps_app may bypass row-level security' FROM pg_roles WHERE rolname = 'nps_app' AND (rolbypassrls OR rolsuper)
        UNION ALL SELECT format('the role nps_app owns %s', relname) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'nps_app'
        UNION ALL SELECT format('the role nps_app may change "%s"', t) FROM unnest(ARRAY['AuditLog', 'AuditChange', 'StockBalance']) t
          WHERE has_table_privilege('nps_app', format('%I', t), 'INSERT') OR has_table_privilege('nps_app', format('%I', t), 'UPDATE') OR has_table_privilege('nps_app', format('%I', t), 'DELETE')`,
    },
  ]
}

const MOST_SHOWN = 20

/** Runs every check; stops nothing, so that one look shows all that is wrong. */
export async function runDataChecks(client: Client): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of [...STATIC_CHECKS, ...(await catalogueChecks(client))]) {
    const counted = await client.query<Record<string, string>>(check.counted)
    const violations = await client.query<{ what: string }>(
      `SELECT what FROM (${check.violations}) v LIMIT ${MOST_SHOWN}`,
    )
    results.push({
      name: check.name,
      counted: Number(Object.values(counted.rows[0] ?? {})[0] ?? 0),
      violations: violations.rows.map((v) => v.what),
    })
  }
  return results
}
