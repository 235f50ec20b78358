import type { ReactNode } from 'react'
import type { ClientListDef, ListResult } from '@/core/list-types'
import type { Permission } from '@/core/permissions'
import { AppError } from '@/server/errors'
import { clientList, type ListDef, type ListParams, runList } from '@/server/list'
import { pageRead, type ReadContext } from '@/server/read'
import { LinkButton, NewButton } from '@/ui/link-button'
import { ListTable } from '@/ui/list-page'
import { Banner, Page } from '@/ui/page'

/** A button above a list. Without the permission it is not shown (the action behind it decides for itself). */
export type ListAction = { href: string; label: string; permission?: Permission; primary?: boolean }

type Props = {
  list: ListDef
  searchParams: ListParams
  /** Buttons at the top right: descriptions (preferred) or ready elements. */
  actions?: ListAction[] | ReactNode
  subtitle?: ReactNode
  title?: string
  /** Between the title and the table, e.g. totals. */
  children?: ReactNode
}

type Loaded = { def: ClientListDef; result: ListResult; problem: string | null; permissions: string[] }

const isActions = (actions: Props['actions']): actions is ListAction[] =>
  Array.isArray(actions) &&
  actions.every((a) => typeof a === 'object' && a !== null && 'href' in a && 'label' in a && !('props' in a))

async function load(
  ctx: ReadContext,
  list: ListDef,
  searchParams: ListParams,
  actions: Props['actions'],
): Promise<Loaded> {
  const def = clientList(list, ctx.actor.can)
  const permissions = isActions(actions)
    ? actions.flatMap((a) => (a.permission && ctx.actor.can(a.permission) ? [a.permission] : []))
    : []
  try {
    const { tabCounts, ...result } = await runList(ctx, list, searchParams)
    if (def.tabs && tabCounts) {
      def.tabs.values = def.tabs.values.map((tab) => ({ ...tab, count: tabCounts[tab.value] ?? 0 }))
    }
    if (def.columns.some((c) => c.type === 'datetime')) {
      result.rows = result.rows.map((row) => ({ timeZone: ctx.actor.timeZone, ...row }))
    }
    return { def, result, problem: null, permissions }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error
    return { def, result: { rows: [], total: 0, page: 1, pageSize: 50 }, problem: error.message, permissions }
  }
}

/**
 * The page of a list: one read, the table with filters, tabs and counts. A filter in the address that makes no sense is
 * said in a sentence above the empty table.
 */
export async function ListPage({ list, searchParams, actions, subtitle, title, children }: Props) {
  const { def, result, problem, permissions } = await pageRead((ctx) => load(ctx, list, searchParams, actions), {
    permission: list.permission,
  })
  const buttons = isActions(actions)
    ? actions
        .filter((a) => !a.permission || permissions.includes(a.permission))
        .map((a) =>
          a.primary === false ? (
            <LinkButton key={a.href} href={a.href}>
              {a.label}
            </LinkButton>
          ) : (
            <NewButton key={a.href} href={a.href} label={a.label} />
          ),
        )
    : actions
  return (
    <Page title={title ?? def.title} subtitle={subtitle} actions={buttons}>
      {problem && <Banner tone="warn">{problem}</Banner>}
      {children}
      <ListTable def={def} result={result} emptyAction={Array.isArray(buttons) ? buttons[0] : undefined} />
    </Page>
  )
}
