import { Prisma, type Tx } from '@/db/types'

/** Columns of a code that say what it stands for; a document line has the same. */
const MEANING = [
  'kind',
  'productSpecId',
  'pipeSizeId',
  'product',
  'designation',
  'additionalSpecs',
  'sizeText',
  'odMm',
  'wallMm',
  'wallType',
  'ends',
  'lengthText',
  'description',
] as const

const columns = (alias = '') => Prisma.raw(MEANING.map((column) => `${alias && `${alias}.`}"${column}"`).join(', '))

/** A code that is there already gets the new meaning, if it is another one. */
const ON_CONFLICT = Prisma.sql`
  ON CONFLICT ("companyId", "customerId", "itemCode") DO UPDATE SET
    (${columns()}) = ROW (${columns('EXCLUDED')}), "lastUsedAt" = coalesce(EXCLUDED."lastUsedAt", c."lastUsedAt"),
    "updatedAt" = now(), "updatedById" = app_user_id(), version = c.version + 1
  WHERE (${columns('c')}) IS DISTINCT FROM (${columns('EXCLUDED')})`

/**
 * Remembers what the item codes of an enquiry's lines stand for. A code that stands at lines of different kinds, sizes or
 * grades is left alone: it names something else than the pipe. Sorted, so that two saves cannot lock each other out.
 * @returns how many codes are new or changed their meaning
 */
export async function learnItemCodes(
  tx: Tx,
  { enquiryId, customerId }: { enquiryId: string; customerId: string },
): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    WITH said AS (
      SELECT DISTINCT upper(regexp_replace(l."itemCode", '\\s', '', 'g')) AS code, ${columns('l')}
      FROM "EnquiryLine" l
      WHERE l."enquiryId" = ${enquiryId}::uuid AND l."itemCode" IS NOT NULL
        AND (l."productSpecId" IS NOT NULL OR l."odMm" IS NOT NULL OR l.description IS NOT NULL)
    ), clear AS (
      SELECT s.* FROM said s WHERE s.code <> '' AND (SELECT count(*) FROM said o WHERE o.code = s.code) = 1
    )
    INSERT INTO "CustomerItemCode" AS c (id, "customerId", "itemCode", ${columns()}, "lastUsedAt")
    SELECT gen_random_uuid(), ${customerId}::uuid, code, ${columns()}, now() FROM clear ORDER BY code
    ${ON_CONFLICT}`)
}

/** One code as it is stored. */
export type StoredCode = { itemCode: string } & Record<string, string | null | readonly string[]>

/** Writes codes of a customer with their meanings. @returns how many are new or changed */
export async function putItemCodes(tx: Tx, customerId: string, codes: readonly StoredCode[]): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    INSERT INTO "CustomerItemCode" AS c (id, "customerId", "itemCode", ${columns()})
    SELECT gen_random_uuid(), ${customerId}::uuid, r."itemCode", ${columns('r')}
    FROM jsonb_populate_recordset(NULL::"CustomerItemCode", ${JSON.stringify(codes)}::jsonb) r ORDER BY r."itemCode"
    ${ON_CONFLICT}`)
}
