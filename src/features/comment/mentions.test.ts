import { describe, expect, it } from 'vitest'
import { fitting, mentionBeingTyped, mentionedIn, type Person, piecesOf } from './mentions'

const people: Person[] = [
  { id: '1', name: 'Asha' },
  { id: '2', name: 'Asha Rao' },
  { id: '3', name: 'Management Desk' },
  { id: '4', name: 'R. Shah' },
]

describe('who a comment calls', () => {
  it('is everybody whose whole name stands behind an @, the longest name first', () => {
    expect(mentionedIn('@Asha Rao please look, also @management desk.', people)).toEqual(['2', '3'])
    expect(mentionedIn('(@Asha) and @R. Shah, @Asha', people)).toEqual(['1', '4'])
  })

  it('is nobody in an e-mail address, in a longer word, or without the @', () => {
    expect(mentionedIn('write to buyer@Asha.example, Asha, @Ashara', people)).toEqual([])
    expect(mentionedIn('@ Asha @Nobody @', people)).toEqual([])
  })

  it('calls both where two people have one name', () => {
    expect(mentionedIn('@Asha', [...people, { id: '9', name: 'asha' }])).toEqual(['1', '9'])
  })

  it('keeps every other sign of the text as it is: markup stays words', () => {
    const body = '<b>@Asha</b> 10 % @ 5\n<script>'
    expect(piecesOf(body, people)).toEqual([
      { text: '<b>' },
      { text: '@Asha', person: people[0] },
      { text: '</b> 10 % @ 5\n<script>' },
    ])
    expect(
      piecesOf(body, people)
        .map((p) => p.text)
        .join(''),
    ).toBe(body)
  })
})

describe('the type-ahead of people', () => {
  it('begins with an @ and follows what is typed up to the cursor', () => {
    expect(mentionBeingTyped('see @', 5)).toEqual({ from: 4, query: '' })
    expect(mentionBeingTyped('see @man and', 8)).toEqual({ from: 4, query: 'man' })
    expect(mentionBeingTyped('a@b', 3)).toBeNull()
    expect(mentionBeingTyped('rate @ 5', 7)).toBeNull()
    expect(mentionBeingTyped('@x\nmore', 7)).toBeNull()
  })

  it('offers people of whose name a word begins with it', () => {
    expect(fitting(people, 'des').map((p) => p.name)).toEqual(['Management Desk'])
    expect(fitting(people, 'asha r').map((p) => p.name)).toEqual(['Asha Rao'])
    expect(fitting(people, '')).toHaveLength(4)
  })
})
