import { remindDueQuotations } from '@/features/quotation/mail/remind-due-quotations'
import { expireDueQuotations } from '@/features/quotation/outcome/expire-due-quotations'
import type { JobHandler } from '@/server/outbox-relay'
import { sweepFiles } from '@/server/storage'

/**
 * Background jobs that actions ask for with `ctx.job({ name, payload })`, and that follow a mail (`onSent`). A handler
 * runs as the system user of the job's company, so it may call actions and `read`; it may run twice, and then must do
 * nothing the second time. A feature adds one line:
 *
 *   'quotation.mark-sent': markQuotationSent,
 */
export const jobHandlers: Readonly<Record<string, JobHandler>> = {}

/**
 * Work that is due by the clock: runs every hour for every company, as its system user, so that a day that ends in the
 * company's time zone is dealt with within the hour. Does what is due and returns a line for the log.
 */
export type MaintenanceTask = { name: string; run: (companyId: string) => Promise<string> }

export const maintenanceTasks: readonly MaintenanceTask[] = [
  { name: 'file.sweep', run: sweepFiles },
  { name: 'quotation.expire', run: expireDueQuotations },
  { name: 'quotation.remind', run: remindDueQuotations },
]

export function jobHandler(name: string): JobHandler | null {
  return Object.hasOwn(jobHandlers, name) ? (jobHandlers[name] ?? null) : null
}
