import { type DecimalInput, dec } from '@/core/money'

/** Welded pipe above this outside diameter (mm) belongs to heading 7305. */
const LARGE_OD_MM = '406.4'

export type HsnFacts = {
  product: string
  designation: string
  familyCode: string | null
  process: string | null
  odMm: DecimalInput | null
}

/**
 * HSN sub-heading (6 digits) that a product falls under; null where it does not follow from the product, so that a
 * person has to enter it. 7304 seamless, 7305 welded above 406.4 mm, 7306 other welded, 7307 fittings and flanges. Hot
 * finished pipe is taken ("other"); cold-drawn has a code of its own, which ACCOUNTS enters on the draft.
 * @source Customs Tariff Act, First Schedule, chapter 73, headings 7304 to 7307
 */
export function hsnOf(facts: HsnFacts): string | null {
  const name = `${facts.product} ${facts.designation}`.toUpperCase()
  const stainless = facts.familyCode === 'SS' || facts.familyCode === 'DS'
  if (/\bFLANGE/.test(name)) return stainless ? '730721' : '730791'
  if (/\b(ELBOW|TEE|REDUCER|CAP|STUB END|FITTING)/.test(name)) return stainless ? '730723' : '730793'
  if (!facts.process) return null
  const linePipe = /\bAPI 5L/.test(name)
  const alloy = facts.familyCode === 'AS'
  if (facts.process === 'SEAMLESS') {
    if (linePipe) return stainless ? '730411' : '730419'
    if (stainless) return '730449'
    return alloy ? '730459' : '730439'
  }
  if (facts.odMm !== null && dec(facts.odMm).gt(LARGE_OD_MM)) {
    if (linePipe) return facts.process === 'LSAW' ? '730511' : '730512'
    return '730531'
  }
  if (linePipe) return stainless ? '730611' : '730619'
  if (stainless) return '730640'
  return alloy ? '730650' : '730630'
}

export type HsnRate = { code: string; gstRate: string; validFrom: string }

/**
 * GST rate in per cent that applies to an HSN on a date: that of the code itself or of the nearest heading above it, as
 * last notified by that day; null when the master has none.
 */
export function gstRateOn(rates: readonly HsnRate[], hsn: string, date: string): string | null {
  for (let digits = hsn.length; digits >= 4; digits -= 2) {
    const code = hsn.slice(0, digits)
    const known = rates.filter((r) => r.code === code && r.validFrom <= date)
    const latest = known.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
    if (latest) return latest.gstRate
  }
  return null
}
