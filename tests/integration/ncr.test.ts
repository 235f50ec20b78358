import { beforeAll, describe, expect, it } from 'vitest'
import { reverseInspection } from '@/features/inspection/inspection.actions'
import {
  addNcrAction,
  closeNcr,
  completeNcrAction,
  createNcr,
  investigateNcr,
  reopenNcr,
  requestNcrClosure,
  updateNcr,
} from '@/features/ncr/ncr.actions'
import { companyMembers, getNcr, ncrList } from '@/features/ncr/ncr.queries'
import { joinWhys, missingForClosure, splitWhys } from '@/features/ncr/ncr-words'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { as, type Desk, fail, member, ok, readAs, uploadedFile } from '../support/actors'
import { approvedOrder, heat, pipeLine, postedReceipt } from '../support/purchase'
import { inspectReceipt, lotResult } from '../support/quality'

const look = async (id: string, who: Desk = 'qc') => {
  const found = await as(who, () => read((ctx) => getNcr(ctx, id), { permission: 'ncr.read' }))
  if (!found) throw new Error('no NCR')
  return found
}
const list = (who: Desk, params: Record<string, string>) =>
  as(who, () => read((ctx) => runList(ctx, ncrList, params), { permission: 'ncr.read' }))
const byHand = async (heatNo: string) =>
  ok(await as('qc', () => createNcr({ heatNo, description: 'Bevel damaged in transport' }))).id

/** A failed heat with the inspection that opened its NCR. */
async function failedHeat(heatNo: string) {
  const order = await approvedOrder([await pipeLine('100')])
  const grn = await postedReceipt(order, [await heat(order, heatNo, '100', { pieces: 10 })])
  const inspection = await inspectReceipt(grn, {
    [heatNo]: (lot) =>
      lotResult(lot, { passMetres: '0', passPieces: 0, failMetres: '100', failPieces: 10 }, { WT: '5.5' }),
  })
  const ncrId = inspection.lots[0]?.ncrs[0]?.id ?? ''
  return { inspection, ncrId }
}

const dueDate = '2099-12-31'
const action = async (ncrId: string, who: Desk = 'purchase') => {
  const assignedToId = (await member(who)).userId
  return ok(
    await as('qc', () =>
      addNcrAction({ ncrId, description: 'Audit the mill', assignedToId, dueDate, kind: 'CORRECTIVE' }),
    ),
  ).actionId
}
const fill = async (id: string, over: object = {}) => {
  const n = await look(id)
  return as('qc', () =>
    updateNcr({
      id,
      version: n.version,
      description: n.description,
      rootCause: joinWhys(['The wall is thin', 'The mandrel was worn'], 'No check of tooling at the mill'),
      disposition: 'RETURN_TO_VENDOR',
      dispositionRemark: 'At their cost',
      effectivenessCheck: 'Next three heats measured: all in order',
      ...over,
    }),
  )
}

describe('NCR from failure to closure (UAT-006)', () => {
  let id = ''
  let inspectionId = ''
  let number = ''
  beforeAll(async () => {
    const made = await failedHeat('NC-THIN')
    id = made.ncrId
    inspectionId = made.inspection.id
    number = (await look(id)).number ?? ''
  })

  it('stands open with heat, metres, vendor and the inspection it came from, and is found by heat and by number', async () => {
    const n = await look(id)
    expect([n.status, n.heatNo, n.metres, n.pieces, n.vendor?.name]).toEqual([
      'OPEN',
      'NC-THIN',
      '100',
      10,
      expect.any(String),
    ])
    expect(n.inspectionLot?.inspection.id).toBe(inspectionId)
    for (const q of ['nc-th', number]) expect((await list('qc', { q })).rows.map((r) => r.number)).toContain(number)
  })

  it('cannot be closed with anything missing, and says what', async () => {
    ok(await as('qc', () => investigateNcr({ id })))
    const refused = fail(await as('qc', () => requestNcrClosure({ id })))
    expect(Object.keys(refused.fieldErrors ?? {}).sort()).toEqual([
      'actions',
      'disposition',
      'effectivenessCheck',
      'rootCause',
    ])
    expect(missingForClosure(await look(id))).toHaveLength(4)
  })

  it('an action goes to a person with a date; PURCHASE finds it on the own list and completes it with evidence', async () => {
    const actionId = await action(id)
    expect((await list('purchase', { assignedToMe: 'true' })).rows.map((r) => r.number)).toContain(number)
    expect((await list('stores', { assignedToMe: 'true' })).rows).toEqual([])
    ok(await fill(id))
    expect(fail(await as('qc', () => requestNcrClosure({ id }))).message).toMatch(/1 corrective action is still open/)
    expect(fail(await as('stores', () => completeNcrAction({ id: actionId, evidence: 'Not mine' }))).code).toBe(
      'FORBIDDEN',
    )
    expect(fail(await as('purchase', () => completeNcrAction({ id: actionId, evidence: ' ' }))).code).toBe('VALIDATION')
    const evidenceFileId = await uploadedFile('purchase', 'Audit.pdf')
    ok(
      await as('purchase', () =>
        completeNcrAction({ id: actionId, evidence: 'Audit report attached', evidenceFileId }),
      ),
    )
    expect(fail(await as('purchase', () => completeNcrAction({ id: actionId, evidence: 'Again' }))).code).toBe(
      'CONFLICT',
    )
    expect((await look(id)).actions[0]).toMatchObject({ status: 'DONE', evidenceFile: 'Audit.pdf' })
    expect((await list('purchase', { assignedToMe: 'true' })).rows).toEqual([])
  })

  it('QC asks for closure; nobody who worked on it approves; MANAGEMENT sends it back once, then closes it', async () => {
    ok(await as('qc', () => requestNcrClosure({ id, remark: 'All done' })))
    expect(fail(await fill(id)).code).toBe('ILLEGAL_TRANSITION')
    expect(fail(await as('qc', () => closeNcr({ id }))).code).toBe('FORBIDDEN')
    expect(fail(await as('management', () => reopenNcr({ id, remark: ' ' }))).code).toBe('VALIDATION')
    ok(await as('management', () => reopenNcr({ id, remark: 'Measure a fourth heat' })))
    ok(await fill(id, { effectivenessCheck: 'Four heats measured' }))
    ok(await as('qc', () => requestNcrClosure({ id })))
    ok(await as('management', () => closeNcr({ id, remark: 'Well done' })))
    const closed = await look(id, 'stores')
    expect([closed.status, closed.rootCause?.split('\n')[1], closed.history.length]).toEqual([
      'CLOSED',
      'Why 2? The mandrel was worn',
      5,
    ])
    expect((await list('purchase', { q: 'NC-THIN' })).rows).toHaveLength(1)
  })

  it('once closed, its inspection cannot be taken back', async () => {
    const refused = fail(await as('qc', () => reverseInspection({ id: inspectionId, remark: 'Too late' })))
    expect(refused.message).toMatch(`${number}, which this inspection opened, is closed`)
  })
})

