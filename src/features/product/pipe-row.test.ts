import { describe, expect, it } from 'vitest'
import {
  EMPTY_PIPE,
  fillPipeRow,
  isBlankPipe,
  type PipeMasters,
  type PipeRow,
  pipeInputOf,
  unitWeightOf,
} from './pipe-row'

const spec = (id: string, product: string, designation: string, familyCode = 'CS') => ({
  id,
  product,
  familyCode,
  process: 'SEAMLESS',
  designation,
  defaultEnd: 'BE',
  additionalSpecs: ['HIC'],
})
const size = (id: string, family: string, nps: string, schedule: string, odMm: string, wallMm: string) => ({
  id,
  family,
  nps,
  schedule,
  odMm,
  wallMm,
  unitWeight: '0',
})
const masters: PipeMasters = {
  minWallTolerancePct: '20',
  specs: [
    spec('a106', 'C.S. SEAMLESS PIPE', 'ASTM A106 GR.B'),
    spec('a53s', 'C.S. SEAMLESS PIPE', 'ASTM A53 GR.B'),
    spec('a53e', 'C.S. ERW PIPE', 'ASTM A53 GR.B'),
    spec('316l', 'S.S. SEAMLESS PIPE', 'ASTM A312 TP316L', 'SS'),
  ],
  sizes: [
    size('6-40', 'CS_AS', '6', '40', '168.3', '7.11'),
    size('10-40', 'CS_AS', '10', '40', '273', '9.27'),
    size('10-40S', 'SS_DS', '10', '40S', '273.1', '9.27'),
    size('6-40ss', 'SS_DS', '6', '40', '168.3', '7.12'),
  ],
  families: [
    { code: 'CS', name: 'Carbon', weightFactor: '1', sizeFamily: 'CS_AS' },
    { code: 'SS', name: 'Stainless', weightFactor: '1.014', sizeFamily: 'SS_DS' },
  ],
}
const edit = (row: PipeRow, patch: Partial<PipeRow>): PipeRow => {
  const next = { ...row, ...patch }
  return { ...next, ...fillPipeRow(masters, patch, next) }
}

describe('a pipe line while it is typed', () => {
  it('keeps the words of a size that was chosen from the list', () => {
    const chosen = {
      sizeText: '6" NB X SCH 40',
      pipeSizeId: '6-40',
      odMm: '168.3',
      wallMm: '7.11',
      wallType: '' as const,
    }
    expect(edit(EMPTY_PIPE, chosen)).toMatchObject(chosen)
  })

  it('finds the product by its grade where only one product has it, in any spelling', () => {
    const row = edit(EMPTY_PIPE, { designation: 'astm a-106 gr b' })
    expect(row).toMatchObject({
      productSpecId: 'a106',
      product: 'C.S. SEAMLESS PIPE',
      designation: 'ASTM A106 GR.B',
      ends: 'BE',
    })
    expect(edit(EMPTY_PIPE, { designation: 'ASTM A53 GR.B' }).productSpecId).toBe('')
    expect(edit(EMPTY_PIPE, { product: 'C.S. ERW PIPE', designation: 'ASTM A53 GR.B' }).productSpecId).toBe('a53e')
    expect(edit(EMPTY_PIPE, { product: 's.s. seamless pipe' }).designation).toBe('ASTM A312 TP316L')
  })

  it('drops the grade of another product', () => {
    const row = edit(edit(EMPTY_PIPE, { designation: 'ASTM A106 GR.B' }), { product: 'C.S. ERW PIPE' })
    expect(row).toMatchObject({ productSpecId: 'a53e', designation: 'ASTM A53 GR.B' })
  })

  it('fills OD and wall from a size as it is written, and takes sizes outside the master', () => {
    const row = edit({ ...EMPTY_PIPE, productSpecId: 'a106' }, { sizeText: '6" sch 40' })
    expect(row).toMatchObject({ pipeSizeId: '6-40', odMm: '168.3', wallMm: '7.11' })
    expect(unitWeightOf(masters, row)).toBe('28.264')
    const custom = edit(row, { sizeText: '10" NB x 7.10MM' })
    expect(custom).toMatchObject({ pipeSizeId: '', odMm: '273', wallMm: '7.1' })
    expect(pipeInputOf(custom)).toMatchObject({ sizeText: '10" NB x 7.10MM', odMm: null, wallMm: null })
    const minimum = edit(row, { sizeText: '44.5 x 7.1 MIN' })
    expect(minimum).toMatchObject({ odMm: '44.5', wallMm: '7.1', wallType: 'MIN' })
    expect(edit(row, { wallMm: '8' })).toMatchObject({ pipeSizeId: '', sizeText: '168.3 X 8.00 MM' })
  })

  it('takes the size of the own table when the material becomes stainless, and its factor', () => {
    const carbon = edit(edit(EMPTY_PIPE, { designation: 'ASTM A106 GR.B' }), { sizeText: '6" NB X SCH 40' })
    const stainless = edit(carbon, { productSpecId: '', product: 'S.S. SEAMLESS PIPE' })
    expect(stainless).toMatchObject({ productSpecId: '316l', pipeSizeId: '6-40ss', wallMm: '7.12' })
    expect(unitWeightOf(masters, stainless)).toBe('28.698')
  })

  it('is blank until something is typed', () => {
    expect(isBlankPipe(EMPTY_PIPE)).toBe(true)
    expect(isBlankPipe({ ...EMPTY_PIPE, quantity: '1' })).toBe(false)
  })
})
