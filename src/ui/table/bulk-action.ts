import type { Action } from '@/core/result'
import type { AskField } from '../action-dialog'

/** What can be done to several chosen rows: once for each, in a transaction of its own, so that each says how it went. */
export type BulkAction = {
  label: string
  action: (
    input: Record<string, unknown>,
    options?: { idempotencyKey?: string },
  ) => ReturnType<Action<unknown, unknown>>
  /** Key of the row's id in the input (default 'id'). */
  idKey?: string
  /** The same for every row. */
  input?: Record<string, unknown>
  /** Sentence above the questions: what will happen to what. */
  confirm?: string
  fields?: AskField[]
  /** Choices of a select among `fields` that are those of a filter of the list: name of the field -> key of the filter. */
  optionsFrom?: Record<string, string>
  remark?: 'required' | 'optional'
  tone?: 'plain' | 'danger'
}

/** Builds a bulk action with its action's type forgotten; works on the server too. */
export function bulkAction<I, T>(spec: Omit<BulkAction, 'action'> & { action: Action<I, T> }): BulkAction {
  return spec as unknown as BulkAction
}
