import type { ActionSpec } from './action-dialog'

// Each entry has an action of its own input type; the menu only passes the input through.
export type AnyActionSpec = ActionSpec<never, unknown>

/** Builds a menu entry with its types checked: menuAction({ action, input, label, … }). Works on the server too. */
export function menuAction<I, T>(spec: ActionSpec<I, T>): AnyActionSpec {
  return spec as unknown as AnyActionSpec
}
