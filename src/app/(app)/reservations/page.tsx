import type { Metadata } from 'next'
import { ListPage } from '@/app/list-page'
import { reservationList } from '@/features/reservation/reservation.queries'
import type { ListParams } from '@/server/list'

export const metadata: Metadata = { title: 'Reservations' }

export default async function ReservationsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  return <ListPage list={reservationList} searchParams={await searchParams} />
}
