import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rfqMasters } from '../../../scripts/lib/rfq-masters'
import { readCsv } from '../../../scripts/seed/csv'
import { npsToDn } from '../pipe-sizes'
import { parseRfqLine } from './parse-line'
import { parseRfqText } from './parse-sheets'

const masters = rfqMasters()
const sizes = readCsv('pipe-sizes.csv').map((row) => ({
  nps: row.nps ?? '',
  schedule: row.schedule ?? '',
  family: row.family ?? '',
}))

const DECIMALS: Readonly<Record<string, string>> = {
  '1/2': '0.5',
  '3/4': '0.75',
  '1-1/4': '1.25',
  '1-1/2': '1.5',
  '2-1/2': '2.5',
}
const SIGNS: Readonly<Record<string, string>> = { '1/2': '½', '3/4': '¾', '1-1/4': '1¼', '1-1/2': '1½', '2-1/2': '2 ½' }

/** Spellings of a nominal size, each of which can only be that size. */
const NPS_SPELLINGS: readonly ((nps: string) => string)[] = [
  (nps) => `${nps}" NB`,
  (nps) => `${nps}"`,
  (nps) => `${nps.replace('-', ' ')}" NB`,
  (nps) => `${nps.replace('-', '.')}"`,
  (nps) => `${DECIMALS[nps] ?? nps}"`,
  (nps) => `${SIGNS[nps] ?? nps}"`,
  (nps) => `${nps} INCH`,
  (nps) => `${nps} inch NB`,
  (nps) => `${nps}''`,
  (nps) => `${nps}”`,
  (nps) => `NPS ${nps}`,
  (nps) => `DN${npsToDn(nps)}`,
  (nps) => `DN ${npsToDn(nps)}`,
  (nps) => `${npsToDn(nps)} MM NB`,
  (nps) => `Size: ${nps}"`,
]

const SCHEDULE_SPELLINGS: readonly ((schedule: string) => string)[] = [
  (schedule) => `SCH ${schedule}`,
  (schedule) => `Sch.${schedule}`,
  (schedule) => `SCH-${schedule}`,
  (schedule) => `sch${schedule}`,
  (schedule) => `schedule ${schedule}`,
  (schedule) => (/^\d/.test(schedule) ? `S-${schedule}` : schedule),
  (schedule) => (/^\d/.test(schedule) ? `SCH:${schedule}` : `${schedule} WT`),
]

const GRADES: readonly (readonly [string, string])[] = [
  ['ASTM A106 GR.B SMLS', 'ASTM A106 GR.B'],
  ['A106-B', 'ASTM A106 GR.B'],
  ['SA 106 Gr B', 'ASME SA106 GR.B'],
  ['A 333 Gr. 6', 'ASTM A333 GR.6'],
  ['SA335 P11', 'ASME SA335 GR.P11'],
  ['ASTM A312 TP 316L welded', 'ASTM A312 TP316L'],
  ['A312 TP304 seamless', 'ASTM A312 TP304'],
  ['API 5L GR.B PSL1 SMLS', 'API 5L GR.B PSL-1'],
  ['A790 S31803 smls', 'ASTM A790 GR.S31803'],
]

const QUANTITIES: readonly (readonly [string, string, string])[] = [
  ['120 MTR', '120', 'MTR'],
  ['60M', '60', 'MTR'],
  ['24 Nos', '24', 'NOS'],
  ['Qty: 36 mtrs', '36', 'MTR'],
  ['1,250 m', '1250', 'MTR'],
  ['2.5 MT', '2.5', 'MTS'],
  ['500 kgs', '500', 'KGS'],
]

const SEPARATORS = [' ', ', ', ' - ', '; ', ' x ']

