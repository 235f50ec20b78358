import { LoadingLines } from '@/ui/loading-lines'

export default function Loading() {
  return <LoadingLines />
}
