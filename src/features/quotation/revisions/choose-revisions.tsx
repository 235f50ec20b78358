'use client'

import { useRouter } from 'next/navigation'
import { announceNavigation } from '@/ui/announce-navigation'
import { SelectField } from '@/ui/fields'
import css from '../quotation-life.module.css'

type Props = { id: string; before: number; after: number; revisions: { revisionNo: number; label: string }[] }

/** Both sides of a comparison, each to be chosen; the address says which, so that it can be passed on. */
export function ChooseRevisions({ id, before, after, revisions }: Props) {
  const router = useRouter()
  const options = revisions.map((r) => ({ value: String(r.revisionNo), label: r.label }))
  const show = (from: string, to: string) => {
    announceNavigation()
    router.replace(`/quotations/${id}/compare?from=${from}&to=${to}`)
  }
  return (
    <div className={css.choose}>
      <SelectField
        label="Before"
        emptyLabel={null}
        options={options}
        value={String(before)}
        onChange={(from) => show(from, String(after))}
      />
      <SelectField
        label="After"
        emptyLabel={null}
        options={options}
        value={String(after)}
        onChange={(to) => show(String(before), to)}
      />
    </div>
  )
}
