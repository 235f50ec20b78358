import { describe, expect, it } from 'vitest'
import { endMeant, pipeColumns, unitMeant } from './pipe-columns'
import { EMPTY_PIPE, type PipeMasters, type PipeRow } from './pipe-row'

const spec = (id: string, product: string, designation: string) => ({
  id,
  product,
  familyCode: 'CS',
  process: 'SEAMLESS',
  designation,
  defaultEnd: 'BE',
  additionalSpecs: [],
})
const masters = {
  specs: [
    spec('a106', 'C.S. SEAMLESS PIPE', 'ASTM A106 GR.B'),
    spec('a53s', 'C.S. SEAMLESS PIPE', 'ASTM A53 GR.B'),
    spec('a53e', 'C.S. ERW PIPE', 'ASTM A53 GR.B'),
  ],
  sizes: [],
  families: [],
  minWallTolerancePct: '20',
} as unknown as PipeMasters
const column = (key: string) => pipeColumns<PipeRow>(masters).find((c) => c.key === key)
const line = (part: Partial<PipeRow>): PipeRow => ({ ...EMPTY_PIPE, ...part })

describe('what buyers write', () => {
  it('for a unit', () => {
    expect(['m', 'Mtrs', 'METRES', 'Rmt'].map(unitMeant)).toEqual(['MTR', 'MTR', 'MTR', 'MTR'])
    expect(['MT', 'M.T.', 'tonnes', 'MTS'].map(unitMeant)).toEqual(['MTS', 'MTS', 'MTS', 'MTS'])
    expect(['nos.', 'PCS', 'each', 'ft', 'kgs'].map(unitMeant)).toEqual(['NOS', 'NOS', 'NOS', 'FTS', 'KGS'])
    expect(unitMeant('bundles')).toBeNull()
  })

  it('for the ends', () => {
    expect(['B.E.', 'bevelled ends', 'PBE', 'NPT(M)', 'BSP'].map(endMeant)).toEqual(['BE', 'BE', 'PE', 'NPTM', 'BSPT'])
    expect(endMeant('flanged')).toBeNull()
  })

  it('for a product', () => {
    expect(column('product')?.read?.('cs smls pipes', line({}))).toBe('C.S. SEAMLESS PIPE')
    expect(column('product')?.read?.('elbow', line({}))).toBeNull()
  })
})

describe('a line that is not clear is marked', () => {
  it('when its grade is none of ours, or of several products', () => {
    const check = column('designation')?.check
    expect(check?.(line({ designation: 'ASTM A106 GR.B', productSpecId: 'a106' }))).toBeNull()
    expect(check?.(line({ designation: 'astm a53 gr b' }))?.text).toMatch(/^Several products/)
    expect(check?.(line({ designation: 'API 5L X99' }))).toMatchObject({ tone: 'warning' })
  })

  it('when its size cannot be read', () => {
    const check = column('sizeText')?.check
    expect(check?.(line({ sizeText: 'six inch' }))).toMatchObject({ tone: 'error' })
    expect(check?.(line({ sizeText: '6" NB X SCH 40', odMm: '168.3', wallMm: '7.11' }))).toBeNull()
    expect(check?.({ ...line({ sizeText: '90 deg LR' }), kind: 'FITTING' } as PipeRow)).toBeNull()
  })
})
