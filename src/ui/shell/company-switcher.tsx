'use client'

import { Menu } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useTransition } from 'react'
import type { ActionResult } from '@/core/result'
import { toastError } from '../toast'
import css from './shell.module.css'

export type ShellCompany = { id: string; name: string }

type Props = {
  companies: readonly ShellCompany[]
  current: ShellCompany
  /** Server action that changes the company of the session; may redirect. */
  onSwitch: (companyId: string) => Promise<ActionResult<unknown> | undefined>
}

/** Name of the company one works in; a menu when there are several. */
export function CompanySwitcher({ companies, current, onSwitch }: Props) {
  const [pending, startTransition] = useTransition()
  if (companies.length < 2) {
    return (
      <span className={css.company} style={{ cursor: 'default' }}>
        <span>{current.name}</span>
      </span>
    )
  }
  function change(id: string) {
    if (id === current.id) return
    startTransition(async () => {
      const result = await onSwitch(id)
      if (result && !result.ok) {
        toastError(result.error.message)
        return
      }
      // Everything on the page belongs to the other company: start afresh.
      window.location.assign('/')
    })
  }
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button
          type="button"
          className={css.company}
          disabled={pending}
          aria-label={`Company: ${current.name}. Change`}
        >
          <span>{current.name}</span>
          <IconSelector size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Company</Menu.Label>
        {companies.map((company) => (
          <Menu.Item
            key={company.id}
            onClick={() => change(company.id)}
            rightSection={company.id === current.id ? <IconCheck size={14} aria-label="current" /> : undefined}
          >
            {company.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
