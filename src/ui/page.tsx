import Link from 'next/link'
import type { CSSProperties, ReactNode } from 'react'
import css from './page.module.css'

export type Breadcrumb = { label: string; href?: string }

type PageProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** Beside the title: a <StatusBadge>, a revision. */
  badge?: ReactNode
  /** At the top right: one primary button, the rest in an <ActionMenu>. */
  actions?: ReactNode
  breadcrumbs?: Breadcrumb[]
  children: ReactNode
}

/** Frame of one screen. */
export function Page({ title, subtitle, badge, actions, breadcrumbs, children }: PageProps) {
  return (
    <div className={css.page}>
      <header>
        {breadcrumbs && breadcrumbs.length > 0 && (
          <nav aria-label="Breadcrumb">
            <ol className={css.crumbs}>
              {breadcrumbs.map((crumb) => (
                <li key={`${crumb.href ?? ''}${crumb.label}`}>
                  {crumb.href ? (
                    <Link href={crumb.href}>{crumb.label}</Link>
                  ) : (
                    <span aria-current="page">{crumb.label}</span>
                  )}
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={css.head}>
          <div>
            <div className={css.titleRow}>
              <h1 className={css.title}>{title}</h1>
              {badge}
            </div>
            {subtitle && <p className={css.subtitle}>{subtitle}</p>}
          </div>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  )
}

type SectionProps = { title?: ReactNode; actions?: ReactNode; note?: ReactNode; id?: string; children: ReactNode }

/** A titled part of a page. */
export function Section({ title, actions, note, id, children }: SectionProps) {
  return (
    <section className={css.section} id={id}>
      {(title || actions) && (
        <div className={css.sectionHead}>
          {title ? <h2 className={css.sectionTitle}>{title}</h2> : <span />}
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      )}
      {note && <p className={css.note}>{note}</p>}
      {children}
    </section>
  )
}

export type Fact = { label: string; value: ReactNode /** Across all columns. */; wide?: boolean }

/** Header facts of a document, label beside value. Empty values show a dash. */
export function Facts({ items, columns = 2, stacked = false }: { items: Fact[]; columns?: number; stacked?: boolean }) {
  return (
    <dl
      className={`${css.facts} ${stacked ? css.stacked : ''}`}
      style={{ '--facts-columns': String(columns) } as CSSProperties}
    >
      {items.map((item) => (
        <div key={item.label} className={`${css.fact} ${item.wide ? css.wide : ''}`}>
          <dt>{item.label}</dt>
          <dd>{item.value === null || item.value === undefined || item.value === '' ? '–' : item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One label and value under each other, for a side rail. */
export function KeyValue({ items }: { items: Fact[] }) {
  return <Facts items={items} columns={1} stacked />
}

/** Document on the left, side rail on the right; the rail moves below on a tablet. */
export function WithRail({ children, rail }: { children: ReactNode; rail: ReactNode }) {
  return (
    <div className={css.withRail}>
      <div className={css.main}>{children}</div>
      <SideRail>{rail}</SideRail>
    </div>
  )
}

/** The right column of a document: status history, links, attachments, timeline. Use inside <WithRail>. */
export function SideRail({ children }: { children: ReactNode }) {
  return (
    <aside className={css.rail} aria-label="About this document">
      {children}
    </aside>
  )
}

/** Fields of a form in columns; two on a tablet, one on a phone. */
export function FormGrid({ columns = 3, children }: { columns?: number; children: ReactNode }) {
  return (
    <div className={css.formGrid} style={{ '--form-columns': String(columns) } as CSSProperties}>
      {children}
    </div>
  )
}

/** A field that spans the whole row of a FormGrid. */
export function FullRow({ children }: { children: ReactNode }) {
  return <div style={{ gridColumn: '1 / -1', minWidth: 0 }}>{children}</div>
}

/** Save and cancel, always in sight at the bottom. */
export function FormBar({ children }: { children: ReactNode }) {
  return <div className={css.formBar}>{children}</div>
}

/** A line above the content that says what is special: 'frozen' for documents that can no longer change, and why. */
export function Banner({
  tone = 'info',
  children,
}: {
  tone?: 'info' | 'warn' | 'stop' | 'frozen'
  children: ReactNode
}) {
  return (
    <div className={`${css.banner} ${css[tone]}`} role={tone === 'stop' ? 'alert' : 'note'}>
      <div>{children}</div>
    </div>
  )
}
