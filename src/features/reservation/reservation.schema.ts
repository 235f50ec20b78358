import { z } from 'zod'
import { zId, zMetres, zOptionalText, zReason, zRemark, zVersion } from '@/core/inputs'

export const reservationLineSchema = z.object({
  salesOrderLineId: zId,
  stockLotId: zId,
  locationId: zId,
  metres: zMetres,
  /** Needed when an older certificate that matches still has free metres. */
  outOfFifoReason: zOptionalText(500),
})

export const confirmReservationSchema = z.object({
  salesOrderId: zId,
  lines: z.array(reservationLineSchema).min(1, 'Enter the metres to reserve.').max(1000, 'At most 1000 lines at once.'),
})

export const autoReserveSchema = z.object({ salesOrderId: zId })

export const releaseReservationSchema = z.object({
  id: zId,
  /** Left out: all that is not packed. */
  metres: zMetres.optional(),
  remark: zReason,
})

export const moveReservationSchema = z.object({ id: zId, locationId: zId, remark: zRemark })

export const cancelSalesOrderSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
export const closeSalesOrderSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })

export type ReservationLineInput = z.output<typeof reservationLineSchema>
export type ConfirmReservationInput = z.output<typeof confirmReservationSchema>
