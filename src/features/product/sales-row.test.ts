import { describe, expect, it } from 'vitest'
import type { PipeMasters } from './pipe-row'
import { unitWeightOf } from './pipe-row'
import { EMPTY_SALES_ROW, fillSalesRow, kindOfWords, type SalesRow, salesInputOf } from './sales-row'

const masters: PipeMasters = {
  specs: [
    {
      id: 'a210',
      product: 'C.S. SEAMLESS TUBE',
      familyCode: 'CS',
      process: 'SEAMLESS',
      designation: 'ASTM A210 GR.A1',
      defaultEnd: 'PE',
      additionalSpecs: [],
    },
  ],
  sizes: [],
  families: [{ code: 'CS', name: 'Carbon', weightFactor: '1', sizeFamily: 'CS_AS' }],
  minWallTolerancePct: '20',
}
const edit = (row: SalesRow, patch: Partial<SalesRow>): SalesRow => {
  const next = { ...row, ...patch }
  return { ...next, ...fillSalesRow(masters, patch, next) }
}
const tube = edit({ ...EMPTY_SALES_ROW, kind: 'TUBE', productSpecId: 'a210' }, { sizeText: '44.5 OD X 7.1 MIN WT' })

describe('a tube of a minimum wall while it is typed', () => {
  it('gets the average wall by the tolerance of Settings, and weighs what that weighs', () => {
    expect(tube).toMatchObject({ wallType: 'MIN', wallTolerancePct: '20', averageWallMm: '7.81' })
    // (44.5 - 7.81) x 7.81 x 0.0246615; on the minimum it would be 6.549
    expect(unitWeightOf(masters, tube)).toBe('7.067')
  })

  it('follows its own tolerance, and the average when that is typed', () => {
    const own = edit(tube, { wallTolerancePct: '28' })
    expect(own.averageWallMm).toBe('8.094')
    expect(edit(own, { wallMm: '5' })).toMatchObject({ wallTolerancePct: '28', averageWallMm: '5.7' })
    expect(edit(tube, { averageWallMm: '7.9' }).wallTolerancePct).toBe('22.5352')
    expect(edit(edit(tube, { averageWallMm: '7.9' }), { averageWallMm: '' }).averageWallMm).toBe('7.9')
  })

  it('has no average any more when the wall is nominal', () => {
    expect(edit(tube, { wallType: 'AVG' })).toMatchObject({ wallTolerancePct: '', averageWallMm: '' })
    expect(salesInputOf({ ...tube, wallType: 'AVG' })).toMatchObject({ wallTolerancePct: null, averageWallMm: null })
  })

  it('weighs so much a piece once its length is known', () => {
    expect(edit(tube, { pieceLengthM: '6' }).weightEachKg).toBe('42.402')
  })
})

describe('an item that is no pipe', () => {
  it('is known by its words, and counted in pieces', () => {
    expect(kindOfWords('M.S. PLATE')).toBe('PLATE')
    expect(kindOfWords('ELBOW 90 LR')).toBe('FITTING')
    expect(kindOfWords('WELDOLET')).toBe('FITTING')
    expect(kindOfWords('C.S. SEAMLESS PIPE')).toBeNull()
    expect(edit(EMPTY_SALES_ROW, { product: 'WN FLANGE' })).toMatchObject({ kind: 'FITTING', unit: 'NOS' })
  })

  it('keeps its size as words, and what was pasted with it', () => {
    const plate = edit(tube, {
      kind: 'PLATE',
      sizeText: '2500 x 6000 x 12',
      weightEachKg: '1413',
      quantity: '4',
      unit: 'NOS',
    })
    expect(plate).toMatchObject({ sizeText: '2500 x 6000 x 12', odMm: '', wallMm: '', productSpecId: '', unit: 'NOS' })
    expect(plate).toMatchObject({ weightEachKg: '1413', averageWallMm: '' })
    expect(unitWeightOf(masters, plate)).toBeNull()
  })
})
