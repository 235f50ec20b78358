import { cleanText } from '@/core/text'
import { formatMetres } from '@/core/units'
import { Prisma } from '@/db/types'
import type { ReadContext } from '@/server/read'
import { SEARCH_KINDS, type SearchKind } from './search-kinds'

export type SearchItem = { title: string; subtitle?: string; status?: string; place?: string; href: string }
export type SearchGroup = { kind: string; label: string; items: SearchItem[] }

export const MIN_SEARCH = 2
const MAX_SEARCH = 60
const BEST = 10
/** Hits that are put in order; the exact one is always among them. */
const CONSIDERED = 1000

/** What was typed, as it is searched. */
export function searchText(typed: string | null | undefined): string {
  return cleanText(typed ?? '').slice(0, MAX_SEARCH)
}

/** Ids that contain the text, and in any case those that are the text. */
const matches = (model: string, title: Prisma.Sql, from: Prisma.Sql, text: string) => Prisma.sql`
  d.id IN (SELECT search_ids(${model}, ${text}, ${CONSIDERED})
    UNION SELECT d.id FROM ${from} WHERE ${title} = ${text} OR ${title} = upper(${text}))`

/** Exact before beginning before anywhere. */
const rank = (title: Prisma.Sql, text: string) => Prisma.sql`
  CASE WHEN upper(${title}) = upper(${text}) THEN 0 WHEN starts_with(upper(${title}), upper(${text})) THEN 1 ELSE 2 END`

type Hit = { kind: string; id: string; title: string; subtitle: string | null; status: string | null }

const branch = (k: SearchKind, text: string) => Prisma.sql`
  (SELECT ${k.kind} AS kind, d.id::text AS id, ${k.title} AS title, ${k.subtitle} AS subtitle, ${k.status} AS status, ${rank(k.title, text)} AS rank, ${k.newest} AS newest
   FROM ${k.from} WHERE ${matches(k.model, k.title, k.from, text)}
   ORDER BY rank, newest DESC NULLS LAST, title LIMIT ${BEST})`

async function documents({ tx, actor }: ReadContext, text: string): Promise<SearchGroup[]> {
  const kinds = SEARCH_KINDS.filter((k) => actor.can(k.permission))
  if (kinds.length === 0) return []
  const hits = await tx.$queryRaw<Hit[]>(Prisma.sql`
    SELECT kind, id, title, subtitle, status FROM (${Prisma.join(
      kinds.map((k) => branch(k, text)),
      ' UNION ALL ',
    )}) s
    ORDER BY rank, newest DESC NULLS LAST, title`)
  return kinds.flatMap((k) => {
    const items = hits
      .filter((hit) => hit.kind === k.kind)
      .map((hit) => ({
        title: hit.title,
        ...(hit.subtitle && { subtitle: hit.subtitle }),
        ...(hit.status && { status: hit.status }),
        href: `${k.href}${hit.id}`,
      }))
    return items.length > 0 ? [{ kind: k.kind, label: k.label, items }] : []
  })
}

type HeatHit = { heatNo: string; lots: { size: string; metres: Record<string, string> }[]; places: string[] | null }

const BUCKET_WORDS: [string, string][] = [
  ['accepted', 'free'],
  ['reserved', 'reserved'],
  ['underInspection', 'under inspection'],
  ['onHold', 'on hold'],
  ['rejected', 'rejected'],
]

function lotText(lot: HeatHit['lots'][number]): string {
  const parts = BUCKET_WORDS.flatMap(([key, word]) => {
    const metres = lot.metres[key]
    return metres && !/^0(\.0+)?$/.test(metres) ? [`${formatMetres(metres, { trim: true })} m ${word}`] : []
  })
  return `${lot.size}: ${parts.join(', ') || 'none in stock'}`
}

/** Heats with every lot of theirs: size, what stands in which bucket, where. */
async function heats({ tx, actor }: ReadContext, text: string): Promise<SearchGroup[]> {
  if (!actor.can('stock.read')) return []
  const title = Prisma.sql`d."heatNo"`
  const sum = (bucket: string) => Prisma.raw(`'${bucket}', coalesce(b."${bucket}Metres", 0)::text`)
  const hits = await tx.$queryRaw<HeatHit[]>(Prisma.sql`
    WITH best AS (
      SELECT d."heatNo", min(${rank(title, text)}) AS rank, max(d."receivedDate") AS newest
      FROM "StockLot" d WHERE ${matches('StockLot', title, Prisma.sql`"StockLot" d`, text)}
      GROUP BY d."heatNo" ORDER BY rank, newest DESC, d."heatNo" LIMIT ${BEST})
    SELECT best."heatNo",
      jsonb_agg(jsonb_build_object('size', l."sizeText", 'metres', jsonb_build_object(${Prisma.join(BUCKET_WORDS.map(([key]) => sum(key)))})) ORDER BY l."odMm", l."wallMm", l.id) AS lots,
      (SELECT array_agg(DISTINCT w.code || ' ' || loc.code ORDER BY w.code || ' ' || loc.code)
       FROM "StockLot" x JOIN "StockBalance" xb ON xb."stockLotId" = x.id JOIN "Location" loc ON loc.id = xb."locationId" JOIN "Warehouse" w ON w.id = loc."warehouseId"
       WHERE x."heatNo" = best."heatNo" AND xb."acceptedMetres" + xb."reservedMetres" + xb."underInspectionMetres" + xb."onHoldMetres" + xb."rejectedMetres" > 0) AS places
    FROM best JOIN "StockLot" l ON l."heatNo" = best."heatNo"
    LEFT JOIN LATERAL (
      SELECT ${Prisma.join(BUCKET_WORDS.map(([key]) => Prisma.raw(`sum(s."${key}Metres") AS "${key}Metres"`)))} FROM "StockBalance" s WHERE s."stockLotId" = l.id) b ON true
    GROUP BY best."heatNo", best.rank, best.newest ORDER BY best.rank, best.newest DESC, best."heatNo"`)
  if (hits.length === 0) return []
  const items = hits.map((hit) => ({
    title: hit.heatNo,
    subtitle: hit.lots.map(lotText).join('; '),
    ...(hit.places && { place: hit.places.slice(0, 3).join(', ') + (hit.places.length > 3 ? ' …' : '') }),
    href: `/heats/${encodeURIComponent(hit.heatNo)}`,
  }))
  return [{ kind: 'heat', label: 'Heats', items }]
}

/**
 * Everything the person may read whose number, heat or name contains the text: at most ten of each kind, the exact one
 * first, then what begins with it, then the newest. Fewer than two characters find nothing.
 */
export async function searchEverything(ctx: ReadContext, typed: string | null): Promise<SearchGroup[]> {
  const text = searchText(typed)
  if ([...text].length < MIN_SEARCH) return []
  return [...(await heats(ctx, text)), ...(await documents(ctx, text))]
}
