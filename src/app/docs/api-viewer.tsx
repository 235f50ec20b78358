'use client'

import { useEffect, useRef, useState } from 'react'
import { Banner } from '@/ui/page'

type SwaggerUi = (options: Record<string, unknown>) => unknown

const SCRIPT = '/docs/assets/swagger-ui-bundle.js'

/** The viewer of the OpenAPI description; its script is loaded only here. */
export function ApiViewer() {
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const script = document.createElement('script')
    script.src = SCRIPT
    script.onerror = () => setFailed(true)
    script.onload = () => {
      const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle?: SwaggerUi }
      SwaggerUIBundle?.({
        domNode: box.current,
        url: '/api/v1/openapi.json',
        docExpansion: 'none',
        filter: true,
        defaultModelsExpandDepth: -1,
        displayRequestDuration: true,
        validatorUrl: null,
      })
    }
    document.head.append(script)
    return () => script.remove()
  }, [])
  return (
    <>
      <link rel="stylesheet" href="/docs/assets/swagger-ui.css" precedence="default" />
      {failed && (
        <Banner tone="stop">The viewer could not be loaded. The description itself is at /api/v1/openapi.json.</Banner>
      )}
      {/* Its colours are made for a light ground. */}
      <div ref={box} style={{ background: '#fff', colorScheme: 'light' }} />
    </>
  )
}
