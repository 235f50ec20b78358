import Link from 'next/link'
import css from './count-tabs.module.css'

export type CountTab = { label: string; href: string; count?: number; active?: boolean }

/** Tabs that are links (each has an address), with counts. */
export function CountTabs({ tabs, label }: { tabs: CountTab[]; label: string }) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          scroll={false}
          className={css.tab}
          aria-current={tab.active ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <span className={css.count}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
