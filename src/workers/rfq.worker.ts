import { DomainError } from '@/core/errors'
import { parseRfqSheets } from '@/core/rfq/parse-sheets'
import { readRfqFile, readRfqText } from '@/server/rfq-files/read-rfq-file'
import type { RfqAnswer, RfqJob } from '@/server/rfq-files/rfq-thread'

/** Entry of the threads that read RFQs: hostile files cost this thread at most, which is ended then. */
export default async function readRfqJob(job: RfqJob): Promise<RfqAnswer> {
  try {
    const file =
      'text' in job ? readRfqText(job.text) : await readRfqFile(job.path, job.name, { maxBytes: job.maxBytes })
    if (!job.masters) return { ok: true, file }
    const { sheets, ...facts } = file
    return { ok: true, file: { ...facts, ...parseRfqSheets(sheets, job.masters, job.mapping) } }
  } catch (error) {
    if (error instanceof DomainError) return { ok: false, message: error.message }
    throw error
  }
}
