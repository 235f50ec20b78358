import type { Metadata } from 'next'
import { MarginFloorsForm } from '@/features/settings/margin-floors.form'
import { getMarginFloors } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { Section } from '@/ui/page'

export const metadata: Metadata = { title: 'Margin floors' }

export default async function MarginFloorsPage() {
  const { rows, mayWrite } = await pageRead(getMarginFloors, { permission: 'settings.read' })
  return (
    <SettingsPage
      title="Margin floors"
      subtitle="The least margin of each product family, per cent of the selling rate"
    >
      <Section note="A quotation with a line below its floor is approved by management only, with a reason of the salesperson and a remark of the approver. The margin is taken over the last purchase cost; a line that was never bought has none and is not judged.">
        <MarginFloorsForm rows={rows} readOnly={!mayWrite} />
      </Section>
    </SettingsPage>
  )
}
