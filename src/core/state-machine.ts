import { DomainError } from './errors'

/** How a button for the transition looks. */
export type TransitionTone = 'primary' | 'neutral' | 'danger'

export interface TransitionInput<S extends string = string, E extends string = string, P extends string = string> {
  event: E
  from: readonly S[]
  to: S
  /** Permission a person needs for it */
  permission: P
  /** What the button says; made from the event when left out */
  label?: string
  /** Whether a remark is asked for */
  remark?: 'required' | 'optional'
  tone?: TransitionTone
}

export interface Transition<S extends string = string, E extends string = string, P extends string = string>
  extends TransitionInput<S, E, P> {
  label: string
}

export interface Machine<S extends string = string, E extends string = string, P extends string = string> {
  readonly name: string
  readonly states: readonly S[]
  readonly initial: S
  readonly events: readonly E[]
  readonly transitions: readonly Transition<S, E, P>[]
  isState(text: string): text is S
  /** No transition leads out of it. */
  isFinal(state: string): boolean
  /** The transition an event starts from a state, null when there is none. */
  transition(state: string, event: string): Transition<S, E, P> | null
  /** The state an event leads to, null when it is not possible from `state`. */
  next(state: string, event: string): S | null
  /** As {@link transition}. @throws DomainError ILLEGAL_TRANSITION when it is not possible */
  transitionOrThrow(state: string, event: string): Transition<S, E, P>
  /** What a person may do now: possible from `state`, and permitted. */
  allowed(state: string, can: (permission: P) => boolean): Transition<S, E, P>[]
  /** Every pair of state and event that must be refused. */
  illegalPairs(): { state: S; event: E }[]
}

/** `PENDING_APPROVAL` -> `Pending approval`; `sendBack` and `send-back` -> `Send back`. */
export function humanise(code: string): string {
  const words = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function checkTable(name: string, states: readonly string[], initial: string, table: readonly TransitionInput[]): void {
  const fail = (what: string): never => {
    throw new Error(`State machine ${name}: ${what}`)
  }
  const known = new Set(states)
  if (known.size !== states.length) fail('a state is listed twice')
  if (!known.has(initial)) fail(`the initial state ${initial} is not listed`)
  const seen = new Set<string>()
  for (const { event, from, to, permission } of table) {
    if (permission === '') fail(`${event} has no permission`)
    if (from.length === 0) fail(`${event} starts nowhere`)
    if (!known.has(to)) fail(`${event} leads to the unknown state ${to}`)
    for (const state of from) {
      if (!known.has(state)) fail(`${event} starts at the unknown state ${state}`)
      const key = `${state} ${event}`
      if (seen.has(key)) fail(`${event} is listed twice from ${state}`)
      seen.add(key)
    }
  }
}

/**
 * Makes a machine of a table of states and transitions. The same table drives the service, the buttons, the
 * permission check and the tests.
 * @throws Error (a defect, not a DomainError) when the table contradicts itself
 */
export function defineMachine<const S extends string, const E extends string, const P extends string>(definition: {
  name: string
  states: readonly S[]
  initial: NoInfer<S>
  transitions: readonly TransitionInput<NoInfer<S>, E, P>[]
}): Machine<S, E, P> {
  const { name, states, initial } = definition
  checkTable(name, states, initial, definition.transitions)
  const transitions: Transition<S, E, P>[] = definition.transitions.map((t) => ({
    ...t,
    label: t.label ?? humanise(t.event),
  }))
  const events = [...new Set(transitions.map((t) => t.event))]
  const from = (state: string) => transitions.filter((t) => t.from.some((s) => s === state))
  const find = (state: string, event: string) => from(state).find((t) => t.event === event) ?? null

  return {
    name,
    states,
    initial,
    events,
    transitions,
    isState: (text): text is S => states.some((state) => state === text),
    isFinal: (state) => from(state).length === 0,
    transition: find,
    next: (state, event) => find(state, event)?.to ?? null,
    transitionOrThrow(state, event) {
      const found = find(state, event)
      if (found) return found
      const label = transitions.find((t) => t.event === event)?.label ?? humanise(event)
      throw new DomainError('ILLEGAL_TRANSITION', `${name}: “${label}” is not possible from “${humanise(state)}”.`)
    },
    allowed: (state, can) => from(state).filter((t) => can(t.permission)),
    illegalPairs: () =>
      states.flatMap((state) => events.filter((event) => !find(state, event)).map((event) => ({ state, event }))),
  }
}
