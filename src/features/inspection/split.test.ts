import { describe, expect, it } from 'vitest'
import { outcomeWords, splitProblem, undecided } from './split'

const lot = (over: object = {}) => ({
  metres: '352.5',
  pieces: 58,
  passMetres: '340.5',
  passPieces: 56,
  failMetres: '12',
  failPieces: 2,
  holdMetres: '0',
  holdPieces: 0,
  heatNo: 'H1',
  fromBucket: 'UNDER_INSPECTION',
  ...over,
})

describe('sharing out the metres of a lot', () => {
  it('says what submitting will do', () => {
    expect(outcomeWords(lot())).toBe('340.5 m of heat H1 become free; 12 m of heat H1 are rejected and an NCR opens')
    expect(outcomeWords(lot({ failMetres: '0', failPieces: 0 }))).toBe(
      '340.5 m of heat H1 become free; 12 m of heat H1 stay under inspection',
    )
    expect(outcomeWords(lot({ fromBucket: 'ON_HOLD', passMetres: '0', failMetres: '0', holdMetres: '352.5' }))).toBe(
      '352.5 m of heat H1 stay on hold',
    )
  })

  it('metres and pieces go together', () => {
    expect(splitProblem(lot())).toBeNull()
    expect(splitProblem(lot({ failPieces: 0 }))?.message).toBe('Give both metres and pieces, or neither.')
    expect(splitProblem(lot({ passPieces: 57 }))?.message).toBe('Together more than the 58 pieces presented.')
    expect(splitProblem(lot({ passMetres: '341' }))?.message).toBe('Together more than the 352.5 m presented.')
  })

  it('what is left undecided keeps both metres and pieces', () => {
    expect(undecided(lot({ passMetres: '300', passPieces: 50 }))).toEqual({ metres: '40.5', pieces: 6 })
    expect(splitProblem(lot({ passMetres: '300', passPieces: 50 }))).toBeNull()
    expect(splitProblem(lot({ passMetres: '300' }))?.message).toBe(
      '40.5 m are left undecided, but no piece: correct the pieces.',
    )
    expect(splitProblem(lot({ passPieces: 55 }))?.message).toBe(
      '1 piece is left undecided, but no metre: correct the pieces.',
    )
  })
})
