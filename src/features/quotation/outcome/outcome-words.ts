/** Why a quotation was won or lost, as the report counts it. */
export const CLOSE_CATEGORIES = [
  'PRICE',
  'DELIVERY',
  'SPECIFICATION',
  'STOCK',
  'PAYMENT',
  'APPROVAL',
  'BUDGET',
  'NO_ANSWER',
  'OTHER',
] as const
export type CloseCategory = (typeof CLOSE_CATEGORIES)[number]

export const CLOSE_CATEGORY_LABELS: Readonly<Record<CloseCategory, string>> = {
  PRICE: 'Price',
  DELIVERY: 'Delivery time',
  SPECIFICATION: 'Specification',
  STOCK: 'Not in stock',
  PAYMENT: 'Payment terms',
  APPROVAL: 'Make or vendor approval',
  BUDGET: 'Project or budget stopped',
  NO_ANSWER: 'No answer from the buyer',
  OTHER: 'Something else',
}

export const LINE_OUTCOMES = ['WON', 'LOST', 'REGRETTED'] as const
export type LineOutcome = (typeof LINE_OUTCOMES)[number]

export const LINE_OUTCOME_LABELS: Readonly<Record<LineOutcome, string>> = {
  WON: 'Won',
  LOST: 'Lost',
  REGRETTED: 'Regretted',
}
