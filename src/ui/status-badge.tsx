import css from './status-badge.module.css'
import { statusLabel, statusTone, type Tone } from './status-tone'

type Props = {
  status: string /** Other words than the state's own. */
  label?: string /** Other tone than usual. */
  tone?: Tone
}

/** A state as dot (its shape differs by tone) and words; never colour alone. */
export function StatusBadge({ status, label, tone }: Props) {
  return (
    <span className={`${css.badge} ${css[tone ?? statusTone(status)]}`} data-status={status}>
      {label ?? statusLabel(status)}
    </span>
  )
}
