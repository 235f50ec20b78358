import { decimalText } from '@/core/money'
import type { Tx } from '@/db/types'
import { designationsWithoutLimits, type LimitRow } from './parameters'

/** Limits on file of the designations, as decimal text. */
export async function limitsOf(tx: Tx, designations: readonly string[]): Promise<LimitRow[]> {
  const rows = await tx.materialLimit.findMany({
    where: { designation: { in: [...new Set(designations)] } },
    orderBy: [{ kind: 'asc' }, { property: 'asc' }],
  })
  return rows.map((r) => ({
    ...r,
    minValue: r.minValue === null ? null : decimalText(r.minValue),
    maxValue: r.maxValue === null ? null : decimalText(r.maxValue),
  }))
}

/** For each set of designations, those of which no limit is on file. One query for all. */
export async function missingLimits(tx: Tx, sets: readonly (readonly string[])[]): Promise<string[][]> {
  const rows = await tx.materialLimit.findMany({
    where: { designation: { in: [...new Set(sets.flat())] } },
    distinct: ['designation'],
    select: { designation: true },
  })
  const onFile = new Set(rows.map((r) => r.designation))
  return sets.map((designations) => designationsWithoutLimits(designations, onFile))
}
