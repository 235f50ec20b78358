import { EmptyState } from '@/ui/empty-state'
import { HeatLink } from '@/ui/heat-link'
import { LinkButton } from '@/ui/link-button'
import { Page, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import type { HeatMatch } from './heat.queries'
import { stateOf } from './state-words'

/** A number nobody has on record: says so, and offers what may have been meant. */
export function UnknownHeat({ heatNo, suggestions }: { heatNo: string; suggestions: HeatMatch[] }) {
  return (
    <Page title={`Heat ${heatNo}`} breadcrumbs={[{ label: 'Heats', href: '/heats' }, { label: heatNo }]}>
      <EmptyState
        title={`No heat ${heatNo} is on record`}
        text="It was never received, entered as opening stock or named on a certificate in this company. Check the number on the pipe or the certificate."
        action={<LinkButton href={`/heats?q=${encodeURIComponent(heatNo)}`}>Search by a part of the number</LinkButton>}
      />
      {suggestions.length > 0 && (
        <Section title="Did you mean">
          <SimpleTable
            caption="Heats with a similar number"
            rows={suggestions}
            rowKey={(s) => s.lotId}
            columns={[
              { key: 'heatNo', label: 'Heat', render: (s) => <HeatLink heatNo={s.heatNo} /> },
              { key: 'designation', label: 'Material' },
              { key: 'sizeText', label: 'Size' },
              { key: 'make', label: 'Make' },
              { key: 'state', label: 'State', render: (s) => stateOf(s) },
              { key: 'places', label: 'Place' },
            ]}
          />
        </Section>
      )}
    </Page>
  )
}
