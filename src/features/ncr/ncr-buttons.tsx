import { ActionButton } from '@/ui/action-button'
import { EditButton } from '@/ui/link-button'
import { closeNcr, investigateNcr, reopenNcr, requestNcrClosure } from './ncr.actions'
import { ncrMachine } from './ncr.machine'
import { missingForClosure, type NcrPage } from './ncr-words'

/** The next step of an NCR by its state and the person's permissions. */
export function NcrButtons({ ncr: n, permissions }: { ncr: NcrPage; permissions: readonly string[] }) {
  const can = (permission: string) => permissions.includes(permission)
  const may = (event: string) => ncrMachine.allowed(n.status, can).some((t) => t.event === event)
  const input = { id: n.id, version: n.version }
  const missing = missingForClosure(n)
  return (
    <>
      {['OPEN', 'UNDER_INVESTIGATION'].includes(n.status) && can('ncr.create') && (
        <EditButton href={`/ncrs/${n.id}/edit`} label="Root cause and disposition" />
      )}
      {may('investigate') && (
        <ActionButton
          tone="primary"
          label="Start investigation"
          action={investigateNcr}
          input={input}
          successMessage="Under investigation"
        />
      )}
      {may('request-closure') && (
        <ActionButton
          tone="primary"
          label="Ask for closure"
          action={requestNcrClosure}
          input={input}
          remark="optional"
          confirm={`Ask MANAGEMENT to close ${n.number}? It cannot be changed while they decide.`}
          disabled={missing.length > 0}
          disabledReason={`Still missing: ${missing.join(', ')}.`}
          successMessage="MANAGEMENT was asked to close it"
        />
      )}
      {may('reopen') && (
        <ActionButton
          label="Send back"
          tone="danger"
          action={reopenNcr}
          input={input}
          remark="required"
          remarkLabel="What is missing"
        />
      )}
      {may('close') && (
        <ActionButton
          tone="primary"
          label="Approve closure"
          action={closeNcr}
          input={input}
          remark="optional"
          confirm={`Close ${n.number}? Everything in it stays readable; it cannot be opened again.`}
          disabled={n.preparedByMe}
          disabledReason="You worked on this NCR; somebody else approves its closing."
        />
      )}
    </>
  )
}
