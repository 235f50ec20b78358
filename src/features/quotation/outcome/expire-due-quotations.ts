import { expireQuotations } from '../quotation.actions'

/**
 * Work that is due by the clock, for the company of the caller.
 * @returns a line for the log
 * @throws Error with the sentence of the action when it was refused
 */
export async function expireDueQuotations(): Promise<string> {
  const result = await expireQuotations({})
  if (!result.ok) throw new Error(result.error.message)
  return `${result.data.expired} quotations expired`
}
