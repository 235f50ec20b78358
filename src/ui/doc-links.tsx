import Link from 'next/link'
import type { ReactNode } from 'react'
import css from './doc-links.module.css'
import { StatusBadge } from './status-badge'

/** Document type (model name) -> its folder of pages and its name in words. */
const DOCUMENTS: Record<string, { path: string; label: string }> = {
  Enquiry: { path: 'enquiries', label: 'Enquiry' },
  Quotation: { path: 'quotations', label: 'Quotation' },
  CustomerPo: { path: 'customer-pos', label: 'Customer PO' },
  SalesOrder: { path: 'sales-orders', label: 'Sales order' },
  Reservation: { path: 'reservations', label: 'Reservation' },
  PurchaseRequisition: { path: 'purchase-requisitions', label: 'Purchase requisition' },
  PurchaseOrder: { path: 'purchase-orders', label: 'Purchase order' },
  Grn: { path: 'grns', label: 'Goods receipt' },
  Inspection: { path: 'inspections', label: 'Inspection' },
  Ncr: { path: 'ncrs', label: 'NCR' },
  Mtc: { path: 'mtcs', label: 'MTC' },
  StockLot: { path: 'stock', label: 'Stock lot' },
  OpeningStock: { path: 'opening-stock', label: 'Opening stock' },
  PackingList: { path: 'packing-lists', label: 'Packing list' },
  DispatchNote: { path: 'dispatch-notes', label: 'Dispatch note' },
  Invoice: { path: 'invoices', label: 'Invoice' },
  Receipt: { path: 'receipts', label: 'Receipt' },
  Customer: { path: 'customers', label: 'Customer' },
  Vendor: { path: 'vendors', label: 'Vendor' },
  User: { path: 'users', label: 'User' },
  ProductSpec: { path: 'product-specs', label: 'Product spec' },
  PipeSize: { path: 'pipe-sizes', label: 'Pipe size' },
  Warehouse: { path: 'warehouses', label: 'Warehouse' },
}

/** The page of a document, or null for types without one. */
export function documentHref(type: string, id: string): string | null {
  const known = DOCUMENTS[type]
  return known ? `/${known.path}/${encodeURIComponent(id)}` : null
}

/** 'SalesOrder' -> 'Sales order'. */
export function documentLabel(type: string): string {
  return DOCUMENTS[type]?.label ?? type
}

type DocLinkProps = { type: string; id: string | null | undefined; number?: ReactNode; showType?: boolean }

/** Link to a document by its number; a document without a number yet is shown as "draft". */
export function DocLink({ type, id, number, showType = false }: DocLinkProps) {
  const text = (
    <>
      {showType && `${documentLabel(type)} `}
      {number || 'draft'}
    </>
  )
  const href = id ? documentHref(type, id) : null
  if (!id) return <>–</>
  if (!href) return <>{text}</>
  return (
    <Link href={href} prefetch={false} className={css.link}>
      {text}
    </Link>
  )
}

export type TrailDocument = { type: string; id: string; number: string | null; status?: string; note?: ReactNode }

type TrailProps = {
  /** Where this document came from, oldest first. */
  predecessors: TrailDocument[]
  /** What was made from it. */
  successors: TrailDocument[]
  /** What is missing and why, e.g. 'No purchase order: taken as opening stock on 1 Apr 2026'. */
  missing?: string
}

function TrailList({ title, documents }: { title: string; documents: TrailDocument[] }) {
  if (documents.length === 0) return null
  return (
    <div>
      <div className={css.label}>{title}</div>
      <ul className={css.list}>
        {documents.map((doc) => (
          <li key={`${doc.type}${doc.id}`}>
            <span className={css.type}>{documentLabel(doc.type)}</span>
            <DocLink type={doc.type} id={doc.id} number={doc.number} />
            {doc.status && <StatusBadge status={doc.status} />}
            {doc.note && <span className={css.note}>{doc.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Links up and down the document chain. */
export function DocumentTrail({ predecessors, successors, missing }: TrailProps) {
  return (
    <div className={css.trail}>
      <TrailList title="From" documents={predecessors} />
      <TrailList title="Led to" documents={successors} />
      {missing && <p className={css.note}>{missing}</p>}
      {predecessors.length === 0 && successors.length === 0 && !missing && (
        <p className={css.note}>No linked documents yet.</p>
      )}
    </div>
  )
}
