'use client'

import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Plain } from '@/server/serialize'
import { ErrorSummary } from '@/ui/error-summary'
import { TextField } from '@/ui/fields'
import { HeatLink } from '@/ui/heat-link'
import { DateText, Metres } from '@/ui/num'
import { FormBar } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { useAction } from '@/ui/use-action'
import { approveOpeningStockAction } from './opening-stock.actions'
import type { waitingOpeningStock } from './opening-stock.queries'

type Lot = Plain<Awaited<ReturnType<typeof waitingOpeningStock>>['lots'][number]>

/** The lots that wait; those entered by oneself can be looked at, not chosen. */
export function ApproveForm({ lots }: { lots: Lot[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [remark, setRemark] = useState('')
  const { run, pending, error } = useAction(approveOpeningStockAction, {
    successMessage: (data) => `${data.ids.length} ${data.ids.length === 1 ? 'lot' : 'lots'} approved`,
    onSuccess: () => setChosen(new Set()),
  })
  const open = lots.filter((l) => !l.mine)
  const toggle = (id: string, on: boolean) =>
    setChosen((old) => new Set(on ? [...old, id] : [...old].filter((x) => x !== id)))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void run({ lotIds: [...chosen], remark: remark || null })
      }}
    >
      <ErrorSummary error={error} />
      <SimpleTable
        caption="Opening stock that waits for approval"
        rows={lots}
        columns={[
          {
            key: 'choose',
            label: 'Approve',
            render: (l) => (
              <Checkbox
                size="md"
                aria-label={`Approve heat ${l.heatNo}, ${l.sizeText}`}
                checked={chosen.has(l.id)}
                disabled={l.mine}
                title={l.mine ? 'You entered this lot; somebody else must approve it.' : undefined}
                onChange={(event) => toggle(l.id, event.currentTarget.checked)}
              />
            ),
          },
          { key: 'heatNo', label: 'Heat', render: (l) => <HeatLink heatNo={l.heatNo} /> },
          { key: 'designations', label: 'Certified to', render: (l) => l.designations.join(', ') },
          { key: 'sizeText', label: 'Size', render: (l) => `${l.sizeText} ${l.ends}` },
          { key: 'make', label: 'Make' },
          {
            key: 'mtc',
            label: 'Certificate',
            render: (l) => (
              <>
                <a href={`/api/files/${l.mtcFileId}`} target="_blank" rel="noopener">
                  {l.mtcNo}
                </a>{' '}
                type {l.mtcType}, <DateText value={l.mtcDate} />
              </>
            ),
          },
          { key: 'place', label: 'Place' },
          { key: 'metres', label: 'Metres', align: 'right', render: (l) => <Metres value={l.metres} trim /> },
          { key: 'pieces', label: 'Pieces', align: 'right' },
          { key: 'enteredBy', label: 'Entered by', render: (l) => (l.mine ? 'you' : l.enteredBy) },
        ]}
      />
      <FormBar>
        <TextField label="Remark" hideLabel placeholder="Remark (optional)" value={remark} onChange={setRemark} />
        <Button type="submit" loading={pending} disabled={chosen.size === 0}>
          Approve {chosen.size > 0 ? `${chosen.size} ${chosen.size === 1 ? 'lot' : 'lots'}` : ''}
        </Button>
        {open.length > 0 && (
          <Button
            variant="default"
            onClick={() => setChosen(new Set(chosen.size === open.length ? [] : open.map((l) => l.id)))}
          >
            {chosen.size === open.length ? 'Choose none' : `Choose all ${open.length}`}
          </Button>
        )}
      </FormBar>
    </form>
  )
}
