import type { RfqCodeMeaning, RfqField, RfqMapping, RfqProposal } from './types'

const FIELDS = ['product', 'designation', 'nps', 'schedule', 'odMm', 'wallMm', 'wallType', 'ends'] as const

/** Key of an item code in {@link RfqMapping.itemCodes}. */
export function itemCodeKey(code: string): string {
  return code.toUpperCase().replace(/\s/g, '')
}

function apply(proposal: RfqProposal, meaning: RfqCodeMeaning, code: string): void {
  const differs: RfqField[] = []
  const filled: RfqField[] = []
  for (const field of FIELDS) {
    const known = meaning[field]
    if (known === undefined) continue
    const read = proposal[field]
    if (read === null) filled.push(field)
    else if (read !== known) differs.push(field)
    if (read === null) Object.assign(proposal, { [field]: known })
  }
  if (meaning.kind && proposal.kind !== meaning.kind && filled.length > 0) proposal.kind = meaning.kind
  if (meaning.additionalSpecs && proposal.additionalSpecs.length === 0)
    proposal.additionalSpecs = [...meaning.additionalSpecs]
  for (const field of filled) proposal.readFrom[field] = code
  proposal.uncertain = proposal.uncertain.filter((field) => !filled.includes(field))
  if (filled.length > 0) {
    proposal.notes.push(`Filled from the customer's item code ${code}: ${filled.join(', ')}.`)
    proposal.confidence = Math.max(proposal.confidence, differs.length > 0 ? 0.5 : 0.9)
  }
  if (differs.length > 0) {
    proposal.uncertain = [...new Set([...proposal.uncertain, ...differs])]
    proposal.notes.push(`The text differs from what item code ${code} stood for before: ${differs.join(', ')}.`)
    proposal.confidence = Math.min(proposal.confidence, 0.5)
  }
}

/** Fills what the text leaves open from the customer's item codes; what contradicts them is marked. */
export function applyItemCodes(proposals: readonly RfqProposal[], mapping: RfqMapping | undefined): void {
  const codes = mapping?.itemCodes
  if (!codes) return
  for (const proposal of proposals) {
    const meaning = proposal.itemCode === null ? undefined : codes[itemCodeKey(proposal.itemCode)]
    if (meaning && proposal.itemCode !== null) apply(proposal, meaning, proposal.itemCode)
  }
}
