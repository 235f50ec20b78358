import type { z } from 'zod'
import type { RfqColumn } from '@/core/rfq/types'
import { Prisma } from '@/db/types'
import { resolveSalesLines } from '@/features/product/resolve-pipe-lines'
import type { ActionContext } from '@/server/define-action'
import { found, refuseStale } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { putItemCodes, type StoredCode } from './item-codes'
import type { deleteItemCodeSchema, SaveColumns, SaveItemCodes } from './rfq-intake.schema'

const MAX_HEADINGS = 300

/**
 * Remembers what the columns of a customer's tables hold: added to what is known, or in its place.
 * @throws AppError NOT_FOUND, STALE, VALIDATION
 */
export async function saveColumnsInTx(ctx: ActionContext, input: SaveColumns): Promise<{ id: string }> {
  const customer = await customerOf(ctx, input.customerId)
  const stated = Object.fromEntries(input.columns.map((c) => [c.heading, c.column]))
  await ctx.tx.$executeRaw(Prisma.sql`
    INSERT INTO "CustomerRfqMapping" (id, "customerId") VALUES (gen_random_uuid(), ${input.customerId}::uuid)
    ON CONFLICT ("companyId", "customerId") DO NOTHING`)
  const [row] = await ctx.tx.$queryRaw<
    { id: string; version: number; updatedById: string | null; columns: Record<string, RfqColumn> }[]
  >(Prisma.sql`
    SELECT id, version, "updatedById", columns FROM "CustomerRfqMapping"
    WHERE "customerId" = ${input.customerId}::uuid FOR UPDATE`)
  const mapping = found(row, 'Mapping')
  if (input.version) await refuseStale(ctx, mapping, input.version)
  const columns = input.replace ? stated : { ...mapping.columns, ...stated }
  if (Object.keys(columns).length > MAX_HEADINGS)
    throw new AppError(
      'VALIDATION',
      `At most ${MAX_HEADINGS} headings of one customer are remembered. Remove some first.`,
    )
  await ctx.tx.customerRfqMapping.update({
    where: { id: mapping.id },
    data: { columns, version: { increment: 1 } },
    select: { id: true },
  })
  ctx.event({
    documentType: 'Customer',
    documentId: input.customerId,
    documentNo: customer.code,
    remark: 'RFQ columns',
  })
  return { id: mapping.id }
}

/**
 * Adds item codes of a customer, or says anew what they stand for. Sizes and grades are resolved as on a document line.
 * @throws AppError VALIDATION with a sentence per field (`codes.3.pipeSizeId`), NOT_FOUND, STALE
 */
export async function saveItemCodesInTx(ctx: ActionContext, input: SaveItemCodes): Promise<{ saved: number }> {
  const customer = await customerOf(ctx, input.customerId)
  refuseTwice(input.codes.map((c) => c.itemCode))
  const stored = await ctx.tx.customerItemCode.findMany({
    where: { customerId: input.customerId, itemCode: { in: input.codes.map((c) => c.itemCode) } },
    select: { itemCode: true, version: true, updatedById: true },
  })
  for (const row of stored) {
    const opened = input.codes.find((c) => c.itemCode === row.itemCode)?.version
    if (opened && opened !== row.version) await refuseStale(ctx, row, opened)
  }
  const lines = input.codes.map((code) => ({ ...code, ...WITHOUT_QUANTITY }))
  const resolved = await resolveSalesLines(ctx.tx, lines, 'codes')
  const rows = resolved.map((line, i): StoredCode => {
    const { kind, productSpecId, pipeSizeId, product, designation, additionalSpecs } = line
    const { sizeText, odMm, wallMm, wallType, ends, lengthText, description } = line
    const meaning = { kind, productSpecId, pipeSizeId, product, designation, additionalSpecs }
    const size = { sizeText, odMm, wallMm, wallType, ends, lengthText, description }
    return { itemCode: input.codes[i]?.itemCode ?? '', ...meaning, ...size }
  })
  const saved = await putItemCodes(ctx.tx, input.customerId, rows)
  const remark = `${saved} item codes saved`
  ctx.event({ documentType: 'Customer', documentId: input.customerId, documentNo: customer.code, remark })
  return { saved }
}

/** A code says what is meant, not how much of it. */
const WITHOUT_QUANTITY = {
  quantity: '1',
  unit: 'MTR' as const,
  pieceLengthM: null,
  section: null,
  position: null,
  itemNo: null,
  wallTolerancePct: null,
  averageWallMm: null,
  weightEachKg: null,
}

function refuseTwice(codes: readonly string[]): void {
  const errors: Record<string, string> = {}
  codes.forEach((code, i) => {
    if (codes.indexOf(code) < i) errors[`codes.${i}.itemCode`] = `${code} stands here twice.`
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some codes need attention.', errors)
}

/** @throws AppError NOT_FOUND, STALE */
export async function deleteItemCodeInTx(
  ctx: ActionContext,
  input: z.output<typeof deleteItemCodeSchema>,
): Promise<{ id: string }> {
  const code = found(
    await ctx.tx.customerItemCode.findUnique({
      where: { id: input.id },
      select: { version: true, updatedById: true, itemCode: true, customerId: true },
    }),
    'Item code',
  )
  await refuseStale(ctx, code, input.version)
  await ctx.tx.customerItemCode.delete({ where: { id: input.id }, select: { id: true } })
  ctx.event({
    documentType: 'Customer',
    documentId: code.customerId,
    remark: `Item code ${code.itemCode} forgotten`,
  })
  return { id: input.id }
}

async function customerOf(ctx: ActionContext, id: string): Promise<{ code: string }> {
  return found(await ctx.tx.customer.findUnique({ where: { id }, select: { code: true } }), 'Customer')
}
