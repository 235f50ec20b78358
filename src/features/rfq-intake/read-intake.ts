import type { RfqColumn } from '@/core/rfq/types'
import { found } from '@/server/documents-base'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { read } from '@/server/read'
import { inTurn } from '@/server/rfq-files/reader-turns'
import { type ParsedRfq, parseRfqApart } from '@/server/rfq-files/rfq-thread'
import { openStoredFile, storeUpload, type Upload } from '@/server/storage'
import { rfqMappingOf, rfqMasters } from './rfq-intake.queries'
import { type ReadIntake, readIntakeSchema } from './rfq-intake.schema'

/** What the screen gets: the proposals, where each came from, and the file's id once it is kept. */
export type Intake = ParsedRfq & {
  file: { id: string; name: string } | null
  /** How many of the customer's item codes are known. */
  knownCodes: number
}

/**
 * Takes in a file of a buyer: read on a thread of its own while it is still on its way, and kept only if it could be read.
 * @throws AppError, RfqFileError with one sentence
 */
export async function intakeUpload(
  customerId: string | null,
  upload: (maxBytes: number) => Promise<Upload>,
): Promise<Intake> {
  const { masters, mapping, userId } = await knowledge(customerId, {})
  let parsed: ParsedRfq | undefined
  const stored = await storeUpload(upload, async (path, name) => {
    parsed = await inTurn(userId, () => parseRfqApart({ path, name, maxBytes: env().MAX_FILE_SIZE, masters, mapping }))
    return parsed.kind
  })
  if (!parsed) throw new AppError('VALIDATION', 'The file could not be read.')
  return { ...parsed, file: { id: stored.id, name: stored.fileName }, knownCodes: count(mapping.itemCodes) }
}

/**
 * Reads a pasted text, or a file that was taken in before, with other columns or for another customer.
 * @throws AppError, RfqFileError with one sentence
 */
export async function intakeAgain(input: unknown): Promise<Intake> {
  const checked = readIntakeSchema.safeParse(input)
  if (!checked.success)
    throw new AppError('VALIDATION', checked.error.issues[0]?.message ?? 'Paste a text or drop a file.')
  const { customerId, columns, ...source } = checked.data
  const { masters, mapping, userId } = await knowledge(customerId, columns)
  const job = await jobOf(source)
  const parsed = await inTurn(userId, () => parseRfqApart({ ...job.source, masters, mapping }))
  return { ...parsed, file: job.file, knownCodes: count(mapping.itemCodes) }
}

async function jobOf({ fileId, text }: Pick<ReadIntake, 'fileId' | 'text'>) {
  if (!fileId) return { source: { text: text ?? '' }, file: null }
  const file = await openStoredFile(fileId)
  return {
    source: { path: file.path, name: file.fileName, maxBytes: env().MAX_FILE_SIZE },
    file: { id: file.id, name: file.fileName },
  }
}

/** Products, and what is remembered of the customer; columns set on the screen win. */
function knowledge(customerId: string | null, columns: Readonly<Record<string, RfqColumn>>) {
  return read(
    async ({ tx, actor: { userId } }) => {
      const masters = await rfqMasters(tx)
      if (!customerId) return { masters, mapping: { columns, itemCodes: {} }, userId }
      found(await tx.customer.findUnique({ where: { id: customerId }, select: { id: true } }), 'Customer')
      const mapping = await rfqMappingOf(tx, customerId)
      return { masters, mapping: { ...mapping, columns: { ...mapping.columns, ...columns } }, userId }
    },
    { permission: 'enquiry.create' },
  )
}

const count = (codes: object | undefined): number => Object.keys(codes ?? {}).length
