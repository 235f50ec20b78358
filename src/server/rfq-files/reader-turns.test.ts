import { describe, expect, it } from 'vitest'
import { inTurn } from './reader-turns'

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('Files of buyers', () => {
  it('of one person are read one after the other, those of others meanwhile', async () => {
    const order: string[] = []
    const job = (name: string) => async () => {
      order.push(`${name} begins`)
      await pause()
      order.push(`${name} ends`)
      return name
    }
    const all = [inTurn('a', job('a1')), inTurn('a', job('a2')), inTurn('b', job('b1'))]
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1'])
    expect(order.indexOf('a2 begins')).toBeGreaterThan(order.indexOf('a1 ends'))
    expect(order.indexOf('b1 begins')).toBeLessThan(order.indexOf('a1 ends'))
  })

  it('are refused in a sentence where too many of one person wait, and taken again afterwards', async () => {
    const waiting = [1, 2, 3].map(() => inTurn('c', pause))
    await expect(inTurn('c', pause)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await Promise.all(waiting)
    await inTurn('c', pause)
  })

  it('that cannot be read hold up nobody', async () => {
    const broken = inTurn('d', async () => {
      throw new Error('damaged')
    })
    const next = inTurn('d', async () => 'read')
    await expect(broken).rejects.toThrow('damaged')
    expect(await next).toBe('read')
  })
})
