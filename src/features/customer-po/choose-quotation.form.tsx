'use client'

import { useRouter } from 'next/navigation'
import { PickerField } from '@/ui/fields'

/** Which quotation the buyer ordered from. */
export function ChooseQuotation() {
  const router = useRouter()
  return (
    <div style={{ maxWidth: 480 }}>
      <PickerField
        label="Quotation"
        list="quotations"
        labelKey={['number', 'customer']}
        subLabelKey={['status']}
        description="Type its number or the customer. It needs an approved or sent revision."
        autoFocus
        value={null}
        onChange={(value) => value && router.push(`/customer-pos/new?quotation=${value.id}`)}
      />
    </div>
  )
}
