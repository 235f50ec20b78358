import { formatMetres } from '@/core/units'
import { Prisma, type Tx } from '@/db/types'
import type { HeatDocument } from './heat-documents'
import type { HeatLot } from './heat-lots'

export type HeatEvent = {
  at: string
  what: string
  who: string | null
  detail: string | null
  lotId: string | null
  /** Document that made it happen, where it can be opened. */
  href: string | null
  number: string | null
  tone: 'grey' | 'blue' | 'amber' | 'green' | 'red'
}

type Move = {
  at: string
  kind: string
  fromBucket: string | null
  toBucket: string | null
  fromPlace: string | null
  toPlace: string | null
  metres: string
  pieces: number
  remark: string | null
  lotId: string
  documentType: string
  documentId: string
  userName: string | null
}

const KIND_OF: Record<string, string> = {
  Grn: 'Goods receipt',
  Inspection: 'Inspection',
  Reservation: 'Reservation',
  PackingList: 'Packing list',
  DispatchNote: 'Dispatch note',
  Ncr: 'NCR',
}

const BUCKET: Record<string, string> = {
  UNDER_INSPECTION: 'under inspection',
  ACCEPTED: 'free',
  RESERVED: 'reserved',
  ON_HOLD: 'on hold',
  REJECTED: 'rejected',
  ISSUED: 'issued',
}

const MOST = 2000

/** Every movement of the lots, oldest first, in one statement. */
async function movesOf(tx: Tx, lots: readonly HeatLot[]): Promise<Move[]> {
  if (lots.length === 0) return []
  return tx.$queryRaw<Move[]>(Prisma.sql`
    SELECT to_json(g.at) #>> '{}' AS at, g.kind, g."fromBucket", g."toBucket", wf.code || ' ' || lf.code AS "fromPlace", wt.code || ' ' || lt.code AS "toPlace", g.metres::text, g.pieces, g.remark,
      g."stockLotId"::text AS "lotId", g."documentType", g."documentId"::text AS "documentId", u.name AS "userName"
    FROM "StockLedger" g LEFT JOIN "Location" lf ON lf.id = g."fromLocationId" LEFT JOIN "Warehouse" wf ON wf.id = lf."warehouseId"
    LEFT JOIN "Location" lt ON lt.id = g."toLocationId" LEFT JOIN "Warehouse" wt ON wt.id = lt."warehouseId" LEFT JOIN "User" u ON u.id = g."userId"
    WHERE g."stockLotId" = ANY (${lots.map((l) => l.id)}::uuid[]) ORDER BY g.seq LIMIT ${MOST}`)
}

function whatOf(m: Move): string {
  const metres = `${formatMetres(m.metres, { trim: true })} m`
  const to = BUCKET[m.toBucket ?? ''] ?? 'gone'
  switch (m.kind) {
    case 'OPENING':
      return `${metres} entered as opening stock, ${to}`
    case 'RECEIPT':
      return `${metres} received, ${to}`
    case 'INSPECTION':
      return m.documentType === 'OpeningStock'
        ? `${metres} of opening stock approved by QC`
        : `${metres} inspected: ${to}`
    case 'RESERVE':
      return `${metres} reserved`
    case 'RELEASE':
      return `${metres} released, free again`
    case 'ISSUE':
      return `${metres} dispatched`
    case 'RETURN':
      return `${metres} came back, ${to}`
    case 'MOVE':
      return `${metres} moved to ${m.toPlace}`
    case 'REVERSE':
      return `${metres} reversed${m.toBucket ? `, ${to}` : ''}`
    default:
      return `${metres}: ${m.kind.toLowerCase()}, ${to}`
  }
}

function toneOf(m: Move): HeatEvent['tone'] {
  if (m.toBucket === 'REJECTED' || m.kind === 'REVERSE') return 'red'
  if (m.toBucket === 'ON_HOLD') return 'amber'
  if (m.toBucket === 'ACCEPTED' || m.toBucket === 'ISSUED') return 'green'
  return m.toBucket === 'UNDER_INSPECTION' || m.toBucket === 'RESERVED' ? 'blue' : 'grey'
}

/** Steps the ledger does not show. */
const STEPS: Record<string, { words: string; tone: HeatEvent['tone'] }> = {
  'Purchase order': { words: 'Ordered', tone: 'grey' },
  'Mill test certificate': { words: 'Certificate put on file', tone: 'grey' },
  NCR: { words: 'NCR opened', tone: 'red' },
  'Packing list': { words: 'Packed', tone: 'blue' },
  Invoice: { words: 'Invoiced', tone: 'green' },
  Receipt: { words: 'Payment received', tone: 'green' },
}

/** The life of the heat, newest first. */
export async function timelineOf(
  tx: Tx,
  heat: { lots: readonly HeatLot[]; documents: readonly HeatDocument[] },
): Promise<HeatEvent[]> {
  const byKey = new Map(heat.documents.map((d) => [`${d.kind} ${d.id}`, d]))
  const moves = (await movesOf(tx, heat.lots)).map((m): HeatEvent => {
    const document = byKey.get(`${KIND_OF[m.documentType] ?? ''} ${m.documentId}`)
    const place = m.kind === 'MOVE' ? `from ${m.fromPlace}` : (m.toPlace ?? m.fromPlace)
    return {
      at: m.at,
      what: whatOf(m),
      who: m.userName,
      detail:
        [document?.party, place, m.pieces > 0 ? `${m.pieces} pieces` : null, m.remark].filter(Boolean).join(' · ') ||
        null,
      lotId: m.lotId,
      href: document?.href ?? null,
      number: document?.number ?? null,
      tone: toneOf(m),
    }
  })
  const steps = heat.documents.flatMap((d): HeatEvent[] => {
    const step = STEPS[d.kind]
    const at = d.at ?? (d.kind === 'Purchase order' ? d.date : null)
    if (!step || !at) return []
    const metres = d.metres && d.kind !== 'NCR' ? ` ${formatMetres(d.metres, { trim: true })} m` : ''
    return [
      {
        at,
        what: `${step.words}${metres}`,
        who: null,
        detail: [d.party, d.detail].filter(Boolean).join(' · ') || null,
        lotId: d.lotId,
        href: d.href,
        number: d.number,
        tone: step.tone,
      },
    ]
  })
  return [...moves.toReversed(), ...steps].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
