'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorSummary } from '@/ui/error-summary'
import { MoneyField } from '@/ui/fields'
import { DateText, Money } from '@/ui/num'
import { FormBar, Section } from '@/ui/page'
import { SimpleTable } from '@/ui/simple-table'
import { useAction } from '@/ui/use-action'
import { allocateReceiptAction } from './receipt.actions'
import { proposeAllocations } from './receipt.totals'
import type { ReceiptDetail } from './receipt.view'

/** Puts what stands on account against open invoices, oldest due first unless told otherwise. */
export function AllocateReceiptForm({ receipt }: { receipt: ReceiptDetail }) {
  const { run, pending, error } = useAction(allocateReceiptAction, { successMessage: 'Put against invoices' })
  const proposal = proposeAllocations(receipt.unallocated, receipt.openInvoices)
  const [amounts, setAmounts] = useState<Record<string, string>>(
    Object.fromEntries(proposal.map((p) => [p.invoiceId, p.amount])),
  )
  return (
    <Section
      title="Put what is on account against invoices"
      note="Oldest due first is proposed; change the amounts where the customer said otherwise."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const allocations = Object.entries(amounts)
            .filter(([, amount]) => amount.trim() !== '')
            .map(([invoiceId, amount]) => ({ invoiceId, amount }))
          void run({ id: receipt.id, version: receipt.version, allocations })
        }}
      >
        <ErrorSummary error={error} />
        <SimpleTable
          caption="Open invoices"
          rows={receipt.openInvoices}
          columns={[
            { key: 'number', label: 'Invoice', nowrap: true },
            { key: 'invoiceDate', label: 'Date', render: (i) => <DateText value={i.invoiceDate} /> },
            { key: 'dueDate', label: 'Due', render: (i) => <DateText value={i.dueDate} /> },
            {
              key: 'balance',
              label: 'Open',
              align: 'right',
              render: (i) => <Money value={i.balance} currency={i.currency} />,
            },
            {
              key: 'amount',
              label: 'Put against it',
              width: '180px',
              render: (i) => (
                <MoneyField
                  label={`Amount for ${i.number}`}
                  hideLabel
                  currency={i.currency}
                  value={amounts[i.id] ?? ''}
                  onChange={(amount) => setAmounts((old) => ({ ...old, [i.id]: amount }))}
                />
              ),
            },
          ]}
        />
        <FormBar>
          <Button type="submit" variant="default" loading={pending}>
            Put against invoices
          </Button>
        </FormBar>
      </form>
    </Section>
  )
}
