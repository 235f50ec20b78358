import { Banner } from '@/ui/page'
import css from './intake.module.css'
import type { IntakeSource } from './use-reading'

type Props = {
  source: IntakeSource
  pending: boolean
  problem: string | null
  notes: readonly string[]
  lines: number
  maxLines: number
}

/** What was read, and what a person should know of the reading. */
export function IntakeStatus({ source, pending, problem, notes, lines, maxLines }: Props) {
  return (
    <>
      <p className={css.hint} role="status">
        {'fileId' in source ? (
          <a href={`/api/files/${encodeURIComponent(source.fileId)}`} target="_blank" rel="noopener">
            {source.name}
          </a>
        ) : (
          'The pasted text'
        )}
        {pending ? ' is being read…' : `: ${lines} ${lines === 1 ? 'line' : 'lines'}`}
      </p>
      {notes.length > 0 && (
        <ul className={css.notesOfFile}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {lines > maxLines && (
        <Banner tone="warn">
          An enquiry has at most {maxLines} lines. Leave some out here and register them as a second enquiry.
        </Banner>
      )}
    </>
  )
}
