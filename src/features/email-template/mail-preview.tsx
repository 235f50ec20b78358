import css from './mail-preview.module.css'

type Props = {
  from?: string
  to: string
  cc?: string
  bcc?: string
  subject: string
  body: string
  /** Names of the files that go along. */
  files?: readonly string[]
}

/** A mail as the reader will see it. The text is shown as it is typed: no markup, no links. */
export function MailPreview({ from, to, cc, bcc, subject, body, files = [] }: Props) {
  const rows = [
    ['From', from],
    ['To', to || '–'],
    ['Copy', cc],
    ['Blind copy', bcc],
  ].filter((row): row is [string, string] => Boolean(row[1]))
  return (
    <div className={css.mail}>
      <dl className={css.head}>
        {rows.map(([label, value]) => (
          <Row key={label} label={label} value={value} />
        ))}
        <dt>Subject</dt>
        <dd className={css.subject}>{subject || '–'}</dd>
      </dl>
      <pre className={css.body}>{body || '–'}</pre>
      {files.length > 0 && (
        <ul className={css.files} aria-label="Files that go along">
          {files.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}
