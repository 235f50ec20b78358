'use client'

import { Button } from '@mantine/core'
import { IconBookmark, IconShare2, IconStarFilled } from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { type ClientSavedView, viewQuery } from '@/core/list-types'
import { ActionDialog, type ActionSpec } from '@/ui/action-dialog'
import { ActionMenu } from '@/ui/action-menu'
import { menuAction } from '@/ui/menu-action'
import { useListContext } from '@/ui/table/list-context'
import { createSavedView, deleteSavedView, updateSavedView } from './saved-view.actions'
import css from './view-bar.module.css'

type Props = {
  views: ClientSavedView[]
  /** The view that is open, by the address. */
  openId: string | null
}

function Chip({ href, label, active, view }: { href: string; label: string; active: boolean; view?: ClientSavedView }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className={css.chip}
      aria-current={active ? 'page' : undefined}
      title={view?.owner ? `Shared by ${view.owner}` : undefined}
    >
      {view?.isDefault && view.isMine && <IconStarFilled size={11} aria-label="Opens first" />}
      {view?.isShared && <IconShare2 size={12} aria-label={view.owner ? `Shared by ${view.owner}` : 'Shared'} />}
      {label}
    </Link>
  )
}

/** The saved views of a list as chips, and what can be done with the one that is open. */
export function ViewBar({ views, openId }: Props) {
  const { def, state, choice } = useListContext()
  const presets = def.presets ?? []
  const path = usePathname()
  const [saving, setSaving] = useState(false)
  const query = viewQuery(state.params.entries())
  const shown = choice.visible.map((c) => c.key)
  const open = views.find((view) => view.id === openId) ?? null
  const columns = choice.isOwn ? shown : []
  const isChanged =
    open !== null && (open.query !== query || (open.columns.length > 0 && open.columns.join() !== shown.join()))
  const opensElsewhere = Boolean(def.opensWith) || views.some((view) => view.isMine && view.isDefault)
  const addressOf = (q: string, id?: string) =>
    `${path}${q || id ? '?' : ''}${[q, id ? `view=${id}` : ''].filter(Boolean).join('&')}`

  const create: ActionSpec<Parameters<typeof createSavedView>[0], { id: string; query: string }> = {
    action: createSavedView,
    label: 'Save view',
    input: { list: def.name, query, columns },
    confirm: 'Keeps the filters, the sort, the layout and your columns under a name.',
    fields: [
      { name: 'name', label: 'Name', required: true },
      { name: 'isShared', label: 'Everybody of the company sees it', type: 'check' },
      { name: 'isDefault', label: 'Open this list with it', type: 'check' },
    ],
    successMessage: 'View saved',
    redirectTo: addressOf(query, '{id}'),
  }
  const all = query === '' && !open
  const preset = open ? undefined : presets.find((p) => query === viewQuery(new URLSearchParams(p.query)))
  return (
    <div className={css.bar}>
      {presets.length + views.length > 0 && (
        <nav className={css.chips} aria-label={`Views of ${def.title.toLowerCase()}`}>
          <Chip href={opensElsewhere ? addressOf('', 'all') : path} label="All" active={all} />
          {presets.map((one) => (
            <Chip key={one.label} href={addressOf(one.query)} label={one.label} active={one === preset} />
          ))}
          {views.map((view) => (
            <Chip
              key={view.id}
              href={addressOf(view.query, view.id)}
              label={view.name}
              active={view.id === openId}
              view={view}
            />
          ))}
        </nav>
      )}
      {open?.isMine && isChanged && (
        <ActionMenu
          label={`“${open.name}” changed`}
          items={[
            menuAction({
              action: updateSavedView,
              input: { id: open.id, version: open.version, query, columns },
              label: 'Save the change into it',
              successMessage: 'View saved',
            }),
            { label: 'Back to the view as saved', href: addressOf(open.query, open.id) },
          ]}
        />
      )}
      {open?.isMine && (
        <ActionMenu
          label="View"
          items={[
            menuAction({
              action: updateSavedView,
              input: { id: open.id, version: open.version },
              label: 'Rename',
              fields: [{ name: 'name', label: 'Name', required: true, defaultValue: open.name }],
            }),
            menuAction({
              action: updateSavedView,
              input: { id: open.id, version: open.version, isShared: !open.isShared },
              label: open.isShared ? 'Keep it to myself' : 'Share with the company',
            }),
            menuAction({
              action: updateSavedView,
              input: { id: open.id, version: open.version, isDefault: !open.isDefault },
              label: open.isDefault ? 'Do not open the list with it' : 'Open the list with it',
            }),
            menuAction({
              action: deleteSavedView,
              input: { id: open.id },
              label: 'Delete',
              tone: 'danger',
              confirm: `Delete the view “${open.name}”?${open.isShared ? ' It goes for everybody.' : ''} No document changes.`,
              redirectTo: addressOf(query, opensElsewhere ? 'all' : undefined),
            }),
          ]}
        />
      )}
      {((query !== '' && !preset) || choice.isOwn) && (!open || isChanged || !open.isMine) && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconBookmark size={14} aria-hidden />}
          onClick={() => setSaving(true)}
        >
          {open ? 'Save as a new view' : 'Save view'}
        </Button>
      )}
      <ActionDialog spec={create} opened={saving} onClose={() => setSaving(false)} />
    </div>
  )
}