describe('rules of an NCR', () => {
  it('opened by hand it has its number at once', async () => {
    const made = ok(
      await as('qc', () => createNcr({ heatNo: ' hand 1 ', description: 'Wrong marking', metres: '12', pieces: 2 })),
    ) as { id: string; number?: string }
    expect(made.number).toMatch(/^NCR\/26\/\d{5}$/)
    expect(await look(made.id)).toMatchObject({ heatNo: 'HAND 1', status: 'OPEN', pieces: 2 })
    expect(fail(await as('qc', () => createNcr({ description: ' ' }))).fieldErrors?.description).toBe(
      'Describe what is wrong.',
    )
    expect(fail(await as('stores', () => createNcr({ description: 'Me too' }))).code).toBe('FORBIDDEN')
  })

  it('an administrator who wrote part of it does not approve its closing either', async () => {
    const id = await byHand('FOUR')
    ok(await as('qc', () => investigateNcr({ id })))
    const assignedToId = (await member('qc')).userId
    const added = ok(
      await as('admin', () => addNcrAction({ ncrId: id, description: 'Train the crew', assignedToId, dueDate })),
    )
    ok(await as('qc', () => completeNcrAction({ id: added.actionId, evidence: 'Trained' })))
    ok(await fill(id))
    ok(await as('qc', () => requestNcrClosure({ id })))
    const refused = fail(await as('admin', () => closeNcr({ id })))
    expect([refused.code, refused.message]).toEqual(['FORBIDDEN', expect.stringMatching(/^You prepared/)])
    ok(await as('management', () => closeNcr({ id })))
  })

  it('actions go to people who can complete them, and not to a day that is past', async () => {
    const ncrId = await byHand('WHO')
    const give = async (who: Desk, day: string) => {
      const assignedToId = (await member(who)).userId
      return fail(await as('qc', () => addNcrAction({ ncrId, description: 'Do it', assignedToId, dueDate: day })))
    }
    expect((await give('accounts', dueDate)).fieldErrors).toHaveProperty('assignedToId')
    expect((await give('other-admin', dueDate)).code).toBe('NOT_FOUND')
    expect((await give('purchase', '2020-01-01')).fieldErrors).toHaveProperty('dueDate')
    const people = await as('qc', () => read((ctx) => companyMembers(ctx)))
    expect(people.map((p) => p.id)).toContain((await member('purchase')).userId)
    expect(people.map((p) => p.id)).not.toContain((await member('accounts')).userId)
  })

  it('of two people who edit it at once, the second is told', async () => {
    const id = await byHand('TWO')
    const { version } = await look(id)
    const edit = (who: Desk, rootCause: string) =>
      as(who, () => updateNcr({ id, version, description: 'Bevel damaged', rootCause }))
    ok(await edit('qc', 'Loose straps'))
    expect(fail(await edit('admin', 'Bad dunnage')).code).toBe('STALE')
  })

  it('is not there for another company', async () => {
    const id = await byHand('OTHER')
    expect(fail(await as('other-admin', () => investigateNcr({ id }))).code).toBe('NOT_FOUND')
    expect((await list('other-admin', { q: 'OTHER' })).rows).toEqual([])
    expect(await readAs('other-admin', (tx) => tx.ncr.count({ where: { id } }))).toBe(0)
  })
})

it('five whys are kept as one readable text and come apart again', () => {
  const text = joinWhys(['Thin wall', '', 'Worn mandrel'], 'No tooling check\nat the mill')
  expect(text).toBe('Why 1? Thin wall\nWhy 2? Worn mandrel\nNo tooling check\nat the mill')
  expect(splitWhys(text)).toEqual({
    whys: ['Thin wall', 'Worn mandrel', '', '', ''],
    conclusion: 'No tooling check\nat the mill',
  })
  expect(splitWhys('Written as one sentence')).toEqual({
    whys: ['', '', '', '', ''],
    conclusion: 'Written as one sentence',
  })
})
