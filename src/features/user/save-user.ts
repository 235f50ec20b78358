import { Prisma } from '@/db/types'
import type { ActionContext } from '@/server/define-action'
import { found } from '@/server/documents-base'
import { AppError, sqlState } from '@/server/errors'
import { hashPassword } from '@/server/session'
import type { CreateUserInput, SetMembershipInput, UpdateUserInput } from './user.schema'

type Person = {
  id: string
  email: string
  name: string
  phone: string | null
  isActive: boolean
  isSystem: boolean
  version: number
}

/** The person, when they belong to this company. The system user is not a person: it cannot be changed. */
async function person(ctx: ActionContext, id: string): Promise<Person> {
  const user = found(
    await ctx.tx.user.findUnique({
      where: { id },
      select: { id: true, email: true, name: true, phone: true, isActive: true, isSystem: true, version: true },
    }),
    'User',
  )
  if (user.isSystem) throw new AppError('FORBIDDEN', 'The system user works for the jobs and cannot be changed.')
  return user
}

/**
 * A new person in this company, with a temporary password that must be changed at the first sign-in.
 * @throws AppError VALIDATION when the address is taken
 */
export async function createUser(ctx: ActionContext, input: CreateUserInput): Promise<{ id: string }> {
  const passwordHash = await hashPassword(input.temporaryPassword)
  const [row] = await ctx.tx
    .$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT user_create(${input.email}, ${input.name}, ${input.phone}, ${passwordHash}, ${input.roles}::text[]) AS id`,
    )
    .catch((error: unknown) => {
      if (sqlState(error) === '23505')
        throw new AppError('VALIDATION', 'There is a user with this e-mail address already.', {
          email: 'Taken. A person of another of your companies is added to this one from their page there.',
        })
      throw error
    })
  const { id } = found(row, 'User')
  ctx.event({
    documentType: 'User',
    documentId: id,
    documentNo: input.email,
    remark: `Roles: ${input.roles.join(', ')}`,
  })
  return { id }
}

async function userUpdate(
  ctx: ActionContext,
  user: Person,
  change: { name?: string; phone?: string | null; isActive?: boolean; version: number },
): Promise<void> {
  const { name = user.name, phone = user.phone, isActive = user.isActive, version } = change
  const [row] = await ctx.tx.$queryRaw<{ done: boolean }[]>(
    Prisma.sql`SELECT user_update(${user.id}::uuid, ${name}, ${phone}, ${isActive}, ${version}::int) AS done`,
  )
  if (!row?.done)
    throw new AppError(
      'STALE',
      'Somebody changed this user while you had it open. Your input is kept; reload to see the change, then save again.',
    )
}

/** Changes name and phone. @throws AppError NOT_FOUND, STALE, FORBIDDEN */
export async function updateUser(
  ctx: ActionContext,
  { id, version, name, phone }: UpdateUserInput,
): Promise<{ id: string }> {
  const user = await person(ctx, id)
  await userUpdate(ctx, user, { name, phone, version })
  ctx.event({ documentType: 'User', documentId: id, documentNo: user.email })
  return { id }
}

/**
 * Lets a person sign in, or no longer. Deactivation ends every session at once; nobody deactivates themselves, and a
 * company keeps an administrator.
 */
export async function setUserActive(
  ctx: ActionContext,
  input: { id: string; version: number; remark: string | null },
  isActive: boolean,
): Promise<{ id: string }> {
  const user = await person(ctx, input.id)
  if (!isActive && user.id === ctx.actor.userId)
    throw new AppError('FORBIDDEN', 'You cannot deactivate yourself; another administrator can.')
  await userUpdate(ctx, user, { isActive, version: input.version })
  ctx.event({ documentType: 'User', documentId: input.id, documentNo: user.email, remark: input.remark })
  return { id: input.id }
}

/** Sets what a person may do in one company that the acting administrator administers. */
export async function setMembership(ctx: ActionContext, input: SetMembershipInput): Promise<{ id: string }> {
  const user = await person(ctx, input.id)
  if (
    user.id === ctx.actor.userId &&
    input.companyId === ctx.actor.companyId &&
    (!input.roles.includes('ADMIN') || !input.isActive)
  )
    throw new AppError('FORBIDDEN', 'You cannot take your own administration away; another administrator can.')
  const [company] = await ctx.tx.$queryRaw<{ name: string; admin: boolean }[]>(
    Prisma.sql`SELECT c.name, is_admin_of(c.id) AS admin FROM my_companies() c WHERE c.id = ${input.companyId}::uuid`,
  )
  const { name, admin } = found(company, 'Company')
  if (!admin) throw new AppError('FORBIDDEN', `You do not administer ${name}.`)
  await ctx.tx.$executeRaw(
    Prisma.sql`SELECT membership_set(${input.id}::uuid, ${input.companyId}::uuid, ${input.roles}::text[], ${input.isActive})`,
  )
  ctx.event({
    documentType: 'User',
    documentId: input.id,
    documentNo: user.email,
    remark: input.isActive ? `${name}: ${input.roles.join(', ')}` : `${name}: membership ended`,
  })
  return { id: input.id }
}

/** Sets a temporary password; every session of the person ends, and it must be changed at the next sign-in. */
export async function resetPassword(
  ctx: ActionContext,
  input: { id: string; temporaryPassword: string },
): Promise<{ id: string }> {
  const user = await person(ctx, input.id)
  if (user.id === ctx.actor.userId) throw new AppError('FORBIDDEN', 'Change your own password under My account.')
  const passwordHash = await hashPassword(input.temporaryPassword)
  await ctx.tx.$executeRaw(Prisma.sql`SELECT credential_set(${input.id}::uuid, ${passwordHash}, true, NULL::uuid)`)
  ctx.event({ documentType: 'User', documentId: input.id, documentNo: user.email, remark: 'Temporary password set' })
  return { id: input.id }
}
