import { z } from 'zod'
import { gstinPan, gstinProblem, isValidPan, OTHER_COUNTRY } from './gst'
import { zCurrency, zId, zOptionalEmail, zOptionalText, zText } from './inputs'

/** What customers and vendors have in common: tax identity, addresses, contacts. */

const upper = (s: string | null) => s?.replace(/\s+/g, '').toUpperCase() ?? null

export const zOptionalGstin = zOptionalText(20).transform(upper)
export const zOptionalPan = zOptionalText(20).transform(upper)
/** Two digits of the GST state table; 96 abroad. */
export const zOptionalState = zOptionalText(2)
export const zCountry = z
  .string('Choose a country.')
  .trim()
  .toUpperCase()
  .pipe(z.string().regex(/^[A-Z]{2}$/, 'Two letters, for example IN or AE.'))
  .default('IN')
/** A code of the company's own; made automatically when left empty. */
export const zOptionalCode = zOptionalText(20)
  .transform(upper)
  .refine((s) => s === null || /^[A-Z0-9][A-Z0-9-]*$/.test(s), 'Letters, digits and hyphens only.')

const zPin = zOptionalText(12)

export const addressSchema = z.object({
  /** Of an address that is on file; without it the address is new. */
  id: zId.nullish(),
  label: zText(60, 'Name the address, for example "Works".'),
  line1: zText(200, 'Enter the street.'),
  line2: zOptionalText(200),
  city: zText(80, 'Enter the city.'),
  pin: zPin,
  stateCode: zOptionalState,
  country: zCountry,
  gstin: zOptionalGstin,
  isDefault: z.boolean().default(false),
})

export const contactSchema = z.object({
  id: zId.nullish(),
  name: zText(100, 'Enter the name.'),
  designation: zOptionalText(100),
  email: zOptionalEmail,
  phone: zOptionalText(40),
  isDefault: z.boolean().default(false),
})

export const partyFields = {
  code: zOptionalCode,
  name: zText(200, 'Enter the name.'),
  legalName: zOptionalText(200),
  gstin: zOptionalGstin,
  pan: zOptionalPan,
  stateCode: zOptionalState,
  country: zCountry,
  currency: zCurrency.default('INR'),
  paymentTerms: zOptionalText(200),
  email: zOptionalEmail,
  phone: zOptionalText(40),
  remarks: zOptionalText(1000),
}

type Taxed = { gstin: string | null; pan?: string | null; stateCode: string | null; country: string }
type Problem = { path: (string | number)[]; message: string }

/** What does not fit together in GSTIN, PAN, state and country, by field. @source GSTN: form of a GSTIN */
export function taxProblems(party: Taxed, at: (string | number)[] = []): Problem[] {
  const out: Problem[] = []
  const abroad = party.country !== 'IN'
  if (party.gstin) {
    const problem = abroad ? 'A party abroad has no GSTIN.' : gstinProblem(party.gstin)
    if (problem) out.push({ path: [...at, 'gstin'], message: problem })
    else if (party.stateCode && party.stateCode !== party.gstin.slice(0, 2))
      out.push({
        path: [...at, 'stateCode'],
        message: `This GSTIN belongs to state ${party.gstin.slice(0, 2)}, not ${party.stateCode}.`,
      })
    else if (party.pan && party.pan !== gstinPan(party.gstin))
      out.push({ path: [...at, 'pan'], message: `The PAN inside the GSTIN is ${gstinPan(party.gstin)}.` })
  }
  if (party.pan && !isValidPan(party.pan))
    out.push({ path: [...at, 'pan'], message: 'A PAN is five letters, four digits and a letter.' })
  if (!abroad && !party.gstin && !party.stateCode)
    out.push({ path: [...at, 'stateCode'], message: 'Choose the state; without a GSTIN it decides the tax.' })
  if (!abroad && party.stateCode === OTHER_COUNTRY)
    out.push({ path: [...at, 'stateCode'], message: 'This state code is for other countries.' })
  return out
}

/** State and PAN follow from the GSTIN; abroad the state is 96. */
export function completeTax<T extends Taxed>(party: T): T {
  const gstin = party.gstin
  return {
    ...party,
    stateCode: party.country !== 'IN' ? OTHER_COUNTRY : (gstin?.slice(0, 2) ?? party.stateCode),
    ...(gstin && 'pan' in party && { pan: gstinPan(gstin) }),
  }
}

type PartyWithAddresses<A extends Taxed = Taxed> = Taxed & { addresses: A[] }

/** An address without a state of its own lies in the state of its party. */
function inState<A extends Taxed>(party: Taxed, address: A): A {
  if (address.gstin || address.stateCode || address.country !== party.country) return address
  return { ...address, stateCode: party.gstin?.slice(0, 2) ?? party.stateCode }
}

/** The addresses of a party with their states, as they are kept. */
export const completeAddresses = <A extends Taxed>(party: PartyWithAddresses<A>): A[] =>
  party.addresses.map((a) => completeTax(inState(party, a)))

/** Adds every problem of a party and its addresses to a zod check. */
export function checkParty(party: PartyWithAddresses, ctx: z.RefinementCtx): void {
  const problems = [
    ...taxProblems(party),
    ...party.addresses.flatMap((a, i) => taxProblems({ ...inState(party, a), pan: null }, ['addresses', i])),
  ]
  for (const { path, message } of problems) ctx.addIssue({ code: 'custom', path, message })
}

/** The first address or contact becomes the default where none is marked; only one is. */
export function withOneDefault<T extends { isDefault: boolean }>(rows: readonly T[]): T[] {
  const chosen = Math.max(
    rows.findIndex((r) => r.isDefault),
    0,
  )
  return rows.map((row, i) => ({ ...row, isDefault: i === chosen }))
}
