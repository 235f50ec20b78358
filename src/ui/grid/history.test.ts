import { describe, expect, it } from 'vitest'
import { createHistory } from './history'

describe('undo', () => {
  it('takes back typing in one cell as one step, and gives it back', () => {
    const history = createHistory<string>()
    history.remember(['a'], '0.qty')
    history.remember(['a1'], '0.qty')
    expect(history.undo(['a12'])).toEqual(['a'])
    expect(history.undo(['a'])).toBeNull()
    expect(history.redo(['a'])).toEqual(['a12'])
  })

  it('counts a cell that was left and entered again as another step', () => {
    const history = createHistory<string>()
    history.remember(['a'], '0.qty')
    history.seal()
    history.remember(['b'], '0.qty')
    expect(history.undo(['c'])).toEqual(['b'])
    expect(history.undo(['b'])).toEqual(['a'])
  })

  it('has nothing to do again after something else was done', () => {
    const history = createHistory<string>()
    history.remember(['a'])
    history.undo(['b'])
    history.remember(['a'])
    expect(history.redo(['c'])).toBeNull()
  })

  it('gives up only what is being typed', () => {
    const history = createHistory<string>()
    history.remember(['a'], '0.qty')
    expect(history.giveUp('1.qty')).toBeNull()
    expect(history.giveUp('0.qty')).toEqual(['a'])
    expect(history.undo(['x'])).toBeNull()
  })
})
