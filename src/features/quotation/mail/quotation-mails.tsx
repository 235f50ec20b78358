import Link from 'next/link'
import { ActionButton } from '@/ui/action-button'
import { DateTimeText } from '@/ui/num'
import { StatusBadge } from '@/ui/status-badge'
import type { QuotationPage } from '../lines/quotation-rows'
import { retryQuotationMail } from '../quotation.actions'
import css from '../quotation-life.module.css'
import { MailWatch } from './mail-watch'

type Mail = QuotationPage['mails'][number]
type Props = { quotation: QuotationPage; maySend: boolean }

/** Every mail of the quotation: to whom, by whom, where it stands, and what can be done where it did not leave. */
export function QuotationMails({ quotation: q, maySend }: Props) {
  if (q.mails.length === 0) return <p className={css.dim}>Not e-mailed yet.</p>
  return (
    <>
      <MailWatch waiting={q.mails.some((mail) => mail.status === 'QUEUED' || mail.status === 'SENDING')} />
      <ol className={css.mails}>
        {q.mails.map((mail) => (
          <li key={mail.id}>
            <div className={css.mailHead}>
              <strong>{mail.documentNo}</strong> <StatusBadge status={mail.status} />
            </div>
            <div className={css.wrap}>To {mail.to.join(', ')}</div>
            {mail.cc.length > 0 && <div className={css.wrap}>Copy to {mail.cc.join(', ')}</div>}
            {mail.bcc.length > 0 && <div className={css.wrap}>Blind copy to {mail.bcc.join(', ')}</div>}
            <div className={css.dim}>
              {mail.sentBy && `${mail.sentBy}, `}
              <DateTimeText value={mail.createdAt} timeZone={q.timeZone} />
            </div>
            <Delivery mail={mail} timeZone={q.timeZone} />
            <details className={css.more}>
              <summary>What went out</summary>
              <div className={css.wrap}>{mail.subject}</div>
              {mail.files.length > 0 && <div className={css.wrap}>{mail.files.join(', ')}</div>}
              {mail.messageId && <div className={css.wrap}>Message id {mail.messageId}</div>}
            </details>
            {maySend && <Ways quotation={q} mail={mail} />}
          </li>
        ))}
      </ol>
    </>
  )
}

function Delivery({ mail, timeZone }: { mail: Mail; timeZone: string }) {
  switch (mail.status) {
    case 'SENT':
      return (
        <div>
          Handed over to the mail server <DateTimeText value={mail.sentAt} timeZone={timeZone} />
          {mail.lastError && <span className={css.bad}>, {mail.lastError}</span>}
        </div>
      )
    case 'FAILED':
      return (
        <div className={css.bad}>
          {mail.lastError} Nothing was sent. Correct the addresses and send it again, or try the same once more.
        </div>
      )
    case 'NOT_SENT':
      return (
        <div className={css.bad}>
          No mail server is set, so it waits. An administrator enters one in Settings; then try it again.
        </div>
      )
    case 'SENDING':
      return <div className={css.dim}>Being sent…</div>
    default:
      return (
        <div className={css.dim}>
          {mail.lastError ? `Not taken yet (${mail.lastError}); it is tried again by itself.` : 'In the queue…'}
        </div>
      )
  }
}

function Ways({ quotation: q, mail }: { quotation: QuotationPage; mail: Mail }) {
  const stuck = mail.status === 'FAILED' || mail.status === 'NOT_SENT'
  const sendable = q.isLatest && (q.revision.status === 'SENT' || q.revision.status === 'APPROVED')
  if (!stuck && !sendable) return null
  return (
    <div className={css.ways}>
      {stuck && (
        <ActionButton
          size="compact-xs"
          label="Try again"
          action={retryQuotationMail}
          input={{ id: q.id, mailId: mail.id }}
          successMessage="In the queue again"
        />
      )}
      {sendable && (
        <Link href={`/quotations/${q.id}/send?again=${mail.id}`} prefetch={false}>
          Send again…
        </Link>
      )}
    </div>
  )
}
