import type { z } from 'zod'
import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { claimForEdit } from '@/server/documents-base'
import { AppError } from '@/server/errors'
import type {
  createDeliveryTermSchema,
  createPaymentTermSchema,
  createTpiAgencySchema,
  saveExportNotesSchema,
  saveOfferTermsSchema,
  updateDeliveryTermSchema,
  updatePaymentTermSchema,
  updateTpiAgencySchema,
} from './settings.schema'

type Kept = { id: string; version: number }
type Sent = { id?: string | null; version?: number | null; isActive: boolean }

const STALE = new AppError(
  'STALE',
  'Somebody changed these texts while you had them open. Your input is kept; reload to see the change, then save again.',
)

/** Refuses a save over rows that somebody else added or changed since the page was opened. */
function refuseStaleRows(onFile: readonly Kept[], known: readonly string[], sent: readonly Sent[]): void {
  const versions = new Map(onFile.map((row) => [row.id, row.version]))
  if (onFile.some((row) => !known.includes(row.id))) throw STALE
  if (sent.some((row) => row.id && versions.get(row.id) !== row.version)) throw STALE
}

/** Makes room: the positions are unique at every moment, so the rows step aside before they take their new ones. */
const stepAside = (ctx: ActionContext, table: 'OfferTerm' | 'ExportNote') =>
  ctx.tx.$executeRaw(Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET position = position + 100000`)

/** Saves the offer terms in the order given. Terms taken out of the list are switched off and moved to the end. */
export async function saveOfferTerms(
  ctx: ActionContext,
  { known, terms }: z.output<typeof saveOfferTermsSchema>,
): Promise<{ saved: number }> {
  await ctx.tx.$queryRaw(Prisma.sql`SELECT id FROM "OfferTerm" ORDER BY id FOR UPDATE`)
  const onFile = await ctx.tx.offerTerm.findMany({ orderBy: { position: 'asc' } })
  refuseStaleRows(onFile, known, terms)
  await stepAside(ctx, 'OfferTerm')
  const gone = onFile.filter((row) => !terms.some((t) => t.id === row.id))
  for (const [i, term] of terms.entries()) {
    const before = onFile.find((row) => row.id === term.id)
    const data = { position: i + 1, title: term.title, text: term.text, isActive: term.isActive }
    const changed =
      before &&
      (before.position !== i + 1 ||
        before.title !== term.title ||
        before.text !== term.text ||
        before.isActive !== term.isActive)
    if (before)
      await ctx.tx.offerTerm.update({
        where: { id: before.id },
        data: { ...data, ...(changed && { version: { increment: 1 }, updatedById: ctx.actor.userId }) },
        select: { id: true },
      })
    else await ctx.tx.offerTerm.create({ data, select: { id: true } })
  }
  for (const [i, row] of gone.entries())
    await ctx.tx.offerTerm.update({
      where: { id: row.id },
      data: {
        position: terms.length + i + 1,
        isActive: false,
        version: { increment: 1 },
        updatedById: ctx.actor.userId,
      },
      select: { id: true },
    })
  ctx.event({ documentType: 'OfferTerm', remark: `${terms.length} terms` })
  return { saved: terms.length }
}

/** As the offer terms: order as given, what is taken out is switched off. */
export async function saveExportNotes(
  ctx: ActionContext,
  { known, notes }: z.output<typeof saveExportNotesSchema>,
): Promise<{ saved: number }> {
  await ctx.tx.$queryRaw(Prisma.sql`SELECT id FROM "ExportNote" ORDER BY id FOR UPDATE`)
  const onFile = await ctx.tx.exportNote.findMany({ orderBy: { position: 'asc' } })
  refuseStaleRows(onFile, known, notes)
  await stepAside(ctx, 'ExportNote')
  const gone = onFile.filter((row) => !notes.some((t) => t.id === row.id))
  for (const [i, note] of notes.entries()) {
    const before = onFile.find((row) => row.id === note.id)
    const data = { position: i + 1, text: note.text, isActive: note.isActive }
    const changed =
      before && (before.position !== i + 1 || before.text !== note.text || before.isActive !== note.isActive)
    if (before)
      await ctx.tx.exportNote.update({
        where: { id: before.id },
        data: { ...data, ...(changed && { version: { increment: 1 }, updatedById: ctx.actor.userId }) },
        select: { id: true },
      })
    else await ctx.tx.exportNote.create({ data, select: { id: true } })
  }
  for (const [i, row] of gone.entries())
    await ctx.tx.exportNote.update({
      where: { id: row.id },
      data: {
        position: notes.length + i + 1,
        isActive: false,
        version: { increment: 1 },
        updatedById: ctx.actor.userId,
      },
      select: { id: true },
    })
  ctx.event({ documentType: 'ExportNote', remark: `${notes.length} notes` })
  return { saved: notes.length }
}

function refuseTaken(count: number): void {
  if (count > 0) throw new AppError('VALIDATION', 'This code is taken.', { code: 'This code is taken.' })
}

export async function createPaymentTerm(
  ctx: ActionContext,
  input: z.output<typeof createPaymentTermSchema>,
): Promise<{ id: string }> {
  refuseTaken(await ctx.tx.paymentTerm.count({ where: { code: input.code } }))
  const row = await ctx.tx.paymentTerm.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'PaymentTerm', documentId: row.id, documentNo: input.code })
  return row
}

export async function updatePaymentTerm(
  ctx: ActionContext,
  { id, version, ...data }: z.output<typeof updatePaymentTermSchema>,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'PaymentTerm', id, version })
  refuseTaken(await ctx.tx.paymentTerm.count({ where: { code: data.code, id: { not: id } } }))
  await ctx.tx.paymentTerm.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'PaymentTerm', documentId: id, documentNo: data.code })
  return { id }
}

export async function createDeliveryTerm(
  ctx: ActionContext,
  input: z.output<typeof createDeliveryTermSchema>,
): Promise<{ id: string }> {
  refuseTaken(await ctx.tx.deliveryTerm.count({ where: { code: input.code } }))
  const row = await ctx.tx.deliveryTerm.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'DeliveryTerm', documentId: row.id, documentNo: input.code })
  return row
}

export async function updateDeliveryTerm(
  ctx: ActionContext,
  { id, version, ...data }: z.output<typeof updateDeliveryTermSchema>,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'DeliveryTerm', id, version })
  refuseTaken(await ctx.tx.deliveryTerm.count({ where: { code: data.code, id: { not: id } } }))
  await ctx.tx.deliveryTerm.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'DeliveryTerm', documentId: id, documentNo: data.code })
  return { id }
}

export async function createTpiAgency(
  ctx: ActionContext,
  input: z.output<typeof createTpiAgencySchema>,
): Promise<{ id: string }> {
  refuseTaken(await ctx.tx.tpiAgency.count({ where: { code: input.code } }))
  const row = await ctx.tx.tpiAgency.create({ data: input, select: { id: true } })
  ctx.event({ documentType: 'TpiAgency', documentId: row.id, documentNo: input.code })
  return row
}

export async function updateTpiAgency(
  ctx: ActionContext,
  { id, version, ...data }: z.output<typeof updateTpiAgencySchema>,
): Promise<{ id: string }> {
  const bump = await claimForEdit(ctx, { model: 'TpiAgency', id, version })
  refuseTaken(await ctx.tx.tpiAgency.count({ where: { code: data.code, id: { not: id } } }))
  await ctx.tx.tpiAgency.update({ where: { id }, data: { ...data, ...bump }, select: { id: true } })
  ctx.event({ documentType: 'TpiAgency', documentId: id, documentNo: data.code })
  return { id }
}
