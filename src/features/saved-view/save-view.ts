import { viewQuery } from '@/core/list-types'
import type { Tx } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { AppError } from '@/server/errors'
import { type CreateSavedView, MAX_VIEWS, type UpdateSavedView } from './saved-view.schema'

/** The query in the one order that views are compared in, and the layout that it asks for. */
function kept(query: string) {
  const text = viewQuery(new URLSearchParams(query))
  return { query: text, layout: new URLSearchParams(text).get('layout') === 'board' ? 'BOARD' : 'TABLE' }
}

/** @throws AppError CONFLICT where another view of this person has the name */
async function refuseSameName(tx: Tx, owner: { userId: string; list: string }, name: string, id?: string) {
  const other = await tx.savedView.findFirst({
    where: { ...owner, name, ...(id && { id: { not: id } }) },
    select: { id: true },
  })
  if (other)
    throw new AppError('CONFLICT', `You have a view called “${name}” on this list already.`, {
      name: 'Choose another name.',
    })
}

/** A list opens with one view at most. */
async function onlyDefault(tx: Tx, owner: { userId: string; list: string }): Promise<void> {
  await tx.savedView.updateMany({ where: { ...owner, isDefault: true }, data: { isDefault: false } })
}

/**
 * Keeps filters, sort, layout and columns of a list under a name.
 * @throws AppError CONFLICT for a name that is taken or more views than one can look through
 */
export async function createSavedViewInTx({ tx, actor }: ActionContext, input: CreateSavedView) {
  const owner = { userId: actor.userId, list: input.list }
  if ((await tx.savedView.count({ where: owner })) >= MAX_VIEWS)
    throw new AppError('CONFLICT', `You have ${MAX_VIEWS} views on this list. Delete one first.`)
  await refuseSameName(tx, owner, input.name)
  if (input.isDefault) await onlyDefault(tx, owner)
  const { name, columns, isShared, isDefault } = input
  return tx.savedView.create({
    data: { list: input.list, name, columns, isShared, isDefault, ...kept(input.query) },
    select: { id: true, query: true },
  })
}

/** One's own view; those of others, also shared ones, are not one's to change. */
async function ownView({ tx, actor }: ActionContext, id: string) {
  const view = await tx.savedView.findFirst({
    where: { id, userId: actor.userId },
    select: { id: true, list: true, name: true, version: true },
  })
  if (!view) throw new AppError('NOT_FOUND', 'This view is not there any more, or it is somebody else’s.')
  return view
}

/** @throws AppError NOT_FOUND for a view of somebody else, STALE, CONFLICT for a name that is taken */
export async function updateSavedViewInTx(ctx: ActionContext, input: UpdateSavedView) {
  const { tx, actor } = ctx
  const view = await ownView(ctx, input.id)
  if (view.version !== input.version)
    throw new AppError('STALE', 'You changed this view elsewhere meanwhile. Reload the page.')
  const owner = { userId: actor.userId, list: view.list }
  if (input.name !== undefined && input.name !== view.name) await refuseSameName(tx, owner, input.name, view.id)
  if (input.isDefault) await onlyDefault(tx, owner)
  const { name, columns, isShared, isDefault } = input
  return tx.savedView.update({
    where: { id: view.id },
    data: {
      name,
      columns,
      isShared,
      isDefault,
      ...(input.query !== undefined && kept(input.query)),
      version: { increment: 1 },
      updatedById: actor.userId,
    },
    select: { id: true, query: true },
  })
}

/** @throws AppError NOT_FOUND for a view of somebody else */
export async function deleteSavedViewInTx(ctx: ActionContext, input: { id: string }) {
  const view = await ownView(ctx, input.id)
  await ctx.tx.savedView.delete({ where: { id: view.id }, select: { id: true } })
  return { id: view.id }
}
