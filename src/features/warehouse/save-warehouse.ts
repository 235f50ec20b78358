import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type {
  CreateLocationInput,
  CreateWarehouseInput,
  UpdateLocationInput,
  UpdateWarehouseInput,
} from './warehouse.schema'

async function checkRegistration(ctx: ActionContext, id: string): Promise<void> {
  const registration = found(
    await ctx.tx.gstRegistration.findUnique({ where: { id }, select: { isActive: true } }),
    'GST registration',
  )
  if (!registration.isActive)
    throw new AppError('VALIDATION', 'This GST registration is switched off.', {
      gstRegistrationId: 'Choose one that is in use.',
    })
}

/** A place goods lie at. Sales that leave from it are supplied by its GST registration. */
export async function createWarehouse(ctx: ActionContext, input: CreateWarehouseInput): Promise<{ id: string }> {
  await checkRegistration(ctx, input.gstRegistrationId)
  refuseTaken(await ctx.tx.warehouse.count({ where: { code: input.code } }))
  const warehouse = await ctx.tx.warehouse.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'Warehouse', documentId: warehouse.id, documentNo: input.code })
  return warehouse
}

/** @throws AppError NOT_FOUND, STALE */
export async function updateWarehouse(
  ctx: ActionContext,
  { id, version, ...data }: UpdateWarehouseInput,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Warehouse', id, version })
  await checkRegistration(ctx, data.gstRegistrationId)
  refuseTaken(await ctx.tx.warehouse.count({ where: { code: data.code, id: { not: id } } }))
  await ctx.tx.warehouse.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'Warehouse', documentId: id, documentNo: data.code })
  return { id }
}

function refuseTaken(count: number): void {
  if (count > 0) throw new AppError('VALIDATION', 'This code is taken.', { code: 'This code is taken.' })
}

/** A rack, bin or yard. */
export async function createLocation(
  ctx: ActionContext,
  input: CreateLocationInput,
): Promise<{ id: string; warehouseId: string }> {
  const warehouse = found(
    await ctx.tx.warehouse.findUnique({ where: { id: input.warehouseId }, select: { code: true } }),
    'Warehouse',
  )
  refuseTaken(await ctx.tx.location.count({ where: { warehouseId: input.warehouseId, code: input.code } }))
  const location = await ctx.tx.location.create({ data: input, select: { id: true, warehouseId: true } })
  ctx.event({ documentType: 'Location', documentId: location.id, documentNo: `${warehouse.code} ${input.code}` })
  return location
}

export async function updateLocation(
  ctx: ActionContext,
  { id, version, ...data }: UpdateLocationInput,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Location', id, version })
  const { warehouseId } = found(
    await ctx.tx.location.findUnique({ where: { id }, select: { warehouseId: true } }),
    'Location',
  )
  refuseTaken(await ctx.tx.location.count({ where: { warehouseId, code: data.code, id: { not: id } } }))
  await ctx.tx.location.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'Location', documentId: id, documentNo: data.code })
  return { id }
}

type Step = { id: string; version?: number; remark: string | null }

/** Metres that lie at a location, or at all locations of a warehouse, in any state. */
async function metresAt(ctx: ActionContext, where: Prisma.Sql): Promise<string | null> {
  const [row] = await ctx.tx.$queryRaw<{ metres: string | null }[]>(Prisma.sql`
    SELECT trim_scale(nullif(sum(b."underInspectionMetres" + b."acceptedMetres" + b."reservedMetres" + b."onHoldMetres" + b."rejectedMetres"), 0))::text AS metres
    FROM "StockBalance" b JOIN "Location" l ON l.id = b."locationId" WHERE ${where}`)
  return row?.metres ?? null
}

/** Switches a warehouse off or on. @throws AppError CONFLICT while stock lies in it */
export async function setWarehouseActive(ctx: ActionContext, input: Step, isActive: boolean): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Warehouse', id: input.id, version: input.version })
  const metres = isActive ? null : await metresAt(ctx, Prisma.sql`l."warehouseId" = ${input.id}::uuid`)
  if (metres) throw new AppError('CONFLICT', `${metres} m of stock lie in this warehouse. Move them first.`)
  const { code } = await ctx.tx.warehouse.update({
    where: { id: input.id },
    data: { isActive, ...bump },
    select: { code: true },
  })
  ctx.event({ documentType: 'Warehouse', documentId: input.id, documentNo: code, remark: input.remark })
  return { id: input.id }
}

/** Switches a location off or on. @throws AppError CONFLICT while stock lies on it */
export async function setLocationActive(ctx: ActionContext, input: Step, isActive: boolean): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'Location', id: input.id, version: input.version })
  const metres = isActive ? null : await metresAt(ctx, Prisma.sql`l.id = ${input.id}::uuid`)
  if (metres) throw new AppError('CONFLICT', `${metres} m of stock lie here. Move them first.`)
  const { code } = await ctx.tx.location.update({
    where: { id: input.id },
    data: { isActive, ...bump },
    select: { code: true },
  })
  ctx.event({ documentType: 'Location', documentId: input.id, documentNo: code, remark: input.remark })
  return { id: input.id }
}
