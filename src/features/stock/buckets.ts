/** Words of the states stock can be in, and of the movements between them. */
export const BUCKET_LABELS: Record<string, string> = {
  UNDER_INSPECTION: 'Under inspection',
  ACCEPTED: 'Free',
  RESERVED: 'Reserved',
  ON_HOLD: 'On hold',
  REJECTED: 'Rejected',
  ISSUED: 'Issued',
}

export const bucketLabel = (bucket: string | null): string => (bucket === null ? '' : (BUCKET_LABELS[bucket] ?? bucket))

/** 'OPENING' -> 'Opening' */
export const kindLabel = (kind: string): string => kind.charAt(0) + kind.slice(1).toLowerCase()
