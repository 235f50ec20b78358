import { describe, expect, it } from 'vitest'
import { checkWanted, propose } from './allocate'
import type { Candidate, OrderLineNeed } from './candidates'

const line = (id: string, metres: string, more: Partial<OrderLineNeed> = {}): OrderLineNeed => ({
  id,
  lineNo: Number(id),
  product: 'C.S. SEAMLESS PIPE',
  designation: 'ASTM A106 GR.B',
  additionalSpecs: [],
  sizeText: '6" NB X SCH 40',
  ends: 'BE',
  process: 'SEAMLESS',
  odMm: '168.3',
  productSpecId: null,
  metres,
  cancelledMetres: '0',
  dispatchedMetres: '0',
  toleranceMetres: '6',
  reservedMetres: '0',
  requisitionedMetres: '0',
  ...more,
})
const lot = (salesOrderLineId: string, stockLotId: string, freeMetres: string): Candidate => ({
  salesOrderLineId,
  stockLotId,
  locationId: 'rack',
  heatNo: stockLotId.toUpperCase(),
  make: 'M',
  designations: [],
  additionalSpecs: [],
  ends: 'BE',
  source: 'GRN',
  mtcNo: null,
  mtcType: null,
  mtcDate: null,
  receivedDate: '2026-01-01',
  warehouse: 'NMB',
  location: 'A-01',
  freeMetres,
  pieces: 1,
})
const wanted = (
  salesOrderLineId: string,
  stockLotId: string,
  metres: string,
  outOfFifoReason: string | null = null,
) => ({ salesOrderLineId, stockLotId, locationId: 'rack', metres, outOfFifoReason })

describe('The proposal', () => {
  it('takes the oldest first and says exactly what is short', () => {
    const [l] = propose([line('1', '150.5')], [lot('1', 'old', '100.2'), lot('1', 'new', '40')])
    expect(l?.candidates.map((c) => c.proposedMetres)).toEqual(['100.200', '40.000'])
    expect(l).toMatchObject({ proposedMetres: '140.200', shortfallMetres: '10.300' })
  })

  it('gives no metre to two lines', () => {
    const lines = propose([line('1', '60'), line('2', '60')], [lot('1', 'a', '100'), lot('2', 'a', '100')])
    expect(lines.map((l) => l.proposedMetres)).toEqual(['60.000', '40.000'])
    expect(lines[1]?.shortfallMetres).toBe('20.000')
  })

  it('asks only for what is not cancelled, gone, held, or on requisition already', () => {
    const [l] = propose(
      [
        line('1', '100', {
          cancelledMetres: '10',
          dispatchedMetres: '20',
          reservedMetres: '30',
          requisitionedMetres: '25',
        }),
      ],
      [],
    )
    expect(l).toMatchObject({
      neededMetres: '40.000',
      maxMetres: '46.000',
      shortfallMetres: '40.000',
      toRequisitionMetres: '15.000',
    })
  })

  it('says why nothing is proposed', () => {
    expect(propose([line('1', '0')], [])[0]?.reason).toContain('Not pipe')
    expect(propose([line('1', '5', { reservedMetres: '7' })], [])[0]).toMatchObject({
      neededMetres: '0.000',
      reason: 'Fully reserved or dispatched.',
    })
    expect(propose([line('1', '5', { process: null })], [])[0]?.reason).toContain('no product')
  })
})

describe('What somebody wants to reserve', () => {
  const lots = [lot('1', 'old', '10'), lot('1', 'new', '50')]
  it('may use the tolerance and not more', () => {
    expect(checkWanted([wanted('1', 'old', '10'), wanted('1', 'new', '46')], [line('1', '50')], lots).errors).toEqual(
      {},
    )
    expect(
      checkWanted([wanted('1', 'old', '10'), wanted('1', 'new', '46.001')], [line('1', '50')], lots).errors,
    ).toHaveProperty(['lines.1.metres'])
  })

  it('is short when the same lot is asked for twice beyond what it has', () => {
    expect(checkWanted([wanted('1', 'old', '6'), wanted('1', 'old', '6')], [line('1', '50')], lots)).toMatchObject({
      short: true,
      errors: { 'lines.1.metres': expect.stringContaining('4 m free') },
    })
  })

  it('needs a reason to pass over an older heat', () => {
    expect(checkWanted([wanted('1', 'new', '5')], [line('1', '50')], lots).errors).toHaveProperty([
      'lines.0.outOfFifoReason',
    ])
    expect(checkWanted([wanted('1', 'new', '5', 'One heat asked for')], [line('1', '50')], lots).errors).toEqual({})
    expect(checkWanted([wanted('1', 'old', '10'), wanted('1', 'new', '5')], [line('1', '50')], lots).errors).toEqual({})
  })
})
