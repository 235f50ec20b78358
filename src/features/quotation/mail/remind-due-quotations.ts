import { remindQuotations } from '../quotation.actions'

/**
 * Reminders that are due by the clock, for the company of the caller.
 * @returns a line for the log
 * @throws Error with the sentence of the action when it was refused
 */
export async function remindDueQuotations(): Promise<string> {
  const result = await remindQuotations({})
  if (!result.ok) throw new Error(result.error.message)
  const { reminded, customers } = result.data
  return `${reminded} quotations about to expire, ${customers} customers reminded`
}
