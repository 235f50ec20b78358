import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rfqMasters } from '../../../scripts/lib/rfq-masters'
import { sheetOfText } from './delimited'
import { parseRfqSheets, parseRfqText } from './parse-sheets'
import { RFQ_FIELDS, type RfqField, type RfqProposal } from './types'

const folder = join(import.meta.dirname, '../../../tests/fixtures/rfq')
const masters = rfqMasters()

type Expected = Partial<Record<RfqField, string | string[]>>
type Case = { text: string; doubtful?: boolean; expect: Expected }
type Document = { name: string; lines: string[]; expect: Expected[] }

const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const groups = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'documents.json')

/** Every field a line can have: what is not named in the case must not be read. */
function fields(proposal: RfqProposal | undefined): Record<string, unknown> {
  return Object.fromEntries(RFQ_FIELDS.map((field) => [field, proposal?.[field]]))
}

function wanted(expected: Expected): Record<string, unknown> {
  const nothing = Object.fromEntries(RFQ_FIELDS.map((field) => [field, null]))
  return { ...nothing, kind: 'pipe', additionalSpecs: [], ...expected }
}

/** Above this a person need not look: a size must then be right. */
const CONFIDENT = 0.8

describe.each(groups)('lines as buyers write them: %s', (file) => {
  const cases: Case[] = read(file)

  it.each(cases)('$text', ({ text, doubtful, expect: expected }) => {
    const proposals = parseRfqText(text, masters)
    expect(proposals).toHaveLength(1)
    expect(fields(proposals[0])).toEqual(wanted(expected))
    expect(proposals[0]?.source).toBe(text)
    if (doubtful) expect(proposals[0]?.confidence).toBeLessThan(CONFIDENT)
  })
})

describe('whole requests', () => {
  const documents: Document[] = read('documents.json')

  it.each(documents)('$name', ({ lines, expect: expected }) => {
    const { proposals } = parseRfqSheets([sheetOfText(lines.join('\n'))], masters)
    expect(proposals.map(fields)).toEqual(expected.map(wanted))
  })
})

it('there are at least 500 cases', () => {
  expect(groups.flatMap((file) => read(file)).length).toBeGreaterThanOrEqual(500)
})
