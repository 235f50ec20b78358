import type { ReactNode } from 'react'
import css from './message-page.module.css'

/** A page with one thing to say: not found, gone wrong, signed out. */
export function MessagePage({ title, text, action }: { title: string; text: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.page}>
      <h1>{title}</h1>
      <p>{text}</p>
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
