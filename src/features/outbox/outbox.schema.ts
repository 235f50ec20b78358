import { z } from 'zod'
import { zId } from '@/core/inputs'

export const retryMessageSchema = z.object({ id: zId })
export const retryAllSchema = z.object({})
