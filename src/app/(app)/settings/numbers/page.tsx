import type { Metadata } from 'next'
import { fyLabel } from '@/core/fiscal-year'
import { formatDocumentNumber } from '@/core/numbering'
import { updateSequenceAction } from '@/features/settings/settings.actions'
import { getSequences } from '@/features/settings/settings.queries'
import { SettingsPage } from '@/features/settings/settings-frame'
import { pageRead } from '@/server/read'
import { ActionButton } from '@/ui/action-button'
import { Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'

export const metadata: Metadata = { title: 'Number series' }

const NAMES: Record<string, string> = {
  ENQ: 'Enquiry',
  NPS: 'Quotation',
  SO: 'Sales order',
  PR: 'Purchase requisition',
  PO: 'Purchase order',
  GRN: 'Goods receipt',
  IR: 'Inspection report',
  NCR: 'Non-conformance report',
  PL: 'Packing list',
  DN: 'Dispatch note',
  INV: 'Tax invoice',
  EXP: 'Export invoice',
  REC: 'Receipt',
}

export default async function NumbersPage() {
  const { sequences, mayWrite } = await pageRead(getSequences, { permission: 'settings.read' })
  return (
    <SettingsPage title="Number series" subtitle="Gapless per financial year; a number is never reused">
      <Section note="Prefix and first number can change until the first number of the year has been given.">
        <SimpleTable
          caption="Number series"
          rows={sequences}
          columns={[
            { key: 'docType', label: 'Document', render: (s) => NAMES[s.docType] ?? s.docType },
            { key: 'fy', label: 'Financial year', render: (s) => fyLabel(s.fy) },
            { key: 'prefix', label: 'Prefix' },
            { key: 'startNumber', label: 'First', align: 'right' },
            {
              key: 'lastNumber',
              label: 'Given',
              align: 'right',
              render: (s) => (s.lastNumber === 0 ? 'none yet' : formatDocumentNumber(s.prefix, s.fy, s.lastNumber)),
            },
            {
              key: 'id',
              label: '',
              align: 'right',
              render: (s) =>
                mayWrite &&
                s.lastNumber === 0 && (
                  <ActionButton
                    size="compact-xs"
                    label="Change"
                    action={updateSequenceAction}
                    input={{ id: s.id, version: s.version }}
                    fields={[
                      {
                        name: 'prefix',
                        label: 'Prefix',
                        required: true,
                        defaultValue: s.prefix,
                        description: 'Up to 7 capital letters, digits or hyphens',
                      },
                      {
                        name: 'startNumber',
                        label: 'First number',
                        required: true,
                        defaultValue: String(s.startNumber),
                      },
                    ]}
                  />
                ),
            },
          ]}
        />
      </Section>
    </SettingsPage>
  )
}
