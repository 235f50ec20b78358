import type { ReactNode } from 'react'
import { Page } from '@/ui/page'

/** Frame of a page of settings. */
export function SettingsPage({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string
  subtitle?: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <Page
      title={title}
      subtitle={subtitle}
      actions={actions}
      breadcrumbs={[{ label: 'Settings', href: '/settings' }, { label: title }]}
    >
      {children}
    </Page>
  )
}
