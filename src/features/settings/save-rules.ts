import type { z } from 'zod'
import { formatDate } from '@/core/fiscal-year'
import type { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit, found } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import { sendTestMail, smtpSettings } from '@/server/mailer'
import { encryptSecret } from '@/server/secrets'
import { dbDate } from '@/server/serialize'
import type {
  sendTestMailSchema,
  setExchangeRateSchema,
  updateApprovalsSchema,
  updateRulesSchema,
  updateSessionsSchema,
  updateSmtpSchema,
} from './settings.schema'

/** Changes the one settings row of the company. @throws AppError STALE */
async function updateSetting(
  ctx: ActionContext,
  version: number,
  data: Prisma.CompanySettingUncheckedUpdateInput,
  what: string,
): Promise<{ id: string }> {
  const { id } = found(await ctx.tx.companySetting.findFirst({ select: { id: true } }), 'Settings')
  const bump = await claimForEdit(ctx, { model: 'CompanySetting', id, version })
  await ctx.tx.companySetting.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'CompanySetting', documentId: id, documentNo: what })
  return { id }
}

/** Which documents need a second person, and from which amount on (in the company's currency; 0 = always). */
export const updateApprovals = (ctx: ActionContext, { version, ...data }: z.output<typeof updateApprovalsSchema>) =>
  updateSetting(ctx, version, data, 'Approvals')

/** Tolerances and defaults that documents start with. */
export const updateRules = (ctx: ActionContext, { version, ...data }: z.output<typeof updateRulesSchema>) =>
  updateSetting(ctx, version, data, 'Tolerances and defaults')

/** Session times; they hold at once, also for sessions that are open. */
export const updateSessions = (
  ctx: ActionContext,
  { version, idleMinutes, maxMinutes }: z.output<typeof updateSessionsSchema>,
) =>
  updateSetting(ctx, version, { sessionIdleSeconds: idleMinutes * 60, sessionMaxSeconds: maxMinutes * 60 }, 'Sessions')

/** The company's own mail server. The password is stored encrypted and never shown; an empty one keeps the stored one, for the same server and user. */
export async function updateSmtp(
  ctx: ActionContext,
  { version, smtpPassword, ...data }: z.output<typeof updateSmtpSchema>,
): Promise<{ id: string }> {
  const stored = await ctx.tx.companySetting.findFirst({
    select: { smtpHost: true, smtpUser: true, smtpPasswordEncrypted: true },
  })
  // the stored password belongs to its server: it is never handed to another one
  const elsewhere = data.smtpHost !== stored?.smtpHost || data.smtpUser !== stored?.smtpUser
  if (!smtpPassword && stored?.smtpPasswordEncrypted && data.smtpHost && data.smtpUser && elsewhere)
    throw new AppError('VALIDATION', 'Enter the password for the new mail server or user.', {
      smtpPassword: 'The stored one belongs to the former server and user.',
    })
  const secret = smtpPassword
    ? { smtpPasswordEncrypted: encryptSecret(smtpPassword) }
    : data.smtpHost && data.smtpUser
      ? {}
      : { smtpPasswordEncrypted: null }
  return updateSetting(ctx, version, { ...data, ...secret }, 'Mail server')
}

/** Sends one message at once, past the outbox, so that the mail server's answer is seen. @throws AppError CONFLICT with its words */
export async function sendTest(
  ctx: ActionContext,
  { to }: z.output<typeof sendTestMailSchema>,
): Promise<{ to: string; host: string }> {
  const smtp = await smtpSettings(ctx.tx)
  if (!smtp) throw new AppError('CONFLICT', 'No mail server is set. Enter host and sender, save, then send the test.')
  await sendTestMail(smtp, to)
  ctx.event({
    documentType: 'CompanySetting',
    documentNo: 'Mail server',
    remark: `Test message to ${to} through ${smtp.host}`,
  })
  return { to, host: smtp.host }
}

/** The rate of a day: base currency per unit. It holds from that day on; documents keep the rate they were made with. */
export async function setExchangeRate(
  ctx: ActionContext,
  { currency, rateDate, rate }: z.output<typeof setExchangeRateSchema>,
): Promise<{ id: string }> {
  if (currency === ctx.actor.baseCurrency)
    throw new AppError('VALIDATION', `${currency} is the company's own currency: its rate is 1.`, {
      currency: 'Choose a foreign currency.',
    })
  if (rateDate > ctx.actor.today)
    throw new AppError('VALIDATION', 'A rate is of today or earlier.', { rateDate: 'This day has not come yet.' })
  const day = dbDate(rateDate)
  const before = await ctx.tx.exchangeRate.findFirst({ where: { currency, rateDate: day }, select: { id: true } })
  const row = before
    ? await ctx.tx.exchangeRate.update({
        where: { id: before.id },
        data: { rate, version: { increment: 1 }, updatedById: ctx.actor.userId },
        select: { id: true },
      })
    : await ctx.tx.exchangeRate.create({ data: { currency, rateDate: day, rate }, select: { id: true } })
  ctx.event({
    documentType: 'ExchangeRate',
    documentId: row.id,
    documentNo: `${currency} ${formatDate(rateDate)}`,
    remark: before ? 'corrected' : null,
  })
  return row
}
