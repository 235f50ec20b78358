import { z } from 'zod'
import {
  zDate,
  zId,
  zMetresOrZero,
  zOptionalId,
  zOptionalText,
  zPiecesOrZero,
  zReason,
  zRemark,
  zText,
  zVersion,
} from '@/core/inputs'

export const DISPOSITIONS = ['RETURN_TO_VENDOR', 'SCRAP', 'REWORK', 'USE_AS_IS', 'DOWNGRADE'] as const
export const ACTION_KINDS = ['CORRECTION', 'CORRECTIVE', 'PREVENTIVE'] as const

export const createNcrSchema = z.object({
  stockLotId: zOptionalId,
  locationId: zOptionalId,
  vendorId: zOptionalId,
  heatNo: zOptionalText(40),
  metres: zMetresOrZero.default('0'),
  pieces: zPiecesOrZero.default(0),
  description: zText(2000, 'Describe what is wrong.'),
})

export const updateNcrSchema = z.object({
  id: zId,
  version: zVersion,
  description: zText(2000, 'Describe what is wrong.'),
  rootCause: zOptionalText(4000),
  disposition: z.enum(DISPOSITIONS).nullish(),
  dispositionRemark: zOptionalText(1000),
  effectivenessCheck: zOptionalText(2000),
})

export const addNcrActionSchema = z.object({
  ncrId: zId,
  kind: z.enum(ACTION_KINDS).default('CORRECTIVE'),
  description: zText(1000, 'Say what is to be done.'),
  assignedToId: zId,
  dueDate: zDate,
})

export const completeNcrActionSchema = z.object({
  id: zId,
  evidence: zText(2000, 'Say what was done and where the evidence is.'),
  evidenceFileId: zOptionalId,
})

export const ncrStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zRemark })
export const ncrReasonStepSchema = z.object({ id: zId, version: zVersion.optional(), remark: zReason })