describe('any size of the table in any spelling', () => {
  const line = fc.record({
    size: fc.constantFrom(...sizes),
    nps: fc.constantFrom(...NPS_SPELLINGS),
    schedule: fc.constantFrom(...SCHEDULE_SPELLINGS),
    grade: fc.constantFrom(...GRADES),
    quantity: fc.constantFrom(...QUANTITIES),
    cross: fc.constantFrom(' ', ' x ', ' X ', ', '),
    separator: fc.constantFrom(...SEPARATORS.slice(0, 4)),
    ends: fc.constantFrom('BE', 'PE', ''),
    gradeFirst: fc.boolean(),
  })

  it('is read right, or left open: never as another size', () => {
    fc.assert(
      fc.property(line, ({ size, nps, schedule, grade, quantity, cross, separator, ends, gradeFirst }) => {
        const sized = `${nps(size.nps)}${cross}${schedule(size.schedule)}`
        const parts = gradeFirst ? ['PIPE', grade[0], sized] : ['PIPE', sized, grade[0]]
        const text = [...parts, ends, quantity[0]].filter(Boolean).join(separator)
        const read = parseRfqLine(text, masters)
        expect({ text, nps: read.nps, schedule: read.schedule }).toEqual({
          text,
          nps: size.nps,
          schedule: size.schedule,
        })
        expect({ text, designation: read.designation }).toEqual({ text, designation: grade[1] })
        expect({ text, quantity: read.quantity, unit: read.unit }).toEqual({
          text,
          quantity: quantity[1],
          unit: quantity[2],
        })
        expect({ text, ends: read.ends }).toEqual({ text, ends: ends || null })
      }),
      { numRuns: 800 },
    )
  })

  it('a bare bore is that size or open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sizes), fc.boolean(), ({ nps, schedule }, inches) => {
        const text = `PIPE ${inches ? nps : npsToDn(nps)} NB SCH ${schedule} A106 GR.B`
        const read = parseRfqLine(text, masters)
        const sure = read.confidence >= 0.8
        if (sure) expect({ text, nps: read.nps }).toEqual({ text, nps })
        else expect([nps, null]).toContain(read.nps)
      }),
    )
  })

  it('an outside diameter with its wall is never a nominal size', () => {
    const walls = readCsv('pipe-sizes.csv').map((row) => ({ od: row.od_mm ?? '', wall: row.wall_mm ?? '' }))
    fc.assert(
      fc.property(
        fc.constantFrom(...walls),
        fc.constantFrom('x', 'X', '×', '*'),
        fc.boolean(),
        ({ od, wall }, by, comma) => {
          const spell = (mm: string) => (comma ? mm.replace('.', ',') : mm)
          const text = `PIPE A106 GR.B ${spell(od)} ${by} ${spell(wall)} mm 60 m`
          const read = parseRfqLine(text, masters)
          const plain = (mm: string | null) => (mm === null ? null : Number(mm))
          if (read.odMm !== null || read.confidence >= 0.8) {
            expect({ text, od: plain(read.odMm), wall: plain(read.wallMm) }).toEqual({
              text,
              od: Number(od),
              wall: Number(wall),
            })
          }
          expect(read.nps).toBeNull()
        },
      ),
    )
  })
})

/** Time of the processor, in ms: other programs on the machine do not count. */
const cpuMs = () => process.cpuUsage().user / 1000

describe('hostile and odd text', () => {
  it('anything at all is read without failing, and keeps its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const proposal of parseRfqText(text, masters)) {
          expect(proposal.confidence).toBeGreaterThan(0)
          expect(proposal.confidence).toBeLessThanOrEqual(1)
          expect(text).toContain(proposal.source.split('\n')[0]?.split(' | ')[0])
        }
      }),
    )
  })

  it('words of the trade in any order are read without failing', () => {
    const words = fc.constantFrom(
      ...'PIPE 6" NB DN 150 X SCH 40 80S STD XXS A106 GR.B SA 335 P22 TP316L 168.3 7.11 MM OD WT MIN 120 MTR NOS , ; / - ( ) QTY: SMLS BE NPT NACE IBR EN 10204 3.1 API 5L X52 PSL2 TAG DRG NO 1.5 ½ 20'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (list) => {
        const read = parseRfqLine(list.join(' '), masters)
        expect(read.notes.every((note) => note.length > 0)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['spaces', ' '.repeat(100_000)],
    ['digits', '1'.repeat(100_000)],
    ['numbers', '1 '.repeat(50_000)],
    ['crosses', '1 X '.repeat(25_000)],
    ['inch marks', '1"'.repeat(50_000)],
    ['fractions', '1-1/2 '.repeat(16_000)],
    ['grades', 'A106 GR.B '.repeat(10_000)],
    ['commas', '1,'.repeat(50_000)],
    ['letters', 'A'.repeat(100_000)],
    ['brackets', '(('.repeat(50_000)],
    ['lines', '6" SCH 40\n'.repeat(300)],
    ['units', '5 MTR X 6 NOS '.repeat(7_000)],
    ['certificate words', 'EN 10204 TYPE AS PER TO '.repeat(4_000)],
    ['misspelled', 'SEAMLEES GALVANIZZED '.repeat(4_000)],
  ])('100 kB of %s do not hang it', (_, text) => {
    const started = cpuMs()
    const proposals = parseRfqText(text, masters)
    expect(cpuMs() - started).toBeLessThan(2_000)
    if (text.length > 4_000 && proposals.length === 1) {
      expect(proposals[0]?.notes.join(' ')).toContain('Only the first 4000 characters')
    }
  })

  it('300 lines are read in less than two seconds', () => {
    const lines = Array.from({ length: 300 }, (_, i) => {
      const size = sizes[i % sizes.length]
      return `${i + 1}) PIPE SMLS ASTM A106 GR.B ${size?.nps}" NB X SCH ${size?.schedule} BE AS PER ASME B36.10M + NACE, 6 MTR RANDOM - ${i + 10} MTR`
    })
    const started = cpuMs()
    expect(parseRfqText(lines.join('\n'), masters)).toHaveLength(300)
    expect(cpuMs() - started).toBeLessThan(2_000)
  })
})
