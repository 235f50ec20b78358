import { redirect } from 'next/navigation'

/** An opening entry is its lot. */
export default async function OpeningStockEntryPage({ params }: { params: Promise<{ id: string }> }) {
  redirect(`/stock/${encodeURIComponent((await params).id)}`)
}
