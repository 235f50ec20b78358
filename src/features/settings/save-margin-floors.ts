import type { z } from 'zod'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import type { saveMarginFloorsSchema } from './settings.schema'

type Floor = { id: string; familyCode: string; minMarginPct: Prisma.Decimal; version: number }

/**
 * Sets the least margin per product family; an empty one takes the floor away. Families that are not named stay as they are.
 * @throws AppError STALE when somebody changed one of them meanwhile, VALIDATION for an unknown family
 */
export async function saveMarginFloors(
  ctx: ActionContext,
  { floors }: z.output<typeof saveMarginFloorsSchema>,
): Promise<{ saved: number }> {
  const { tx, actor } = ctx
  const families = new Set((await tx.materialFamily.findMany({ select: { code: true } })).map((f) => f.code))
  const unknown = floors.findIndex((f) => !families.has(f.familyCode))
  if (unknown >= 0)
    throw new AppError('VALIDATION', 'One of the product families is not in the master.', {
      [`floors.${unknown}.familyCode`]: 'This family is not in the master.',
    })
  const onFile = await tx.$queryRaw<Floor[]>(Prisma.sql`
    SELECT id::text, "familyCode", "minMarginPct", version FROM "MarginFloor" ORDER BY id FOR UPDATE`)
  const before = new Map(onFile.map((row) => [row.familyCode, row]))
  if (floors.some((f) => (f.version ?? null) !== (before.get(f.familyCode)?.version ?? null)))
    throw new AppError(
      'STALE',
      'Somebody changed the margin floors while you had them open. Your input is kept; reload to see the change, then save again.',
    )
  let saved = 0
  for (const { familyCode, minMarginPct } of floors) {
    const row = before.get(familyCode)
    if (row ? minMarginPct !== null && row.minMarginPct.equals(minMarginPct) : minMarginPct === null) continue
    saved++
    if (!row && minMarginPct !== null)
      await tx.marginFloor.create({ data: { familyCode, minMarginPct }, select: { id: true } })
    else if (row && minMarginPct !== null)
      await tx.marginFloor.update({
        where: { id: row.id },
        data: { minMarginPct, version: { increment: 1 }, updatedById: actor.userId },
        select: { id: true },
      })
    else if (row) await tx.marginFloor.delete({ where: { id: row.id }, select: { id: true } })
  }
  ctx.event({ documentType: 'MarginFloor', documentNo: 'Margin floors' })
  return { saved }
}
