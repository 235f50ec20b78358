import { MissingPage } from '@/ui/missing-page'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <MissingPage />
    </main>
  )
}
