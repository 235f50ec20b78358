import { describe, expect, it } from 'vitest'
import { DomainError } from './errors'
import { defineMachine, humanise, type Machine } from './state-machine'

const machine = defineMachine({
  name: 'Quotation revision',
  states: ['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'VOID'],
  initial: 'DRAFT',
  transitions: [
    { event: 'submit', from: ['DRAFT'], to: 'PENDING_APPROVAL', permission: 'quotation.submit' },
    { event: 'approve', from: ['PENDING_APPROVAL'], to: 'APPROVED', permission: 'quotation.approve', tone: 'primary' },
    {
      event: 'sendBack',
      from: ['PENDING_APPROVAL'],
      to: 'DRAFT',
      permission: 'quotation.approve',
      label: 'Return',
      remark: 'required',
    },
    { event: 'void', from: ['DRAFT'], to: 'VOID', permission: 'quotation.void', tone: 'danger' },
  ],
})

describe('a state machine', () => {
  it('moves only along its table', () => {
    expect(machine.next('DRAFT', 'submit')).toBe('PENDING_APPROVAL')
    expect(machine.next('DRAFT', 'approve')).toBeNull()
    expect(machine.next('NOWHERE', 'submit')).toBeNull()
    expect(machine.next('DRAFT', 'nothing')).toBeNull()
  })

  it('refuses every pair that is not in the table, and no other', () => {
    const illegal = machine.illegalPairs()
    expect(illegal).toHaveLength(4 * 4 - 4)
    for (const { state, event } of illegal) {
      expect(machine.next(state, event)).toBeNull()
      expect(() => machine.transitionOrThrow(state, event)).toThrow(DomainError)
    }
  })

  it('says in plain words what is not possible', () => {
    expect(() => machine.transitionOrThrow('APPROVED', 'sendBack')).toThrow(
      'Quotation revision: “Return” is not possible from “Approved”.',
    )
    expect(machine.transitionOrThrow('DRAFT', 'void').tone).toBe('danger')
  })

  it('offers a person what the state and the permissions allow', () => {
    const labels = (state: string, permitted: string[]) =>
      machine.allowed(state, (permission) => permitted.includes(permission)).map((t) => t.label)
    expect(labels('PENDING_APPROVAL', ['quotation.approve'])).toEqual(['Approve', 'Return'])
    expect(labels('DRAFT', ['quotation.submit'])).toEqual(['Submit'])
    expect(labels('DRAFT', [])).toEqual([])
    expect(labels('VOID', ['quotation.submit', 'quotation.approve'])).toEqual([])
  })

  it('knows its states, its ends and its events', () => {
    expect([machine.isState('DRAFT'), machine.isState('SENT')]).toEqual([true, false])
    expect([machine.isFinal('VOID'), machine.isFinal('DRAFT')]).toEqual([true, false])
    expect(machine.events).toEqual(['submit', 'approve', 'sendBack', 'void'])
    const general: Machine = machine
    expect(general.initial).toBe('DRAFT')
  })

  it('makes words of codes', () => {
    expect([humanise('PENDING_APPROVAL'), humanise('sendBack'), humanise('send-back')]).toEqual([
      'Pending approval',
      'Send back',
      'Send back',
    ])
  })
})

describe('a table that contradicts itself is a defect', () => {
  const step = { event: 'go', from: ['A'], to: 'B', permission: 'x.go' } as const
  const make = (states: string[], transitions: { event: string; from: string[]; to: string; permission: string }[]) =>
    defineMachine({ name: 'T', states, initial: 'A', transitions })
  const go = { ...step, from: ['A'] }

  it.each([
    ['a state is listed twice', ['A', 'A', 'B'], [go]],
    ['the initial state A is not listed', ['B'], []],
    ['unknown state B', ['A'], [go]],
    ['unknown state C', ['A', 'B'], [{ ...go, from: ['C'] }]],
    ['starts nowhere', ['A', 'B'], [{ ...go, from: [] }]],
    ['listed twice from A', ['A', 'B'], [go, { ...go, to: 'A' }]],
    ['no permission', ['A', 'B'], [{ ...go, permission: '' }]],
  ])('%s', (problem, states, transitions) => {
    expect(() => make(states, transitions)).toThrow(problem)
  })
})
