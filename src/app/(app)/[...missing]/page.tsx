import { notFound } from 'next/navigation'

/** Any address without a page of its own, so that "not found" stands inside the frame too. */
export default function MissingAddress() {
  notFound()
}
