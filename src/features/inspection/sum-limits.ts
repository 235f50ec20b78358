import { Decimal, decimalText } from '@/core/money'

/** What is needed of a reading: the value as decimal text, and the note of its limit. */
type Content = { parameter: string; measured: string | null; limitNote: string | null }

/** Elements whose contents are limited together, and what was found. Per cent, decimal text. */
export type SumFault = { elements: string; sum: string; max: string; message: string }

const TOGETHER = /\b([A-Z][a-z]?(?:\+[A-Z][a-z]?)+) together at most (\d+(?:\.\d+)?)/

/**
 * Limits on a sum of elements, as they stand in the note of a limit on file (`Cr+Cu+Mo+Ni+V together at most 1.00`): the
 * values that are recorded are added up; the sum is held against the limit although each element may be within its own.
 */
export function sumFaults(readings: readonly Content[]): SumFault[] {
  const rules = new Map<string, string>()
  for (const r of readings) {
    const [, elements, max] = TOGETHER.exec(r.limitNote ?? '') ?? []
    if (elements && max) rules.set(elements, max)
  }
  return [...rules].flatMap(([elements, max]) => {
    const wanted = new Set(elements.split('+'))
    const sum = readings.reduce(
      (total, r) => (r.measured !== null && wanted.has(r.parameter) ? total.plus(r.measured) : total),
      new Decimal(0),
    )
    if (sum.lte(max)) return []
    const found = decimalText(sum)
    return [{ elements, sum: found, max, message: `${elements} together are ${found} %, at most ${max} % is allowed` }]
  })
}
