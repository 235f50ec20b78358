import { MissingPage } from '@/ui/missing-page'

export const metadata = { title: 'Not found' }

/** Inside the frame, so that navigation and search stay at hand. */
export default function NotFound() {
  return <MissingPage />
}
