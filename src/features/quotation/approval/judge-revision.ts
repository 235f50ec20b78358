import { convertMoney, dec, decimalText } from '@/core/money'
import { Prisma, type Tx } from '@/db/types'
import { lineCosts, marginFloors } from '@/features/line-insight/line-costs'
import { rateInCurrency } from '@/features/line-insight/margin'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { type Judgement, judgeQuotation } from './quotation.approval-rules'

export type JudgedLine = { id: string; lineNo: number; costPerMetre: string | null; marginPct: string | null }

/**
 * Holds a revision against the approval rules of Settings: last costs, margins and discounts of its lines. Reads only; the
 * figures are for those with cost.view, the words of `needed` for everybody.
 */
export async function judgeRevision(
  ctx: Pick<ActionContext, 'tx' | 'actor'>,
  revisionId: string,
): Promise<Judgement & { lines: JudgedLine[] }> {
  const { tx, actor } = ctx
  const revision = found(
    await tx.quotationRevision.findUnique({
      where: { id: revisionId },
      select: {
        totalAmount: true,
        exchangeRate: true,
        lines: {
          orderBy: { lineNo: 'asc' },
          select: {
            id: true,
            lineNo: true,
            productSpecId: true,
            familyCode: true,
            odMm: true,
            wallMm: true,
            wallType: true,
            metres: true,
            ratePerMetre: true,
            discountPct: true,
          },
        },
      },
    }),
    'Quotation',
  )
  const costs = await lineCosts(
    tx,
    revision.lines.map((line) => ({
      productSpecId: line.productSpecId,
      odMm: line.odMm && decimalText(line.odMm),
      wallMm: line.wallMm && decimalText(line.wallMm),
      wallType: line.wallType,
    })),
  )
  const floors = await marginFloors(tx)
  const settings = await tx.companySetting.findFirst({
    select: { quotationApproval: true, quotationApprovalAbove: true, quotationMaxDiscountPct: true },
  })
  const judgement = judgeQuotation(
    revision.lines.map((line, i) => ({
      lineNo: line.lineNo,
      ratePerMetre: rateInCurrency(decimalText(line.ratePerMetre), decimalText(revision.exchangeRate), '1') ?? '0',
      metres: decimalText(line.metres),
      discountPct: decimalText(line.discountPct),
      costPerMetre: dec(line.metres).gt(0) ? (costs[i]?.costPerMetre ?? null) : null,
      floorPct: (line.familyCode && floors.get(line.familyCode)) || null,
    })),
    decimalText(convertMoney(revision.totalAmount, revision.exchangeRate)),
    {
      approval: settings?.quotationApproval ?? true,
      above: settings ? decimalText(settings.quotationApprovalAbove) : '0',
      maxDiscountPct: settings ? decimalText(settings.quotationMaxDiscountPct) : '100',
      baseCurrency: actor.baseCurrency,
    },
  )
  return {
    ...judgement,
    lines: revision.lines.map(({ id, lineNo }, i) => ({
      id,
      lineNo,
      costPerMetre: costs[i]?.costPerMetre ?? null,
      marginPct: judgement.margins[i] ?? null,
    })),
  }
}

/** Keeps cost and margin of every line as they were when it was submitted. One statement. */
export async function keepMargins(tx: Tx, lines: readonly JudgedLine[]): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE "QuotationLine" l SET "costPerMetre" = x.cost, "marginPct" = x.margin
    FROM jsonb_to_recordset(${JSON.stringify(
      lines.map((line) => ({ id: line.id, cost: line.costPerMetre, margin: line.marginPct })),
    )}::jsonb) AS x (id uuid, cost numeric, margin numeric)
    WHERE l.id = x.id AND (l."costPerMetre", l."marginPct") IS DISTINCT FROM (x.cost, x.margin)`)
}
