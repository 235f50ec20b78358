import type { ClientSavedView } from '@/core/list-types'
import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'

export type ListViews = {
  /** One's own and those shared with the company, by name. */
  views: ClientSavedView[]
  /** The columns that the person set for this list; null where they never did. */
  columns: string[] | null
}

type Found = { views: ClientSavedView[] | null; columns: unknown }

/** What a person has kept for a list: views, and the columns as they left them (`columnsKey` names where). */
export async function listViews({ tx, actor }: ReadContext, list: string, columnsKey: string): Promise<ListViews> {
  const [row] = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT (SELECT json_agg(json_build_object('id', v.id, 'name', v.name, 'query', v.query, 'columns', v.columns, 'layout', v.layout,
        'isShared', v."isShared", 'isDefault', v."isDefault", 'isMine', v."userId" = ${actor.userId}::uuid,
        'owner', CASE WHEN v."userId" <> ${actor.userId}::uuid THEN u.name END, 'version', v.version)
        ORDER BY v."userId" <> ${actor.userId}::uuid, lower(v.name))
      FROM "SavedView" v LEFT JOIN "User" u ON u.id = v."userId" WHERE v.list = ${list}) AS views,
    (SELECT d.data -> 'columns' FROM "FormDraft" d WHERE d."companyId" = ${actor.companyId}::uuid AND d."userId" = ${actor.userId}::uuid AND d."formKey" = ${columnsKey}) AS columns`)
  const columns = row?.columns
  return {
    views: row?.views ?? [],
    columns: Array.isArray(columns) && columns.length > 0 ? columns.map(String) : null,
  }
}
