import type { Metadata } from 'next'
import Link from 'next/link'
import { PURPOSE_LABELS, PURPOSES } from '@/features/email-template/built-in-texts'
import { getEmailTemplates } from '@/features/email-template/email-template.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { NewButton } from '@/ui/link-button'
import { DateTimeText } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'E-mail texts' }

export default async function EmailTextsPage() {
  const { templates, mayWrite, timeZone } = await pageRead(getEmailTemplates, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="E-mail texts"
      subtitle="What mails to customers say"
      actions={mayWrite && <NewButton href="/settings/email-texts/new" label="New e-mail text" />}
    >
      {PURPOSES.map((purpose) => (
        <Section key={purpose} title={PURPOSE_LABELS[purpose]}>
          <SimpleTable
            caption={PURPOSE_LABELS[purpose]}
            rows={templates.filter((t) => t.purpose === purpose)}
            empty="None of your own: the built-in text is used."
            columns={[
              {
                key: 'name',
                label: 'Name',
                width: '22%',
                render: (t) => <Link href={`/settings/email-texts/${t.id}`}>{t.name}</Link>,
              },
              { key: 'subject', label: 'Subject' },
              {
                key: 'isDefault',
                label: 'State',
                width: '150px',
                render: (t) => (
                  <>
                    <StatusBadge status={t.isActive ? 'ACTIVE' : 'INACTIVE'} /> {t.isDefault && 'standard'}
                  </>
                ),
              },
              {
                key: 'updatedAt',
                label: 'Last changed',
                width: '220px',
                render: (t) => (
                  <>
                    {t.by && `${t.by}, `}
                    <DateTimeText value={t.updatedAt} timeZone={timeZone} />
                  </>
                ),
              },
            ]}
          />
        </Section>
      ))}
    </SettingsPage>
  )
}
