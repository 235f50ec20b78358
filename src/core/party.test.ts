import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { gstinWithCheckDigit } from './gst'
import { addressSchema, checkParty, completeAddresses, completeTax, partyFields, withOneDefault } from './party'

const schema = z
  .object({ ...partyFields, addresses: z.array(addressSchema).transform(withOneDefault) })
  .superRefine(checkParty)
  .transform((p) => ({ ...completeTax(p), addresses: completeAddresses(p) }))

const gstin = gstinWithCheckDigit('24AAJCK7315M1Z')
const address = { label: 'Works', line1: '1 Road', city: 'Bharuch' }
const problems = (input: unknown) =>
  (schema.safeParse(input).error?.issues ?? []).map((i) => `${i.path.join('.')}: ${i.message}`)

describe('customers and vendors', () => {
  it('take state and PAN from the GSTIN, and their addresses the state of the party', () => {
    const party = schema.parse({
      name: ' Khambhat  Ltd ',
      gstin: ` ${gstin.toLowerCase()} `,
      addresses: [address, { ...address, isDefault: true }],
    })
    expect(party).toMatchObject({ gstin, stateCode: '24', pan: 'AAJCK7315M', country: 'IN', currency: 'INR' })
    expect(party.addresses.map((a) => [a.stateCode, a.isDefault])).toEqual([
      ['24', false],
      ['24', true],
    ])
  })

  it('in India without a GSTIN need a state', () => {
    expect(problems({ name: 'X', addresses: [] })).toEqual([
      'stateCode: Choose the state; without a GSTIN it decides the tax.',
    ])
    expect(problems({ name: 'X', stateCode: '96', addresses: [] })[0]).toContain('other countries')
  })

  it('abroad are in state 96 and have no GSTIN', () => {
    expect(schema.parse({ name: 'X', country: 'ae', addresses: [{ ...address, country: 'AE' }] })).toMatchObject({
      stateCode: '96',
      addresses: [{ stateCode: '96' }],
    })
    expect(problems({ name: 'X', country: 'AE', gstin, addresses: [] })).toEqual([
      'gstin: A party abroad has no GSTIN.',
    ])
  })

  it('with a PAN or state that is not in the GSTIN are told which one is', () => {
    expect(problems({ name: 'X', gstin, pan: 'AAAAA1111A', addresses: [] })[0]).toContain('AAJCK7315M')
    expect(problems({ name: 'X', gstin, stateCode: '27', addresses: [] })[0]).toContain('24')
    expect(
      problems({ name: 'X', stateCode: '27', addresses: [{ ...address, gstin: `${gstin.slice(0, 14)}?` }] })[0],
    ).toMatch(/^addresses\.0\.gstin/)
  })

  it('have exactly one default address', () => {
    expect(withOneDefault([{ isDefault: true }, { isDefault: true }]).map((a) => a.isDefault)).toEqual([true, false])
    expect(withOneDefault([{ isDefault: false }, { isDefault: false }]).map((a) => a.isDefault)).toEqual([true, false])
    expect(withOneDefault([])).toEqual([])
  })
})
