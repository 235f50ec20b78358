import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'

/** The companies the acting person may work in, by name. */
export function myCompanies(ctx: ReadContext): Promise<{ id: string; name: string }[]> {
  return ctx.tx.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`SELECT id, name FROM my_companies()`)
}

export type Profile = {
  name: string
  email: string
  companyName: string
  roles: string[]
  mustChangePassword: boolean
  timeZone: string
  signIns: { id: string; at: string; ok: boolean; reason: string | null; ip: string | null; userAgent: string | null }[]
}

/** Who one is here, and one's latest sign-ins, so that a strange one is noticed. */
export async function getProfile(ctx: ReadContext): Promise<Profile> {
  const { actor, tx } = ctx
  const signIns = await tx.signInAttempt.findMany({
    where: { userId: actor.userId },
    orderBy: { at: 'desc' },
    take: 20,
    select: { id: true, at: true, ok: true, reason: true, ip: true, userAgent: true },
  })
  return {
    name: actor.userName,
    email: actor.email,
    companyName: actor.companyName,
    roles: actor.roles,
    mustChangePassword: actor.mustChangePassword,
    timeZone: actor.timeZone,
    signIns: signIns.map((row) => ({ ...row, at: row.at.toISOString() })),
  }
}
