import Link from 'next/link'
import type { Plain } from '@/server/serialize'
import { DateText, Metres } from '@/ui/num'
import { Banner, Facts, Page, Section, WithRail } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { StatusBadge } from '@/ui/status-badge'
import { Timeline } from '@/ui/timeline'
import type { getHeat } from './heat.queries'
import { stateOf } from './state-words'

type Heat = NonNullable<Plain<Awaited<ReturnType<typeof getHeat>>>>
type Lot = Heat['lots'][number]

const lotName = (lots: readonly Lot[], lotId: string | null): string | null => {
  const at = lots.findIndex((l) => l.id === lotId)
  return at < 0 || lots.length < 2 ? null : `Lot ${at + 1}`
}

/** The whole life of a heat, both directions. No prices, for nobody. */
export function HeatView({ heat }: { heat: Heat }) {
  const { lots, documents, missing } = heat
  const general = missing.filter((m) => m.lotId === null || !lots.some((l) => l.id === m.lotId))
  return (
    <Page
      title={`Heat ${heat.heatNo}`}
      subtitle={
        lots.length === 0
          ? 'On record, but not in stock'
          : `${[...new Set(lots.flatMap((l) => l.designations))].join(' / ')}${lots.length > 1 ? ` · ${lots.length} lots of this heat` : ''}`
      }
      breadcrumbs={[{ label: 'Heats', href: '/heats' }, { label: heat.heatNo }]}
    >
      <Notes texts={general.map((m) => m.text)} />
      <WithRail
        rail={
          <Section title="What happened">
            <Timeline
              timeZone={heat.timeZone}
              items={heat.timeline.map((e) => ({
                at: e.at,
                who: e.who,
                tone: e.tone,
                what: (
                  <>
                    {e.what}
                    {e.number && <> {e.href ? <Link href={e.href}>{e.number}</Link> : e.number}</>}
                  </>
                ),
                detail: [lotName(lots, e.lotId), e.detail].filter(Boolean).join(' · ') || null,
              }))}
            />
          </Section>
        }
      >
        {lots.map((lot, i) => (
          <Section
            key={lot.id}
            title={
              lots.length > 1
                ? `Lot ${i + 1}: ${lot.sizeText} ${lot.ends}, ${lot.make}`
                : `${lot.sizeText} ${lot.ends}, ${lot.make}`
            }
            actions={<Link href={`/stock/${lot.id}`}>Open lot</Link>}
          >
            <LotFacts lot={lot} />
            <Notes texts={missing.filter((m) => m.lotId === lot.id).map((m) => m.text)} />
          </Section>
        ))}
        <Section
          title="Documents"
          note="In the order of the chain. A document without a link is not open to your role."
        >
          <SimpleTable
            caption="Documents of this heat"
            rows={documents}
            rowKey={(d, i) => `${d.kind}${d.id}${i}`}
            empty="No documents yet."
            columns={[
              { key: 'kind', label: 'Document' },
              {
                key: 'number',
                label: 'Number',
                nowrap: true,
                render: (d) => (d.href ? <Link href={d.href}>{d.number ?? 'draft'}</Link> : (d.number ?? 'draft')),
              },
              { key: 'date', label: 'Date', render: (d) => <DateText value={d.date} /> },
              ...(lots.length > 1
                ? [
                    {
                      key: 'lotId',
                      label: 'Lot',
                      render: (d: Heat['documents'][number]) => lotName(lots, d.lotId) ?? '–',
                    },
                  ]
                : []),
              { key: 'party', label: 'With', render: (d) => d.party ?? '–' },
              { key: 'metres', label: 'Metres', align: 'right', render: (d) => <Metres value={d.metres} trim /> },
              {
                key: 'detail',
                label: 'Detail',
                render: (d) => (
                  <>
                    {d.detail}
                    {d.fileId && (
                      <>
                        {' '}
                        <a href={`/api/files/${d.fileId}`} target="_blank" rel="noopener">
                          open file
                        </a>
                      </>
                    )}
                    {!d.detail && !d.fileId && '–'}
                  </>
                ),
              },
              { key: 'status', label: 'Status', render: (d) => (d.status ? <StatusBadge status={d.status} /> : '–') },
            ]}
          />
        </Section>
      </WithRail>
    </Page>
  )
}

/** What is missing, and why. */
function Notes({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <div style={{ marginTop: 8 }}>
      <Banner>
        {texts.map((text) => (
          <div key={text}>{text}</div>
        ))}
      </Banner>
    </div>
  )
}

function LotFacts({ lot }: { lot: Lot }) {
  return (
    <Facts
      items={[
        { label: 'Product', value: lot.product },
        { label: 'Certified to', value: lot.designations.join(', ') },
        { label: 'Additional spec', value: lot.additionalSpecs.join(', ') },
        { label: 'Source', value: lot.source === 'GRN' ? 'Goods receipt' : 'Opening stock' },
        { label: 'Received', value: <DateText value={lot.receivedDate} /> },
        {
          label: 'MTC',
          value: lot.mtcNo && (
            <>
              {lot.mtcId ? <Link href={`/mtcs/${lot.mtcId}`}>{lot.mtcNo}</Link> : lot.mtcNo} type {lot.mtcType}
              {lot.mtcDate && (
                <>
                  , <DateText value={lot.mtcDate} />
                </>
              )}
              {lot.mtcFileId && (
                <>
                  ,{' '}
                  <a href={`/api/files/${lot.mtcFileId}`} target="_blank" rel="noopener">
                    open file
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          label: 'TPI',
          value: lot.tpi && (
            <>
              {lot.tpi}
              {lot.tpiFileId && (
                <>
                  ,{' '}
                  <a href={`/api/files/${lot.tpiFileId}`} target="_blank" rel="noopener">
                    open file
                  </a>
                </>
              )}
            </>
          ),
        },
        {
          label: 'Now',
          wide: true,
          value: lot.places
            .map((p) => `${p.place}: ${stateOf(p)}${p.pieces > 0 ? `, ${p.pieces} pieces` : ''}`)
            .join('; '),
        },
      ]}
    />
  )
}
