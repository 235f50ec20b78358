import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { createFollowUp } from '@/features/follow-up/follow-up.actions'
import { CLOSE_CATEGORIES, CLOSE_CATEGORY_LABELS } from '@/features/quotation/outcome/outcome-words'
import { assignQuotation, closeQuotation, voidQuotation } from '@/features/quotation/quotation.actions'
import { QuotationBoardView } from '@/features/quotation/register/quotation-board'
import { type QuotationBoard, quotationBoard } from '@/features/quotation/register/quotation-board.queries'
import { quotationList } from '@/features/quotation/register/quotation-register.queries'
import type { ListParams } from '@/server/list'
import { bulkAction } from '@/ui/table/bulk-action'

export const metadata: Metadata = { title: 'Quotations' }

const BULK = [
  {
    permission: 'follow-up.write' as const,
    action: bulkAction({
      label: 'Plan follow-up',
      action: createFollowUp,
      idKey: 'quotationId',
      fields: [
        { name: 'dueDate', label: 'When', type: 'date', required: true },
        { name: 'note', label: 'What is to be done', type: 'textarea', required: true },
      ],
    }),
  },
  {
    permission: 'quotation.update' as const,
    action: bulkAction({
      label: 'Assign',
      action: assignQuotation,
      fields: [{ name: 'salespersonId', label: 'Salesperson', type: 'select', required: true }],
      optionsFrom: { salespersonId: 'salespersonId' },
    }),
  },
  {
    permission: 'quotation.close' as const,
    action: bulkAction({
      label: 'Mark lost',
      action: closeQuotation,
      input: { event: 'lose' },
      confirm: 'Each quotation that is open or expired is recorded as lost, with this reason. Its follow-ups end.',
      fields: [
        {
          name: 'category',
          label: 'What decided',
          type: 'select',
          options: CLOSE_CATEGORIES.map((value) => ({ value, label: CLOSE_CATEGORY_LABELS[value] })),
        },
      ],
      remark: 'required',
      tone: 'danger',
    }),
  },
  {
    permission: 'quotation.close' as const,
    action: bulkAction({
      label: 'Void drafts',
      action: voidQuotation,
      confirm: 'Each draft is void with this reason; its number stays used. What is no draft is left alone, and named.',
      remark: 'required',
      tone: 'danger',
    }),
  },
]

export default async function QuotationsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return (
    <ListPage
      list={quotationList}
      searchParams={await searchParams}
      actions={[{ href: '/quotations/new', label: 'New quotation', permission: 'quotation.create' }]}
      bulk={BULK}
      board={{
        load: quotationBoard,
        render: (board) => <QuotationBoardView board={board as QuotationBoard} />,
      }}
    />
  )
}
