import { formatDecimal } from '@/core/decimal'
import { dec, decimalText } from '@/core/money'
import { Prisma } from '@/db/types'
import { isId } from '@/features/enquiry/enquiry.queries'
import { marginFloors } from '@/features/line-insight/line-costs'
import { defineList, runList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { QUOTATION_IN_WORK } from '../quotation.machine'
import { isFloorRule } from './quotation.approval-rules'

/** The latest revisions that wait for an approver. */
const WAITING = Prisma.sql`r.status = 'PENDING_APPROVAL' AND q.status = ANY (${[...QUOTATION_IN_WORK]}::text[])`

/** Quotations that wait for approval, the one that waits longest first; those that the reader prepared are marked. */
export const approvalList = defineList({
  name: 'approvals',
  title: 'Quotations to approve',
  permission: 'quotation.approve',
  id: Prisma.sql`q.id`,
  from: Prisma.sql`"QuotationRevision" r
    JOIN "Quotation" q ON q."companyId" = r."companyId" AND q.id = r."quotationId" AND q."latestRevisionNo" = r."revisionNo"
    JOIN "Customer" c ON c."companyId" = q."companyId" AND c.id = q."customerId"
    LEFT JOIN "User" u ON u.id = r."submittedById"`,
  where: () => WAITING,
  columns: [
    {
      key: 'number',
      label: 'Number',
      type: 'text',
      sql: Prisma.sql`q.number`,
      sortable: true,
      href: '/quotations/{id}',
    },
    { key: 'revisionNo', label: 'Rev.', type: 'integer', sql: Prisma.sql`r."revisionNo"` },
    { key: 'version', label: 'Version', type: 'integer', sql: Prisma.sql`r.version`, hidden: true },
    { key: 'customer', label: 'Customer', type: 'text', sql: Prisma.sql`c.name`, sortable: true },
    { key: 'project', label: 'Project', type: 'text', sql: Prisma.sql`r.project`, hidden: true },
    {
      key: 'baseAmount',
      label: 'Amount',
      type: 'money',
      sql: Prisma.sql`round(r."totalAmount" * r."exchangeRate", 2)::text`,
      permission: 'sales-price.read',
      currencyKey: 'baseCurrency',
    },
    {
      key: 'baseCurrency',
      label: 'Base currency',
      type: 'text',
      sql: Prisma.sql`(SELECT o."baseCurrency" FROM "Company" o WHERE o.id = q."companyId")`,
      hidden: true,
    },
    { key: 'currency', label: 'Currency', type: 'text', sql: Prisma.sql`r.currency`, hidden: true },
    {
      key: 'totalAmount',
      label: 'Amount as offered',
      type: 'money',
      sql: Prisma.sql`r."totalAmount"::text`,
      permission: 'sales-price.read',
      hidden: true,
    },
    {
      key: 'marginPct',
      label: 'Margin %',
      type: 'percent',
      sql: Prisma.sql`r."marginPct"::text`,
      permission: 'cost.view',
    },
    { key: 'rules', label: 'Why it needs approval', type: 'list', sql: Prisma.sql`r."approvalNeeded"` },
    { key: 'submitReason', label: 'Reason given', type: 'text', sql: Prisma.sql`r."submitReason"` },
    { key: 'lineCount', label: 'Lines', type: 'integer', sql: lineCount() },
    { key: 'submittedBy', label: 'Submitted by', type: 'text', sql: Prisma.sql`u.name` },
    { key: 'submittedAt', label: 'Submitted', type: 'datetime', sql: Prisma.sql`r."submittedAt"`, sortable: true },
    {
      key: 'mine',
      label: 'Prepared by me',
      type: 'boolean',
      sql: Prisma.sql`app_user_id() = ANY (r."preparedByIds")`,
      hidden: true,
    },
  ],
  filters: [
    { key: 'customerId', label: 'Customer', type: 'id', sql: (v) => Prisma.sql`q."customerId" = ${v}::uuid` },
    {
      key: 'mine',
      label: 'Prepared by me',
      type: 'boolean',
      sql: (v) => Prisma.sql`(app_user_id() = ANY (r."preparedByIds")) = ${v === 'true'}`,
    },
  ],
  defaultSort: { key: 'submittedAt', dir: 'asc' },
  rowHref: '/quotations/{id}',
  empty: { title: 'Nothing waits for approval', text: 'Quotations that hit a rule of Settings appear here.' },
  detail: approvalLines,
})

function lineCount() {
  return Prisma.sql`(SELECT count(*)::int FROM "QuotationLine" l WHERE l."companyId" = r."companyId" AND l."quotationRevisionId" = r.id)`
}

export type InboxItem = {
  id: string
  version: number
  /** `NPS/26/00012 Rev.1` */
  name: string
  customer: string
  project: string | null
  /** In the base currency; null without the right to see prices. */
  baseAmount: string | null
  /** As it is offered, where that is another currency: `USD 12,500.00`. */
  offered: string | null
  /** Over the lines whose cost is known; undefined without cost.view. */
  marginPct?: string | null
  rules: string[]
  /** The approver has to say why. */
  needsRemark: boolean
  submitReason: string | null
  lineCount: number
  submittedBy: string | null
  submittedAt: string | null
  /** The reader prepared it and cannot decide on it. */
  mine: boolean
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** One page of what waits for approval, longest first. */
export async function approvalInbox(ctx: ReadContext, page: string | undefined) {
  const found = await runList(ctx, approvalList, { page })
  const items = found.rows.map((row): InboxItem => {
    const rules = (row.rules as string[] | null) ?? []
    return {
      id: String(row.id),
      version: Number(row.version),
      name: `${row.number} Rev.${row.revisionNo}`,
      customer: String(row.customer),
      project: text(row.project),
      baseAmount: text(row.baseAmount),
      offered:
        row.totalAmount !== undefined && row.currency !== row.baseCurrency
          ? `${row.currency} ${formatDecimal(String(row.totalAmount), 2, 'WESTERN')}`
          : null,
      ...('marginPct' in row && { marginPct: text(row.marginPct) }),
      rules,
      needsRemark: rules.some(isFloorRule),
      submitReason: text(row.submitReason),
      lineCount: Number(row.lineCount),
      submittedBy: text(row.submittedBy),
      submittedAt: text(row.submittedAt),
      mine: row.mine === true,
    }
  })
  return {
    items,
    total: found.total,
    page: found.page,
    pageSize: found.pageSize,
    timeZone: ctx.actor.timeZone,
    baseCurrency: ctx.actor.baseCurrency,
  }
}

/**
 * The lines of a quotation that waits for approval, for a quick look: what is offered at which rate, and for those with
 * cost.view its margin against the floor of its family. Null when it does not wait (any more).
 */
export async function approvalLines(ctx: ReadContext, id: string) {
  const { tx, actor } = ctx
  if (!isId(id)) return null
  const revision = await tx.quotationRevision.findFirst({
    where: { quotationId: id, status: 'PENDING_APPROVAL' },
    orderBy: { revisionNo: 'desc' },
    select: {
      currency: true,
      lines: {
        orderBy: { lineNo: 'asc' },
        select: {
          id: true,
          lineNo: true,
          product: true,
          designation: true,
          sizeText: true,
          description: true,
          ends: true,
          additionalSpecs: true,
          familyCode: true,
          quantity: true,
          unit: true,
          rate: true,
          rateUnit: true,
          amount: true,
          discountPct: true,
          costPerMetre: true,
          marginPct: true,
        },
      },
    },
  })
  if (!revision) return null
  const [priced, costs] = [actor.can('sales-price.read'), actor.can('cost.view')]
  const floors = costs ? await marginFloors(tx) : new Map<string, string>()
  return {
    currency: revision.currency,
    priced,
    costs,
    lines: revision.lines.map(
      ({ familyCode, rate, rateUnit, amount, discountPct, costPerMetre, marginPct, ...line }) => ({
        ...line,
        ...(priced && { rate, rateUnit, amount, discountPct }),
        ...(costs && { costPerMetre, marginPct, floor: floorOf(marginPct, familyCode && floors.get(familyCode)) }),
      }),
    ),
  }
}

/** Where a margin stands against its floor; null without one of the two. */
function floorOf(margin: Prisma.Decimal | null, floor: string | null | undefined) {
  if (margin === null || !floor) return null
  return { pct: floor, below: dec(decimalText(margin)).lt(floor) }
}
