import type { Metadata } from 'next'
import { TermsForm } from '@/features/settings/offer-terms.form'
import { getOfferTerms } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'

export const metadata: Metadata = { title: 'Offer terms' }

export default async function OfferTermsPage() {
  const { terms, notes, mayWrite } = await pageRead(getOfferTerms, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="Offer terms"
      subtitle="New quotations start with the terms that are on; each can be changed there"
    >
      <TermsForm kind="terms" rows={terms} readOnly={!mayWrite} />
      <TermsForm kind="notes" rows={notes.map((n) => ({ ...n, title: '' }))} readOnly={!mayWrite} />
    </SettingsPage>
  )
}
