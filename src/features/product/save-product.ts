import { sizeLabel, unitWeight } from '@/core/pipe'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type {
  CreatePipeSizeInput,
  CreateProductSpecInput,
  UpdateFamilyInput,
  UpdatePipeSizeInput,
  UpdateProductSpecInput,
} from './product.schema'

/** The new version of a shared row. These tables belong to no company, so only the audit trail says who changed them. */
async function claimShared(ctx: ActionContext, input: { model: string; id: string; version?: number }) {
  const { version } = await claimForEdit(ctx, { ...input, version: input.version })
  return { version }
}

/** A new product spec. The masters of products and sizes are shared by all companies. */
export async function createProductSpec(ctx: ActionContext, input: CreateProductSpecInput): Promise<{ id: string }> {
  const there = await ctx.tx.productSpec.findFirst({
    where: { product: input.product, designation: input.designation },
    select: { id: true },
  })
  if (there)
    throw new AppError('VALIDATION', 'This product is in the master already.', {
      designation: 'Already there for this product.',
    })
  const spec = await ctx.tx.productSpec.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'ProductSpec', documentId: spec.id, documentNo: input.designation })
  return spec
}

/** Changes the default end and the additional specs on offer. @throws AppError NOT_FOUND, STALE */
export async function updateProductSpec(
  ctx: ActionContext,
  { id, version, ...data }: UpdateProductSpecInput,
): Promise<{ id: string }> {
  const bump = await claimShared(ctx, { model: 'ProductSpec', id, version })
  const spec = await ctx.tx.productSpec.update({
    where: { id },
    data: { ...data, ...bump },
    select: { id: true, designation: true },
  })
  ctx.event({ documentType: 'ProductSpec', documentId: id, documentNo: spec.designation })
  return { id }
}

type Step = { id: string; version?: number; remark: string | null }

export async function setProductSpecActive(
  ctx: ActionContext,
  input: Step,
  isActive: boolean,
): Promise<{ id: string }> {
  const bump = await claimShared(ctx, { model: 'ProductSpec', id: input.id, version: input.version })
  const spec = await ctx.tx.productSpec.update({
    where: { id: input.id },
    data: { isActive, ...bump },
    select: { designation: true },
  })
  ctx.event({ documentType: 'ProductSpec', documentId: input.id, documentNo: spec.designation, remark: input.remark })
  return { id: input.id }
}

/** kg/m of a size as the table shows it, with the factor of the table's families. @throws AppError VALIDATION */
async function tableWeight(ctx: ActionContext, sizeFamily: string, odMm: string, wallMm: string): Promise<string> {
  const family = found(
    await ctx.tx.materialFamily.findFirst({ where: { sizeFamily }, orderBy: { code: 'asc' } }),
    'Material family',
  )
  return unitWeight(odMm, wallMm, String(family.weightFactor)).toString()
}

/** A size that the table misses. It is placed behind the others of its nominal size. */
export async function createPipeSize(ctx: ActionContext, input: CreatePipeSizeInput): Promise<{ id: string }> {
  const there = await ctx.tx.pipeSize.findFirst({
    where: { family: input.family, nps: input.nps, schedule: input.schedule },
    select: { id: true },
  })
  if (there)
    throw new AppError('VALIDATION', 'This size is in the table already.', {
      schedule: 'Already there for this nominal size.',
    })
  const last = await ctx.tx.pipeSize.findFirst({
    where: { family: input.family, nps: input.nps },
    orderBy: { position: 'desc' },
    select: { position: true },
  })
  const end = await ctx.tx.pipeSize.aggregate({ _max: { position: true } })
  const size = await ctx.tx.pipeSize.create({
    data: {
      ...input,
      unitWeight: await tableWeight(ctx, input.family, input.odMm, input.wallMm),
      position: last?.position ?? (end._max.position ?? 0) + 1,
    },
    select: { id: true },
  })
  ctx.event({ documentType: 'PipeSize', documentId: size.id, documentNo: sizeLabel(input) })
  return size
}

/** Corrects OD and wall; kg/m follows. Lines of documents keep what they were made with. @throws AppError NOT_FOUND, STALE */
export async function updatePipeSize(
  ctx: ActionContext,
  { id, version, odMm, wallMm }: UpdatePipeSizeInput,
): Promise<{ id: string }> {
  const bump = await claimShared(ctx, { model: 'PipeSize', id, version })
  const size = found(await ctx.tx.pipeSize.findUnique({ where: { id } }), 'Pipe size')
  await ctx.tx.pipeSize.update({
    where: { id },
    data: { odMm, wallMm, unitWeight: await tableWeight(ctx, size.family, odMm, wallMm), ...bump },
    select: { id: true },
  })
  ctx.event({
    documentType: 'PipeSize',
    documentId: id,
    documentNo: sizeLabel({ nps: size.nps, schedule: size.schedule, odMm, wallMm }),
  })
  return { id }
}

export async function setPipeSizeActive(ctx: ActionContext, input: Step, isActive: boolean): Promise<{ id: string }> {
  const bump = await claimShared(ctx, { model: 'PipeSize', id: input.id, version: input.version })
  const size = await ctx.tx.pipeSize.update({
    where: { id: input.id },
    data: { isActive, ...bump },
    select: { nps: true, schedule: true },
  })
  ctx.event({
    documentType: 'PipeSize',
    documentId: input.id,
    documentNo: `${size.nps}" ${size.schedule}`,
    remark: input.remark,
  })
  return { id: input.id }
}

/** Changes the weight factor of a family. New lines are weighed with it; lines already made keep their kg/m. */
export async function updateFamily(
  ctx: ActionContext,
  { id, version, ...data }: UpdateFamilyInput,
): Promise<{ id: string }> {
  const bump = await claimShared(ctx, { model: 'MaterialFamily', id, version })
  const family = await ctx.tx.materialFamily.update({
    where: { id },
    data: { ...data, ...bump },
    select: { code: true },
  })
  ctx.event({ documentType: 'MaterialFamily', documentId: id, documentNo: family.code })
  return { id }
}
