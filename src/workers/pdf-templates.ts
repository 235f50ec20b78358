import type { ReactElement } from 'react'
import { renderSpecimen } from '@/documents/specimen'

/**
 * Every PDF the product prints: template name -> component over a plain view model. A feature adds one line here:
 *
 *   quotation: template(renderQuotation),
 */
export const pdfTemplates: Readonly<Record<string, (data: unknown) => ReactElement>> = {
  specimen: template(renderSpecimen),
}

/** The view model was made by the feature's own loader, of the template's own type; it only crossed a thread between. */
function template<Data>(render: (data: Data) => ReactElement): (data: unknown) => ReactElement {
  return (data) => render(data as Data)
}
