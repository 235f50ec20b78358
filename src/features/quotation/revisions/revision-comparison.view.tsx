import { dec, formatMoney } from '@/core/money'
import { humanise } from '@/core/state-machine'
import type { Plain } from '@/server/serialize'
import { Facts, Section } from '@/ui/page'
import css from '../quotation-life.module.css'
import { ChooseRevisions } from './choose-revisions'
import type { Difference, LineSide } from './compare-revisions'
import type { compareTwoRevisions } from './revision-comparison.queries'

type Data = NonNullable<Plain<Awaited<ReturnType<typeof compareTwoRevisions>>>>

/** Two revisions beside each other: what differs, and what it does to the total. Reads on paper as on the screen. */
export function RevisionComparisonView({ data }: { data: Data }) {
  const { comparison, before, after } = data
  const { added, removed, changed, header, terms, totals, unchanged } = comparison
  const heads: [string, string] = [`Rev.${before.revisionNo}`, `Rev.${after.revisionNo}`]
  const currency = totals?.currencyAfter ?? 'INR'
  const effect = (value: string | null) => (value === null ? '–' : signed(value, currency))
  const priced = totals !== null
  const two = before.revisionNo !== after.revisionNo
  return (
    <>
      <ChooseRevisions
        id={data.id}
        before={before.revisionNo}
        after={after.revisionNo}
        revisions={data.revisions.map((r) => ({
          revisionNo: r.revisionNo,
          label: `Rev.${r.revisionNo} (${humanise(r.status).toLowerCase()})`,
        }))}
      />
      {!two && <p className={css.dim}>Choose two different revisions.</p>}
      <Facts
        items={[
          ...(after.reason ? [{ label: 'Reason', value: after.reason, wide: true }] : []),
          ...(totals && two
            ? [
                {
                  label: `Total ${heads[0]}`,
                  value: `${totals.currencyBefore} ${formatMoney(totals.before, totals.currencyBefore)}`,
                },
                {
                  label: `Total ${heads[1]}`,
                  value: `${totals.currencyAfter} ${formatMoney(totals.after, totals.currencyAfter)}`,
                },
                {
                  label: 'Effect',
                  value: <strong>{totals.effect === null ? 'Two currencies' : signed(totals.effect, currency)}</strong>,
                },
              ]
            : []),
          { label: 'Unchanged', value: `${unchanged} ${unchanged === 1 ? 'line' : 'lines'}` },
        ]}
      />
      {two && comparison.same && <p>The two are the same.</p>}
      {changed.length > 0 && (
        <Section title={`Lines changed (${changed.length})`}>
          <SideTable caption="Lines changed" heads={heads} priced={priced}>
            {changed.map((line) => (
              <tr key={`${line.before.lineNo}-${line.after.lineNo}`}>
                <td className={css.no}>
                  {line.before.lineNo === line.after.lineNo
                    ? line.after.lineNo
                    : `${line.before.lineNo} → ${line.after.lineNo}`}
                </td>
                <Side side={line.before} values={line.differences} which="before" currency={totals?.currencyBefore} />
                <Side side={line.after} values={line.differences} which="after" currency={totals?.currencyAfter} />
                {priced && <td className={css.figure}>{effect(line.amountEffect)}</td>}
              </tr>
            ))}
          </SideTable>
        </Section>
      )}
      {added.length > 0 && (
        <Section title={`Lines added (${added.length})`}>
          <SideTable caption="Lines added" heads={heads} priced={priced}>
            {added.map((line) => (
              <tr key={line.lineNo}>
                <td className={css.no}>{line.lineNo}</td>
                <td className={css.dim}>not there</td>
                <Side side={line} values={[]} which="after" currency={totals?.currencyAfter} />
                {priced && <td className={css.figure}>{effect(line.amountEffect)}</td>}
              </tr>
            ))}
          </SideTable>
        </Section>
      )}
      {removed.length > 0 && (
        <Section title={`Lines removed (${removed.length})`}>
          <SideTable caption="Lines removed" heads={heads} priced={priced}>
            {removed.map((line) => (
              <tr key={line.lineNo}>
                <td className={css.no}>{line.lineNo}</td>
                <Side side={line} values={[]} which="before" currency={totals?.currencyBefore} />
                <td className={css.dim}>taken out</td>
                {priced && <td className={css.figure}>{effect(line.amountEffect)}</td>}
              </tr>
            ))}
          </SideTable>
        </Section>
      )}
      <Differences title="Header" list={header} heads={heads} />
      <Differences title="Terms and notes" list={terms} heads={heads} />
    </>
  )
}

/** `+1,200.00`, `−2,000.00`, `0.00`. */
function signed(value: string, currency: string): string {
  const amount = dec(value)
  const sign = amount.isZero() ? '' : amount.isNegative() ? '−' : '+'
  return `${sign}${formatMoney(amount.abs(), currency)}`
}

function SideTable(props: { caption: string; heads: [string, string]; priced: boolean; children: React.ReactNode }) {
  const { caption, heads, priced, children } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.scroll} aria-label={caption} tabIndex={0}>
      <table className={css.sides}>
        <caption className="erp-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={css.no}>
              Line
            </th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
            {priced && (
              <th scope="col" className={css.figure}>
                Effect
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

type SideProps = { side: LineSide; values: readonly Difference[]; which: 'before' | 'after'; currency?: string }

/** One side of a line: what it is, its terms, and the values that differ, marked by more than a colour. */
function Side({ side, values, which, currency }: SideProps) {
  const Mark = which === 'before' ? 'del' : 'ins'
  return (
    <td>
      <div>{side.title}</div>
      <div className={css.dim}>
        {side.terms}
        {side.amount !== null && currency && ` = ${formatMoney(side.amount, currency)}`}
      </div>
      {values.length > 0 && (
        <ul className={css.values}>
          {values.map((d) => (
            <li key={d.what}>
              <span className={css.dim}>{d.what}</span> <Mark className={css[which]}>{d[which]}</Mark>
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

function Differences({ title, list, heads }: { title: string; list: readonly Difference[]; heads: [string, string] }) {
  if (list.length === 0) return null
  return (
    <Section title={title}>
      <div className={css.scroll}>
        <table className={css.sides}>
          <caption className="erp-visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: '18%' }}>
                What
              </th>
              <th scope="col">{heads[0]}</th>
              <th scope="col">{heads[1]}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((d, i) => (
              <tr key={`${d.what}-${String(i)}`}>
                <td>{d.what}</td>
                <td>
                  <del className={css.before}>{d.before}</del>
                </td>
                <td>
                  <ins className={css.after}>{d.after}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
