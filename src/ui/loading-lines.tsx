import css from './loading-lines.module.css'

/** Placeholder of a page; stays invisible for the first 300 ms so that fast pages do not flicker. */
export function LoadingLines() {
  return (
    <div className={css.box} role="status" aria-label="Loading">
      {['22%', '96%', '92%', '95%', '88%', '94%', '90%'].map((width) => (
        <div key={width} className={css.bar} style={{ width }} />
      ))}
    </div>
  )
}
