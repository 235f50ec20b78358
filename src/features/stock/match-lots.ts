import { Prisma } from '@/db/types'

/**
 * What may serve a line: any designation the lot is certified to, the same process, the same OD and wall however the
 * size is written (a minimum wall is not a nominal one), all additional specs the line asks for, the same ends.
 * The one rule for reserving stock and for showing it beside a line.
 *
 * `s` is a StockLot; `l` is what is asked for: designation, process, "sizeKey" (SIZE_KEY), "wallType", ends,
 * "additionalSpecs". "sizeKey" must be a plain column of `l` (a subselect with OFFSET 0): under row-level security an
 * expression would keep the index of the lots from being used.
 */
export const LOT_MATCHES = Prisma.sql`
  l.designation = ANY (s.designations) AND s.process = l.process AND s."sizeKey" = l."sizeKey"
  AND (coalesce(l."wallType", '') = 'MIN') = (s."sizeText" ~* '\\mMIN\\M')
  AND (l.ends IS NULL OR s.ends = l.ends) AND l."additionalSpecs" <@ s."additionalSpecs"`

/** OD and wall (mm) as lots are keyed by them: 168.3X7.11 */
export const sizeKeySql = (odMm: Prisma.Sql, wallMm: Prisma.Sql) =>
  Prisma.sql`trim_scale(${odMm})::text || 'X' || trim_scale(${wallMm})::text`

/** Oldest certificate first, none last; then the day it came in. The same for everybody who asks. */
export const OLDEST_MTC_FIRST = Prisma.sql`s."mtcDate" ASC NULLS LAST, s."receivedDate" ASC, s.id ASC`
