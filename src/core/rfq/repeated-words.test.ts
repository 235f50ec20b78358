import { describe, expect, it } from 'vitest'
import { parseRfqSheets } from './parse-sheets'

/** Words and marks that patterns begin with: repeated, they must not make reading grow beyond the length of the text. */
const WORDS = [
  'gr.',
  'ss.',
  'tp ',
  's.s.',
  'type-',
  'f:',
  'sch ',
  '1 1/2" ',
  'x ',
  '. ',
  '6" x ',
  'mm ',
  '10 m ',
  'nace ',
]

describe('a text that repeats one word', () => {
  it.each(WORDS)('%s is read in a moment', (word) => {
    const text = `${word.repeat(2000 / word.length)}!`
    const started = performance.now()
    parseRfqSheets([{ name: 'Text', rows: [{ no: 1, cells: [text] }] }], { specs: [] })
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
