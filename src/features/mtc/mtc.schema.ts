import { z } from 'zod'
import { zDate, zId, zOptionalId, zOptionalText, zReason, zText, zVersion } from '@/core/inputs'

/** Types of inspection document. @source EN 10204 */
export const MTC_TYPES = ['3.1', '3.2', '2.2', '2.1'] as const

/** Corrects what the record says of the paper; the paper itself never changes. */
export const updateMtcSchema = z.object({
  id: zId,
  version: zVersion,
  mtcNo: zText(80, 'Enter the certificate number.').transform((s) => s.toUpperCase()),
  mtcDate: zDate,
  mtcType: z.enum(MTC_TYPES, 'Choose the certificate type.'),
  make: zText(80, 'Enter the make (mill).').transform((s) => s.toUpperCase()),
  /** A better scan or a corrected certificate; the present file is kept. */
  fileId: zOptionalId,
  remarks: zOptionalText(2000),
  /** Why the record is corrected; stands in the audit trail. */
  reason: zReason,
})
