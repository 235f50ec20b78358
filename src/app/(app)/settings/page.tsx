import type { Metadata } from 'next'
import Link from 'next/link'
import { pageRead } from '@/server/read'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Settings' }

const PAGES = [
  { href: '/settings/company', label: 'Company profile', what: 'Letterhead, addresses with their GSTIN, logo, bank' },
  { href: '/settings/numbers', label: 'Number series', what: 'Prefix and first number of each kind of document' },
  {
    href: '/settings/offer-terms',
    label: 'Offer terms',
    what: 'Terms of domestic quotations, notes of export quotations',
  },
  {
    href: '/settings/quotation-formats',
    label: 'Quotation formats',
    what: 'How quotations print: domestic, export, project BOM; columns, words, own terms, with a preview',
  },
  { href: '/settings/trade-terms', label: 'Trade terms', what: 'Payment and delivery terms, inspection agencies' },
  { href: '/settings/exchange-rates', label: 'Exchange rates', what: 'Dated rates of foreign currencies' },
  { href: '/settings/email-texts', label: 'E-mail texts', what: 'What mails to customers say, with placeholders' },
  { href: '/settings/mail', label: 'Mail server', what: 'Where e-mail leaves, with a test' },
  {
    href: '/settings/approvals',
    label: 'Approvals',
    what: 'Which documents need a second person: by amount, and for quotations by discount',
  },
  {
    href: '/settings/margin-floors',
    label: 'Margin floors',
    what: 'The least margin per product family; below it a quotation needs approval with a reason',
  },
  {
    href: '/settings/rules',
    label: 'Tolerances and defaults',
    what: 'Over-receipt, random length, validity, due days, LUT',
  },
  { href: '/settings/sessions', label: 'Sessions', what: 'How long a sign-in lasts' },
  { href: '/settings/roles', label: 'Roles', what: 'What each role may do' },
]

export default async function SettingsIndexPage() {
  const company = await pageRead(async (ctx) => ctx.actor.companyName, { permission: 'settings.read' })
  return (
    <Page title="Settings" subtitle={company}>
      <Section>
        <SimpleTable
          caption="Settings"
          rows={PAGES}
          rowKey={(row) => row.href}
          columns={[
            { key: 'label', label: 'Page', nowrap: true, render: (row) => <Link href={row.href}>{row.label}</Link> },
            { key: 'what', label: 'What it holds' },
          ]}
        />
      </Section>
    </Page>
  )
}
