import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RfqProposal } from '@/core/rfq/types'
import { getEnquiry } from '@/features/enquiry/enquiry.queries'
import { lineMasters } from '@/features/product/product.queries'
import { foundRows, type IntakeRow, intakeLineInput, isOpen, rowOf } from '@/features/rfq-intake/intake-rows'
import { type Intake, intakeAgain, intakeUpload } from '@/features/rfq-intake/read-intake'
import { confirmIntake, deleteItemCode, saveItemCodes, saveRfqColumns } from '@/features/rfq-intake/rfq-intake.actions'
import { getRfqMapping, itemCodeList } from '@/features/rfq-intake/rfq-intake.queries'
import { runList } from '@/server/list'
import { read } from '@/server/read'
import { closeRfqThreads } from '@/server/rfq-files/rfq-thread'
import { filesOf } from '@/server/storage'
import { as, customerId, type Desk, fail, ok, readAs } from '../support/actors'
import { xlsxOf } from '../support/rfq-files'

process.env.UPLOAD_DIR = mkdtempSync(join(tmpdir(), 'nps-uploads-'))
afterAll(async () => {
  await closeRfqThreads()
  rmSync(process.env.UPLOAD_DIR ?? '', { recursive: true, force: true })
})

const ROWS = [
  ['RFQ ACME/26/0091'],
  ['Sr No', 'Material Code', 'Description', 'Size', 'Qty', 'UOM'],
  [1, 'MC-1001', 'PIPE SMLS ASTM A106 GR.B BE', '6" NB X SCH 40', 120.5, 'MTR'],
  [2, 'MC-1002', 'PIPE SMLS ASTM A106 GR.B', '2" NB X SCH 80', 60, 'MTR'],
  [3, 'MC-1003', 'ELBOW 90 DEG LR A234 WPB', '6" SCH 40', 12, 'NOS'],
] as const

const upload = (name: string, content: Buffer) => async () => ({
  name,
  content: (async function* () {
    yield new Uint8Array(content)
  })(),
})

const sent = async (who: Desk = 'sales', rows: readonly (readonly (string | number)[])[] = ROWS, customer = 'C001') =>
  as(who, async () => intakeUpload(await customerId(customer), upload('rfq.xlsx', xlsxOf({ name: 'BOQ', rows }))))

const masters = () => as('sales', () => read((ctx) => lineMasters(ctx)))

/** The lines as the screen makes them of an answer. */
const linesOf = async (intake: Intake): Promise<IntakeRow[]> => {
  const all = await masters()
  return foundRows(intake).flatMap((row) => (row.proposal ? [rowOf(all, row)] : []))
}

const confirm = async (intake: Intake, more: Record<string, unknown> = {}, rows?: IntakeRow[]) => {
  const lines = (rows ?? (await linesOf(intake))).map((row) => ({ ...intakeLineInput(row), checked: true }))
  return {
    customerId: await customerId('C001'),
    clientReference: 'ACME/26/0091',
    mode: 'EMAIL' as const,
    fileId: intake.file?.id ?? null,
    lines,
    ...more,
  }
}

const count = () => readAs('sales', (tx) => tx.enquiry.count())
const codes = (who: Desk = 'sales') =>
  readAs(who, (tx) =>
    tx.customerItemCode.findMany({
      orderBy: { itemCode: 'asc' },
      include: { pipeSize: { select: { nps: true, schedule: true } } },
    }),
  )
const proposal = (intake: Intake, i: number): RfqProposal => {
  const found = intake.proposals[i]
  if (!found) throw new Error(`no proposal ${i}`)
  return found
}

