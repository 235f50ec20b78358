import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import type { ClientListDef, ClientSavedView, ListLayout, ListResult } from '@/core/list-types'
import type { Permission } from '@/core/permissions'
import { listViews } from '@/features/saved-view/saved-view.queries'
import { ViewBar } from '@/features/saved-view/view-bar'
import { AppError } from '@/server/errors'
import { clientList, type ListDef, type ListParams, runList, withFilterFacts } from '@/server/list'
import { pageRead, type ReadContext } from '@/server/read'
import { LinkButton, NewButton } from '@/ui/link-button'
import { ListTable } from '@/ui/list-page'
import { Banner, Page } from '@/ui/page'
import type { BulkAction } from '@/ui/table/bulk-action'

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
  /** What can be done to several rows at once, by permission. */
  bulk?: { permission: Permission; action: BulkAction }[]
  /** The same rows in columns by state, for `layout=board`. */
  board?: {
    load: (ctx: ReadContext, params: ListParams) => Promise<unknown>
    render: (board: unknown) => ReactNode
  }
}

type Loaded = {
  def: ClientListDef
  result: ListResult
  problem: string | null
  permissions: string[]
  views: ClientSavedView[]
  openId: string | null
  columns: string[] | null
  /** What the board shows; null for the table. */
  board: unknown
  layout: ListLayout
}

const isActions = (actions: Props['actions']): actions is ListAction[] =>
  Array.isArray(actions) &&
  actions.every((a) => typeof a === 'object' && a !== null && 'href' in a && 'label' in a && !('props' in a))

const EMPTY: ListResult = { rows: [], total: 0, page: 1, pageSize: 50 }

/** Texts that all rows share and that some columns need. */
function withShared(ctx: ReadContext, def: ClientListDef, rows: ListResult['rows']): ListResult['rows'] {
  const { timeZone, baseCurrency } = ctx.actor
  const shared = {
    ...(def.columns.some((c) => c.type === 'datetime') && { timeZone }),
    ...(def.columns.some((c) => (c.totalCurrencyKey ?? c.currencyKey) === 'baseCurrency') && { baseCurrency }),
  }
  return Object.keys(shared).length === 0 ? rows : rows.map((row) => ({ ...shared, ...row }))
}

async function loadRows(ctx: ReadContext, list: ListDef, params: ListParams, board: Props['board']) {
  const def = clientList(list, ctx.actor.can)
  try {
    const known = await withFilterFacts(ctx, list, def, params)
    if (board) return { def: known, result: EMPTY, problem: null, board: await board.load(ctx, params) }
    const { tabCounts, ...result } = await runList(ctx, list, params)
    if (known.tabs && tabCounts)
      known.tabs.values = known.tabs.values.map((tab) => ({ ...tab, count: tabCounts[tab.value] ?? 0 }))
    return { def: known, result: { ...result, rows: withShared(ctx, def, result.rows) }, problem: null, board: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'VALIDATION') throw error
    return { def, result: EMPTY, problem: error.message, board: null }
  }
}

/** What the list opens with where its address asks for nothing: the person's default view, or what the list says. */
function opensWith(list: ListDef, views: ClientSavedView[], params: ListParams): string | undefined {
  if (Object.values(params).some((v) => v !== undefined && v !== '')) return undefined
  const first = views.find((view) => view.isMine && view.isDefault)
  return first ? `${first.query ? `${first.query}&` : ''}view=${first.id}` : list.opensWith
}

async function load(ctx: ReadContext, props: Props): Promise<Loaded | { redirectTo: string }> {
  const { list, searchParams, actions, bulk = [] } = props
  const asked = [...(isActions(actions) ? actions : []), ...bulk].flatMap((a) => a.permission ?? [])
  const permissions = asked.filter((permission) => ctx.actor.can(permission))
  const kept = ctx.actor.can('saved-view.write')
    ? await listViews(ctx, list.name, `columns:${list.name}`)
    : { views: [], columns: null }
  const first = opensWith(list, kept.views, searchParams)
  if (first) return { redirectTo: first }
  const open = kept.views.find((view) => view.id === searchParams.view) ?? null
  const layout: ListLayout = props.board && searchParams.layout === 'board' ? 'BOARD' : 'TABLE'
  return {
    ...(await loadRows(ctx, list, searchParams, layout === 'BOARD' ? props.board : undefined)),
    permissions,
    views: kept.views,
    openId: open?.id ?? null,
    columns: open && open.columns.length > 0 ? open.columns : kept.columns,
    layout,
  }
}

/**
 * The page of a list: one read, the table with filters, tabs and counts. A filter in the address that makes no sense is
 * said in a sentence above the empty table.
 */
export async function ListPage(props: Props) {
  const { list, actions, subtitle, title, children, bulk = [], board } = props
  const loaded = await pageRead((ctx) => load(ctx, props), { permission: list.permission })
  if ('redirectTo' in loaded) {
    const path = ((await headers()).get('x-nps-path') ?? '/').split('?')[0]
    redirect(`${path}?${loaded.redirectTo}`)
  }
  const { def, result, problem, permissions, views, openId, columns, layout } = loaded
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
  const allowed = bulk.filter((b) => permissions.includes(b.permission)).map((b) => b.action)
  return (
    <Page title={title ?? def.title} subtitle={subtitle} actions={buttons}>
      {problem && <Banner tone="warn">{problem}</Banner>}
      {children}
      <ListTable
        def={def}
        result={result}
        emptyAction={Array.isArray(buttons) ? buttons[0] : undefined}
        columns={columns}
        remember={openId === null}
        views={<ViewBar key="views" views={views} openId={openId} />}
        bulk={bulk.length > 0 ? allowed : undefined}
        layout={board ? layout : undefined}
        board={board && loaded.board !== null ? board.render(loaded.board) : undefined}
      />
    </Page>
  )
}
