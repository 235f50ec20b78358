import { ActionButton } from '@/ui/action-button'
import type { AskField } from '@/ui/action-dialog'
import { ActionMenu } from '@/ui/action-menu'
import { menuAction } from '@/ui/menu-action'
import { DateText } from '@/ui/num'
import { Section } from '@/ui/page'
import { cancelFollowUp, createFollowUp, finishFollowUp, updateFollowUp } from './follow-up.actions'
import css from './follow-up-section.module.css'

type Item = {
  id: string
  dueDate: string
  note: string
  status: string
  doneNote: string | null
  doneAt: string | null
  assignedToId: string
  assignedTo: string | null
  doneBy: string | null
  version: number
}

export type FollowUps = {
  open: Item[]
  ended: Item[]
  today: string
  userId: string
  mayWrite: boolean
  people: { value: string; label: string }[]
}

type Props = {
  quotationId: string
  /** What `followUpsOf` answered; null for those who may not see follow-ups. */
  followUps: FollowUps | null
  /** The quotation is closed: nothing new is planned. */
  closed?: boolean
}

/** The questions a follow-up is planned with. */
const planFields = (people: FollowUps['people'], userId: string): AskField[] => [
  { name: 'dueDate', label: 'When', type: 'date', required: true },
  { name: 'note', label: 'What is to be done', type: 'textarea', required: true },
  { name: 'assignedToId', label: 'Who', type: 'select', options: people, defaultValue: userId },
]

const DONE_FIELDS: AskField[] = [
  { name: 'doneNote', label: 'What came of it (optional)', type: 'textarea' },
  { name: 'nextDate', label: 'Next step on (optional)', type: 'date' },
  { name: 'nextNote', label: 'What then (the same, where it is left empty)' },
]

function OpenItem({
  item,
  people,
  mayWrite,
  today,
}: { item: Item } & Pick<FollowUps, 'people' | 'mayWrite' | 'today'>) {
  const input = { id: item.id, version: item.version }
  return (
    <li className={css.item}>
      <div className={css.head}>
        <strong>
          <DateText value={item.dueDate} />
        </strong>
        {item.dueDate < today && <span className={css.overdue}>overdue</span>}
        {item.dueDate === today && <span className={css.due}>today</span>}
        <span className={css.who}>{item.assignedTo ?? 'Somebody who left'}</span>
      </div>
      <p className={css.note}>{item.note}</p>
      {mayWrite && (
        <div className={css.buttons}>
          <ActionButton
            label="Done"
            action={finishFollowUp}
            input={input}
            fields={DONE_FIELDS}
            successMessage="Follow-up done"
          />
          <ActionMenu
            items={[
              menuAction({
                action: updateFollowUp,
                input,
                label: 'Put off or change',
                fields: [
                  { name: 'dueDate', label: 'When', type: 'date', required: true, defaultValue: item.dueDate },
                  { name: 'note', label: 'What', type: 'textarea', required: true, defaultValue: item.note },
                  {
                    name: 'assignedToId',
                    label: 'Who',
                    type: 'select',
                    options: people,
                    defaultValue: item.assignedToId,
                  },
                ],
              }),
              menuAction({ action: cancelFollowUp, input, label: 'Cancel', remark: 'required', tone: 'danger' }),
            ]}
          />
        </div>
      )}
    </li>
  )
}

/** The next steps planned on a quotation, and those that are behind it. Nothing for those who may not see them. */
export function FollowUpSection({ quotationId, followUps, closed = false }: Props) {
  if (!followUps) return null
  const { open, ended, today, mayWrite, people, userId } = followUps
  return (
    <Section
      title="Follow-up"
      actions={
        mayWrite &&
        !closed && (
          <ActionButton
            label="Plan"
            action={createFollowUp}
            input={{ quotationId }}
            fields={planFields(people, userId)}
            successMessage="Follow-up planned"
          />
        )
      }
    >
      {open.length === 0 && <p className={css.who}>{closed ? 'Closed.' : 'Nothing is planned.'}</p>}
      <ul className={css.list}>
        {open.map((item) => (
          <OpenItem key={item.id} item={item} people={people} mayWrite={mayWrite} today={today} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary className={css.who}>{`${ended.length} behind us`}</summary>
          <ul className={css.list}>
            {ended.map((item) => (
              <li key={item.id} className={css.item}>
                <div className={css.head}>
                  <DateText value={item.dueDate} />
                  <span className={css.who}>{item.status === 'DONE' ? 'done' : 'cancelled'}</span>
                  <span className={css.who}>{item.doneBy}</span>
                </div>
                <p className={css.note}>{item.note}</p>
                {item.doneNote && <p className={css.who}>{item.doneNote}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