describe('from what a buyer sent to an enquiry', () => {
  it('the confirmed lines, the buyer’s words and the original file become one enquiry', async () => {
    const intake = await sent()
    expect(intake.proposals).toHaveLength(3)
    const input = await confirm(intake)
    const { id, number } = await as(
      'sales',
      async () => ok(await confirmIntake(input)) as { id: string; codesLearnt: number; number?: string },
    )
    expect(number).toMatch(/^ENQ\//)
    const page = await as('sales', () => read((ctx) => getEnquiry(ctx, id)))
    expect(page?.lines.map((l) => [l.kind, l.designation, l.sizeText, l.metres, l.itemCode])).toEqual([
      ['PIPE', 'ASTM A106 GR.B', '6" NB X SCH 40', '120.5', 'MC-1001'],
      ['PIPE', 'ASTM A106 GR.B', '2" NB X SCH 80', '60', 'MC-1002'],
      ['FITTING', expect.any(String), '6" NB X SCH 40', '0', 'MC-1003'],
    ])
    expect(page?.lines[0]?.buyerText).toContain('PIPE SMLS ASTM A106 GR.B BE')
    expect(page?.lines[2]?.description).toContain('ELBOW 90 DEG LR')
    const files = await as('sales', () => read((ctx) => filesOf(ctx, 'Enquiry', id)))
    expect(files.map((f) => [f.fileName, f.label])).toEqual([['rfq.xlsx', 'RFQ of the buyer']])
  })

  it('an uncertain line that nobody looked at is refused, and nothing is half-saved', async () => {
    const before = [await count(), (await codes()).length]
    const intake = await sent('sales', [
      ['Description', 'Qty', 'UOM'],
      ['PIPE CS 4"', 60, 'MTR'],
      ['PIPE SMLS A106 GR.B 6" SCH 40', 10, 'MTR'],
    ])
    const rows = await linesOf(intake)
    expect(rows.map(isOpen)).toEqual([true, false])
    const unchecked = { ...(await confirm(intake)), lines: rows.map(intakeLineInput) }
    const refused = await as('sales', async () => fail(await confirmIntake(unchecked)))
    expect(refused.fieldErrors?.['lines.0.checked']).toBe('This line is uncertain: look at it and tick it as checked.')
    const noSuchFile = await as('sales', async () =>
      fail(await confirmIntake({ ...(await confirm(intake)), fileId: '00000000-0000-7000-8000-000000000000' })),
    )
    expect(noSuchFile.code).toBe('NOT_FOUND')
    expect([await count(), (await codes()).length]).toEqual(before)
  })

  it('pressing the button twice registers one enquiry', async () => {
    const input = await confirm(await sent())
    const before = await count()
    const key = { idempotencyKey: 'rfq-intake-twice' }
    const [a, b] = await as('sales', async () => [
      ok(await confirmIntake(input, key)),
      ok(await confirmIntake(input, key)),
    ])
    expect(a?.id).toBe(b?.id)
    expect(await count()).toBe(before + 1)
  })

  it('what is no pipe and what was left out are there to be brought in, nothing is lost', async () => {
    const intake = await as('sales', () =>
      intakeAgain({
        text: 'Dear Sir,\nPIPE SMLS A106 GR.B 6" SCH 40 BE 120 MTR\nPLATE 12 MM SA516 GR.70 2 NOS\nThanks and regards',
      }),
    )
    const found = foundRows(intake)
    expect(found.filter((f) => f.proposal).map((f) => f.proposal?.kind)).toEqual(['pipe', 'plate'])
    expect(found.filter((f) => !f.proposal).every((f) => f.why !== '')).toBe(true)
  })

  it('a file that cannot be read is not kept, and says why in one sentence', async () => {
    const files = () => readAs('sales', (tx) => tx.storedFile.count())
    const before = await files()
    await expect(
      as('sales', () => intakeUpload(null, upload('list.xlsx', Buffer.from('MZ\u0090\u0000\u0001')))),
    ).rejects.toThrow(/not a file with text/)
    await expect(as('sales', () => intakeAgain({ text: '' }))).rejects.toThrow('Paste a text or drop a file.')
    expect(await files()).toBe(before)
    const stored = await as('sales', () =>
      intakeUpload(null, upload('mail.txt', Buffer.from('PIPE 6" SCH 40 A106 \xbd" 12 MTR', 'latin1'))),
    )
    expect(stored.file?.name).toBe('mail.txt')
  })

  it('only those who may register enquiries may send one in', async () => {
    for (const who of ['stores', 'qc', 'accounts'] as const) {
      await expect(sent(who)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(
        (await as(who, async () => fail(await confirmIntake({ ...EMPTY, customerId: await customerId('C001') })))).code,
      ).toBe('FORBIDDEN')
    }
  })
})

const EMPTY = { lines: [{ description: 'X', quantity: '1', unit: 'NOS' as const, kind: 'OTHER' as const }] }

describe('what is remembered of a customer', () => {
  it('the item codes of a confirmed RFQ fill the next one that only names them', async () => {
    ok(await as('sales', async () => confirmIntake(await confirm(await sent()))))
    const known = (await codes()).find((c) => c.itemCode === 'MC-1001')
    expect(known).toMatchObject({ designation: 'ASTM A106 GR.B', pipeSize: { nps: '6', schedule: '40' } })
    const next = await sent('sales', [
      ['Material Code', 'Description', 'Qty', 'UOM'],
      ['MC-1001', 'AS PER OUR SPECIFICATION', 30, 'MTR'],
    ])
    expect(next.knownCodes).toBeGreaterThan(0)
    const [row] = await linesOf(next)
    expect(row).toMatchObject({
      designation: 'ASTM A106 GR.B',
      sizeText: '6" NB X SCH 40',
      quantity: '30',
      byCode: true,
    })
  })

  it('a later confirmation changes what a code stands for; one code for two things is not remembered', async () => {
    const first = await confirm(await sent())
    ok(await as('sales', async () => confirmIntake(first)))
    const same = ok(await as('sales', async () => confirmIntake(first)))
    expect(same.codesLearnt).toBe(0)
    const rows = await linesOf(await sent())
    const [one, two] = rows
    if (!one || !two) throw new Error('two lines')
    const changed = { ...two, itemCode: 'mc-1001 ' }
    const later = ok(await as('sales', async () => confirmIntake(await confirm(await sent(), {}, [changed]))))
    expect(later.codesLearnt).toBe(1)
    expect((await codes()).find((c) => c.itemCode === 'MC-1001')?.pipeSize).toMatchObject({ nps: '2', schedule: '80' })
    const both = [
      { ...one, itemCode: 'MC-9' },
      { ...two, itemCode: 'MC-9' },
    ]
    expect(ok(await as('sales', async () => confirmIntake(await confirm(await sent(), {}, both)))).codesLearnt).toBe(0)
    expect((await codes()).map((c) => c.itemCode)).not.toContain('MC-9')
    const declined = ok(
      await as('sales', async () =>
        confirmIntake(await confirm(await sent(), { rememberCodes: false }, [{ ...one, itemCode: 'MC-10' }])),
      ),
    )
    expect(declined.codesLearnt).toBe(0)
    expect((await codes()).map((c) => c.itemCode)).not.toContain('MC-10')
  })

  it('what a heading means is remembered, wins over the reader’s own opinion, and can be taken back', async () => {
    const rows = [
      ['Pos', 'Ref', 'Material', 'Menge'],
      [1, 'T-77', 'PIPE SMLS A106 GR.B 6" SCH 40', 25],
    ] as const
    const customer = await customerId('C002')
    const columns = [
      { heading: 'Menge', column: 'quantity' as const },
      { heading: 'Ref', column: 'tagNo' as const },
    ]
    ok(await as('sales', async () => saveRfqColumns({ customerId: customer, columns })))
    const read1 = await sent('sales', rows, 'C002')
    expect(proposal(read1, 0)).toMatchObject({ quantity: '25', tagNo: 'T-77' })
    const mapping = await as('sales', () => read((ctx) => getRfqMapping(ctx, customer)))
    expect(mapping?.columns).toEqual([
      { heading: 'MENGE', column: 'quantity' },
      { heading: 'REF', column: 'tagNo' },
    ])
    const version = mapping?.version ?? 0
    ok(
      await as('sales', async () =>
        saveRfqColumns({
          customerId: customer,
          version,
          replace: true,
          columns: [{ heading: 'MENGE', column: 'quantity' }],
        }),
      ),
    )
    const stale = await as('admin', async () =>
      fail(await saveRfqColumns({ customerId: customer, version, replace: true, columns: [] })),
    )
    expect(stale.code).toBe('STALE')
    expect(stale.message).toMatch(/Sales/)
  })

  it('codes can be pasted, corrected, searched and forgotten', async () => {
    const customer = await customerId('C003')
    const save = (list: unknown[]) =>
      as('sales', () =>
        saveItemCodes({ customerId: customer, codes: list as Parameters<typeof saveItemCodes>[0]['codes'] }),
      )
    const pasted = ok(
      await save([
        { itemCode: 'ab 1', designation: 'ASTM A106 GR.B', sizeText: '8" NB X SCH 60' },
        { itemCode: 'AB2', kind: 'FITTING', product: 'ELBOW', description: '90 DEG LR ELBOW 6"' },
      ]),
    )
    expect(pasted.saved).toBe(2)
    const twice = fail(
      await save([
        { itemCode: 'AB3', description: 'x' },
        { itemCode: 'ab 3', description: 'y' },
      ]),
    )
    expect(twice.fieldErrors?.['codes.1.itemCode']).toBe('AB3 stands here twice.')
    const list = await as('sales', () => read((ctx) => runList(ctx, itemCodeList, { customerId: customer, q: 'AB1' })))
    expect(list.rows.map((r) => [r.itemCode, r.sizeText])).toEqual([['AB1', '8" NB X SCH 60']])
    const code = (await codes()).find((c) => c.itemCode === 'AB1')
    if (!code) throw new Error('no code')
    expect(code).toMatchObject({ odMm: '219.1' })
    ok(
      await save([
        { itemCode: 'AB1', version: code.version, designation: 'ASTM A106 GR.B', sizeText: '8" NB X SCH 80' },
      ]),
    )
    expect(fail(await save([{ itemCode: 'AB1', version: code.version, description: 'x' }])).code).toBe('STALE')
    const now = (await codes()).find((c) => c.itemCode === 'AB1')
    ok(await as('sales', async () => deleteItemCode({ id: code.id, version: now?.version ?? 0 })))
    expect((await codes()).map((c) => c.itemCode)).not.toContain('AB1')
  })

  it('another company sees none of it, neither files nor customers nor codes', async () => {
    const intake = await sent()
    ok(await as('sales', async () => confirmIntake(await confirm(intake))))
    expect(await codes('other-admin')).toEqual([])
    await expect(as('other-admin', () => intakeAgain({ fileId: intake.file?.id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const customer = await customerId('C001')
    await expect(
      as('other-admin', () => intakeAgain({ text: 'PIPE 6" SCH 40', customerId: customer })),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const mine = await readAs('other-admin', (tx) => tx.customer.findFirst({ select: { id: true } }))
    if (mine) {
      const input = { ...EMPTY, customerId: mine.id, fileId: intake.file?.id }
      expect((await as('other-admin', async () => fail(await confirmIntake(input)))).code).toBe('NOT_FOUND')
    }
  })
})

describe('speed', () => {
  it('300 lines of a workbook are read, proposed and answered in under two seconds', async () => {
    const rows = [
      ['Sr No', 'Material Code', 'Description', 'Size', 'Qty', 'UOM'],
      ...Array.from({ length: 300 }, (_, i) => [
        i + 1,
        `MC-${i}`,
        i % 9 === 0
          ? 'FLANGE WNRF 150# A105'
          : 'PIPE SEAMLESS ASTM A106 GR.B BE ASME B36.10M, NACE MR0175, EN 10204 3.1',
        `${[2, 3, 4, 6, 8][i % 5]}" NB X SCH ${[40, 80][i % 2]}`,
        10 + i,
        'MTR',
      ]),
    ]
    await sent('sales', rows) // the thread is there
    const started = performance.now()
    const intake = await sent('sales', rows)
    const ms = performance.now() - started
    expect(intake.proposals).toHaveLength(300)
    expect(ms).toBeLessThan(2_000)
    console.info(`intake of 300 lines: ${Math.trunc(ms)} ms`)
    const before = performance.now()
    ok(await as('sales', async () => confirmIntake(await confirm(intake))))
    console.info(`confirming them: ${Math.trunc(performance.now() - before)} ms`)
  })
})
