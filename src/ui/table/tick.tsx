'use client'

import type { MouseEvent } from 'react'
import css from './data-table.module.css'

type Props = {
  label: string
  checked: boolean
  /** Some of what it stands for is chosen. */
  partly?: boolean
  onClick: (event: MouseEvent<HTMLInputElement>) => void
}

/** The browser's own checkbox: fifty of a component would cost more to render than the rest of the page. */
export function Tick({ label, checked, partly = false, onClick }: Props) {
  return (
    <input
      type="checkbox"
      className={css.box}
      aria-label={label}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = partly
      }}
      onClick={onClick}
      onChange={() => undefined}
    />
  )
}
