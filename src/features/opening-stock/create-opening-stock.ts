import { normaliseDesignation } from '@/core/pipe'
import { cleanText } from '@/core/text'
import type { PipeLineInput } from '@/features/product/pipe-line.schema'
import { type ResolvedPipeLine, resolvePipeLines } from '@/features/product/resolve-pipe-lines'
import { moveStock, sizeKey } from '@/features/stock/move-stock'
import { recordMtcs } from '@/features/stock/record-mtc'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { dbDate } from '@/server/serialize'
import { attachFile } from '@/server/storage'
import type { CreateOpeningStockInput, OpeningLotInput } from './opening-stock.schema'

const asPipeLine = (lot: OpeningLotInput): PipeLineInput => ({
  productSpecId: lot.productSpecId,
  pipeSizeId: lot.pipeSizeId,
  product: null,
  designation: null,
  additionalSpecs: lot.additionalSpecs,
  sizeText: lot.sizeText,
  odMm: lot.odMm,
  wallMm: lot.wallMm,
  ends: lot.ends,
  lengthText: lot.lengthText,
  pieceLengthM: null,
  description: null,
  quantity: lot.metres,
  unit: 'MTR',
})

/** The designations a lot is certified to: the product's own first, no spelling twice. */
function designationsOf(own: string, further: readonly string[]): string[] {
  const out = new Map([[normaliseDesignation(own), own]])
  for (const text of further.map((d) => cleanText(d).toUpperCase()).filter(Boolean)) {
    const key = normaliseDesignation(text)
    if (!out.has(key)) out.set(key, key)
  }
  return [...out.values()]
}

/**
 * Enters lots that were in the yard before the system was: each with its certificate, metres (3 decimals) and pieces,
 * under inspection until QC approves them. There is no GRN behind them, and their heat page says so.
 * @throws AppError VALIDATION with a sentence per field (`lots.3.mtcDate`), NOT_FOUND
 */
export async function createOpeningStock(
  ctx: ActionContext,
  input: CreateOpeningStockInput,
): Promise<{ id: string; ids: string[] }> {
  const { lots } = input
  await checkReferences(ctx, lots)
  const pipes = await resolvePipeLines(ctx.tx, lots.map(asPipeLine), 'lots')
  const mtcIds = await recordMtcs(
    ctx,
    lots.map((l) => ({
      mtcNo: l.mtcNo,
      mtcDate: l.mtcDate,
      mtcType: l.mtcType,
      make: l.make,
      heatNo: l.heatNo,
      fileId: l.mtcFileId,
    })),
    'lots',
  )
  const created = await ctx.tx.stockLot.createManyAndReturn({
    data: lots.map((lot, i) => lotRow(lot, pipes[i] as ResolvedPipeLine, mtcIds[i] as string)),
    select: { id: true, heatNo: true },
  })
  for (const [i, lot] of lots.entries()) {
    const row = created[i] as { id: string }
    await moveStock(ctx, { documentType: 'OpeningStock', documentId: row.id }, [
      {
        stockLotId: row.id,
        kind: 'OPENING',
        to: { bucket: 'UNDER_INSPECTION', locationId: lot.locationId },
        metres: lot.metres,
        pieces: lot.pieces,
        remark: lot.reference,
      },
    ])
    if (lot.tpiFileId)
      await attachFile(ctx, {
        fileId: lot.tpiFileId,
        documentType: 'StockLot',
        documentId: row.id,
        label: 'TPI report',
      })
    ctx.event({ documentType: 'OpeningStock', documentId: row.id, documentNo: lot.heatNo, remark: lot.reference })
  }
  const ids = created.map((row) => row.id)
  return { id: ids[0] as string, ids }
}

function lotRow(lot: OpeningLotInput, pipe: ResolvedPipeLine, mtcId: string) {
  return {
    heatNo: lot.heatNo,
    source: 'OPENING',
    openingReference: lot.reference,
    productSpecId: pipe.productSpecId,
    product: pipe.product,
    familyCode: pipe.familyCode ?? '',
    process: pipe.process ?? '',
    designations: designationsOf(pipe.designation, lot.designations),
    additionalSpecs: pipe.additionalSpecs,
    nps: pipe.nps,
    schedule: pipe.schedule,
    odMm: pipe.odMm as string,
    wallMm: pipe.wallMm as string,
    sizeKey: sizeKey(pipe.odMm as string, pipe.wallMm as string),
    sizeText: pipe.sizeText,
    ends: pipe.ends ?? 'PE',
    make: lot.make,
    lengthText: lot.lengthText,
    unitWeight: pipe.unitWeight as string,
    mtcId,
    mtcNo: lot.mtcNo,
    mtcDate: dbDate(lot.mtcDate),
    mtcType: lot.mtcType,
    tpiAgencyId: lot.tpiAgencyId,
    tpiReference: lot.tpiReference,
    tpiFileId: lot.tpiFileId,
    receivedDate: dbDate(lot.receivedDate),
    costPerMetre: lot.costPerMetre,
  }
}

async function checkReferences(ctx: ActionContext, lots: readonly OpeningLotInput[]): Promise<void> {
  const errors: Record<string, string> = {}
  const locations = new Map(
    (
      await ctx.tx.location.findMany({
        where: { id: { in: lots.map((l) => l.locationId) } },
        select: { id: true, isActive: true },
      })
    ).map((l) => [l.id, l]),
  )
  const agencyIds = lots.flatMap((l) => l.tpiAgencyId ?? [])
  const agencies = agencyIds.length
    ? new Set(
        (await ctx.tx.tpiAgency.findMany({ where: { id: { in: agencyIds } }, select: { id: true } })).map((a) => a.id),
      )
    : new Set<string>()
  lots.forEach((lot, i) => {
    const location = locations.get(lot.locationId)
    if (!location)
      throw new AppError('NOT_FOUND', 'A location was not found. It may belong to another company.', {
        [`lots.${i}.locationId`]: 'Choose a location.',
      })
    if (!location.isActive) errors[`lots.${i}.locationId`] = 'This location is not in use any more.'
    if (lot.tpiAgencyId && !agencies.has(lot.tpiAgencyId))
      errors[`lots.${i}.tpiAgencyId`] = 'This inspection agency is not in the master.'
    if (lot.receivedDate > ctx.actor.today) errors[`lots.${i}.receivedDate`] = 'This day has not come yet.'
    if (lot.mtcDate > ctx.actor.today) errors[`lots.${i}.mtcDate`] = 'This day has not come yet.'
  })
  if (Object.keys(errors).length > 0) throw new AppError('VALIDATION', 'Some lots need attention.', errors)
}
