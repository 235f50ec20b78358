import type { Metadata } from 'next'
import Link from 'next/link'
import { FORMAT_LABELS, QUOTATION_FORMATS } from '@/features/quotation-template/paper-formats'
import { getQuotationTemplates } from '@/features/quotation-template/quotation-template.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { NewButton } from '@/ui/link-button'
import { DateTimeText } from '@/ui/num'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'

export const metadata: Metadata = { title: 'Quotation formats' }

export default async function QuotationFormatsPage() {
  const { templates, mayWrite, timeZone } = await pageRead(getQuotationTemplates, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="Quotation formats"
      subtitle="Letterhead, words, columns, terms and notes of each kind of quotation; customers may have their own"
      actions={mayWrite && <NewButton href="/settings/quotation-formats/new" label="New quotation format" />}
    >
      {QUOTATION_FORMATS.map((format) => (
        <Section key={format} title={FORMAT_LABELS[format]}>
          <SimpleTable
            caption={FORMAT_LABELS[format]}
            rows={templates.filter((t) => t.format === format)}
            empty="None of your own: the built-in paper with the company's terms is used."
            columns={[
              {
                key: 'name',
                label: 'Name',
                width: '26%',
                render: (t) => <Link href={`/settings/quotation-formats/${t.id}`}>{t.name}</Link>,
              },
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
                key: 'ownTerms',
                label: 'Terms and notes',
                render: (t) =>
                  [t.ownTerms ? 'own terms' : 'company’s terms', t.ownNotes && 'own notes'].filter(Boolean).join(', '),
              },
              { key: 'emailText', label: 'E-mail text', render: (t) => t.emailText ?? 'the standard one' },
              { key: 'customers', label: 'Customers', align: 'right', width: '100px' },
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
