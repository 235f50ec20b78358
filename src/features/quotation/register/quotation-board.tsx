'use client'

import Link from 'next/link'
import { DateText, Money } from '@/ui/num'
import { StatusBadge } from '@/ui/status-badge'
import css from './quotation-board.module.css'
import type { BoardCard, BoardColumn, QuotationBoard } from './quotation-board.queries'

function Card({ card, today, isOpen }: { card: BoardCard; today: string; isOpen: boolean }) {
  const over = isOpen && card.validUntil !== null && card.validUntil < today
  const due = card.nextAction !== null && card.nextAction <= today
  return (
    <li className={css.card}>
      <div className={css.top}>
        <Link href={`/quotations/${card.id}`} prefetch={false}>
          {card.number ?? 'draft'}
          {card.revisionNo > 0 && ` Rev.${card.revisionNo}`}
        </Link>
        {card.totalAmount !== null && (
          <span>
            {card.currency !== 'INR' && <span className={css.dim}>{card.currency} </span>}
            <Money value={card.totalAmount} currency={card.currency ?? 'INR'} />
          </span>
        )}
      </div>
      <div className={css.customer}>{card.customer}</div>
      <div className={css.dim}>
        {over ? <strong className={css.over}>Validity over </strong> : 'Valid until '}
        <DateText value={card.validUntil} />
        {card.salesperson && `, ${card.salesperson}`}
      </div>
      {card.nextAction && (
        <div className={css.dim}>
          {due ? <strong className={css.over}>Next action </strong> : 'Next action '}
          <DateText value={card.nextAction} />
        </div>
      )}
    </li>
  )
}

const OPEN_STATES = ['DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENT']

function Column({ column, board }: { column: BoardColumn; board: QuotationBoard }) {
  const heading = `board-${column.key}`
  return (
    <section className={css.column} aria-labelledby={heading}>
      <header className={css.head}>
        <h2 id={heading}>
          <StatusBadge status={column.key} label={column.label} />
        </h2>
        <Link href={column.href} prefetch={false} aria-label={`All ${column.count} ${column.label.toLowerCase()}`}>
          {column.count}
        </Link>
        {column.sum !== null && (
          <span className={css.sum}>
            <Money value={column.sum} currency={board.baseCurrency} symbol />
          </span>
        )}
      </header>
      {column.cards.length === 0 ? (
        <p className={css.none}>None</p>
      ) : (
        <ul className={css.cards}>
          {column.cards.map((card) => (
            <Card key={card.id} card={card} today={board.today} isOpen={OPEN_STATES.includes(column.key)} />
          ))}
        </ul>
      )}
      {column.count > column.cards.length && column.cards.length > 0 && (
        <Link href={column.href} prefetch={false} className={css.all}>
          {`All ${column.count}`}
        </Link>
      )}
    </section>
  )
}

/**
 * The register in columns. Nothing is dragged: a step is taken on the document, where its rules are; every card and every
 * count leads there.
 */
export function QuotationBoardView({ board }: { board: QuotationBoard }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className={css.board} tabIndex={0} aria-label="Quotations by status">
      {board.columns.map((column) => (
        <Column key={column.key} column={column} board={board} />
      ))}
    </section>
  )
}
