import { z } from 'zod'
import { zId, zMetres, zPiecesOrZero, zRemark } from '@/core/inputs'

/** Buckets that STORES may carry from place to place; reserved metres move with their reservation. */
export const MOVABLE_BUCKETS = ['UNDER_INSPECTION', 'ACCEPTED', 'ON_HOLD', 'REJECTED'] as const

export const moveStockSchema = z.object({
  stockLotId: zId,
  bucket: z.enum(MOVABLE_BUCKETS, 'Choose what is moved.'),
  fromLocationId: zId,
  toLocationId: zId,
  metres: zMetres,
  pieces: zPiecesOrZero.default(0),
  remark: zRemark,
})

export type MoveStockInput = z.output<typeof moveStockSchema>
