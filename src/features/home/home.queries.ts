import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { HOME_TASKS, type HomeTask } from './home-tasks'

export type HomeRow = { id: string; number: string; about: string | null; date: string | null; href: string }
export type HomeGroup = { key: string; title: string; href: string; dateLabel: string; count: number; rows: HomeRow[] }

/** Rows shown of each kind; the count leads to all of them. */
const SHOWN = 5

type Found = { key: string; id: string; number: string | null; about: string | null; date: string | null; n: number }

const branch = (task: HomeTask, ctx: ReadContext) => Prisma.sql`
  (SELECT ${task.key} AS key, ${task.id ?? Prisma.sql`d.id`}::text AS id, ${task.number} AS number, ${task.about} AS about, ${task.date} AS at, count(*) OVER ()::int AS n
   FROM ${task.from} WHERE ${task.where(ctx.actor)} ORDER BY at NULLS LAST, 2 LIMIT ${SHOWN})`

/**
 * What waits for the acting person: each kind of work that the permissions give, with its count and oldest rows, in one
 * statement.
 * @param keys only these kinds
 */
export async function getHome(
  ctx: ReadContext,
  keys?: readonly string[],
): Promise<{ groups: HomeGroup[]; userName: string; today: string; timeZone: string }> {
  const { actor, tx } = ctx
  const tasks = HOME_TASKS.filter((task) => actor.can(task.permission) && (!keys || keys.includes(task.key)))
  const found =
    tasks.length === 0
      ? []
      : await tx.$queryRaw<Found[]>(Prisma.sql`
          SELECT key, id, number, about, to_char(at AT TIME ZONE ${actor.timeZone}::text, 'YYYY-MM-DD') AS date, n
          FROM (${Prisma.join(
            tasks.map((task) => branch(task, ctx)),
            ' UNION ALL ',
          )}) s ORDER BY at NULLS LAST, id`)
  const groups = tasks.flatMap((task) => {
    const mine = found.filter((row) => row.key === task.key)
    const [first] = mine
    if (!first) return []
    const rows = mine.map((row) => ({
      id: row.id,
      number: row.number ?? 'draft',
      about: row.about,
      date: row.date,
      href: `${task.rowHref}${row.id}`,
    }))
    return [{ key: task.key, title: task.title, href: task.href, dateLabel: task.dateLabel, count: first.n, rows }]
  })
  return { groups, userName: actor.userName, today: actor.today, timeZone: actor.timeZone }
}
