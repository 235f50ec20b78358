import { formatDate } from '@/core/fiscal-year'
import { HeatLink } from '@/ui/heat-link'
import { Metres } from '@/ui/num'
import css from './line-insight.module.css'
import type { LineInsight } from './use-line-insight'

/** Lots that a reservation of the line could take, in the order in which it would take them. */
export function StockBlock({ stock }: { stock: LineInsight['stock'] }) {
  return (
    <div className={css.block}>
      <h3>Free stock, oldest certificate first</h3>
      {stock.places.length === 0 ? (
        <p className={css.note}>No accepted metres of this pipe are free.</p>
      ) : (
        <table className={css.table}>
          <caption className="erp-visually-hidden">Free stock by heat</caption>
          <thead>
            <tr>
              <th scope="col">Heat</th>
              <th scope="col" className={css.right}>
                Free m
              </th>
              <th scope="col" className={css.right} title="Of free and reserved metres together">
                Pcs
              </th>
              <th scope="col">Make</th>
              <th scope="col">MTC</th>
              <th scope="col">Ends</th>
              <th scope="col">Place</th>
            </tr>
          </thead>
          <tbody>
            {stock.places.map((p) => (
              <tr key={`${p.stockLotId}-${p.place}`}>
                <td>
                  <HeatLink heatNo={p.heatNo} />
                </td>
                <td className={css.right}>
                  <Metres value={p.freeMetres} trim />
                </td>
                <td className={css.right}>{p.pieces || '–'}</td>
                <td className={css.short} title={[p.make, ...p.additionalSpecs].join(', ')}>
                  {p.make}
                </td>
                <td title={p.mtcNo ?? undefined}>
                  {[p.mtcType, p.mtcDate && formatDate(p.mtcDate)].filter(Boolean).join(', ') || '–'}
                </td>
                <td>{p.ends}</td>
                <td>{p.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {stock.placeCount > stock.places.length && (
        <p className={css.note}>{stock.placeCount - stock.places.length} younger ones are not shown.</p>
      )}
    </div>
  )
}
