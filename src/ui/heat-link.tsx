import Link from 'next/link'

/** A heat number, always a link to the story of that heat. */
export function HeatLink({ heatNo }: { heatNo: string | null | undefined }) {
  if (!heatNo) return <>–</>
  return (
    <Link
      href={`/heats/${encodeURIComponent(heatNo)}`}
      prefetch={false}
      style={{ whiteSpace: 'nowrap', fontWeight: 500 }}
    >
      {heatNo}
    </Link>
  )
}

/** Several heats, separated by commas. */
export function HeatLinks({ heats }: { heats: readonly string[] }) {
  if (heats.length === 0) return <>–</>
  return (
    <>
      {heats.map((heatNo, i) => (
        <span key={heatNo}>
          {i > 0 && ', '}
          <HeatLink heatNo={heatNo} />
        </span>
      ))}
    </>
  )
}
