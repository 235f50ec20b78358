/** Default terms of a domestic quotation, in the order in which they are printed. */
export const OFFER_TERMS = [
  ['Price basis', 'Ex-works our warehouse; taxes are charged extra at the rate in force on the day of supply.'],
  [
    'Delivery',
    'Ex-works within the period stated per item, counted from your technically and commercially clear order.',
  ],
  ['Payment', '100 % within 30 days of the date of dispatch.'],
  ['Validity', '6 days from the date of this offer; stock items are subject to prior sale.'],
  ['Packing', 'Standard bundle packing is included in the prices.'],
  ['Freight', 'Extra at actual, to your account.'],
  ['Insurance', 'Extra at actual; transit insurance is arranged only when you ask for it in your order.'],
  ['Certification', 'Mill test certificate according to EN 10204 type 3.1, traceable by heat number.'],
  ['Bank charges', 'All bank and transfer charges are to the buyer’s account; the full invoice value is to reach us.'],
  ['Third-party inspection', 'Extra at actual, by an agency of your choice.'],
  ['Testing', 'Tests beyond those of the manufacturing standard are charged extra at actual.'],
  ['Material origin', 'As stated per item; where nothing is stated, from any approved mill at our choice.'],
  ['Quantity tolerance', '-0 / +1 random length per item; the quantity supplied is invoiced.'],
  ['Dimensional tolerance', 'As per the manufacturing standard.'],
  ['Part orders', 'Prices hold for the whole of this offer; part orders need our reconfirmation.'],
] as const

/** Notes printed on every export quotation. */
export const EXPORT_NOTES = [
  'The prices hold for the items and quantities offered; we review them when either changes.',
  'The offer is subject to our confirmation when we receive your order.',
  'We invoice the quantity actually supplied, at the agreed rate.',
  'The shipping date is counted in business days from the day your order is technically and commercially clear.',
  'We supply as near as possible to the requested quantity in the lengths offered.',
  'An order cannot be cancelled once it has been placed.',
  'Material is supplied to the stated specification without its supplementary requirements, unless they are named in this offer.',
  'Quantities cannot be reduced after the order; increases are subject to our acceptance.',
  'The rates change with duties, taxes and policies that governments bring in before shipment.',
] as const

export const PAYMENT_TERMS = [
  ['ADV', '100 % advance against proforma invoice', 0],
  ['COD', '100 % before dispatch', 0],
  ['N15', '100 % within 15 days of dispatch', 15],
  ['N30', '100 % within 30 days of dispatch', 30],
  ['N45', '100 % within 45 days of dispatch', 45],
  ['N60', '100 % within 60 days of dispatch', 60],
  ['LC', 'Irrevocable letter of credit at sight', 0],
] as const

export const DELIVERY_TERMS = [
  ['EXW', 'Ex-works our warehouse'],
  ['FOR', 'Free on road destination'],
  ['FOB', 'Free on board, named port of shipment'],
  ['CFR', 'Cost and freight, named port of destination'],
  ['CIF', 'Cost, insurance and freight, named port of destination'],
  ['DAP', 'Delivered at place'],
] as const

export const TPI_AGENCIES = [
  ['BVIS', 'Bureau Veritas Industrial Services'],
  ['BV', 'Bureau Veritas'],
  ['TUV', 'TÜV'],
  ['LRQA', 'LRQA'],
  ['SGS', 'SGS'],
  ['DNV', 'DNV'],
  ['EIL', 'Engineers India Limited'],
] as const

/** Document type, prefix: the 13 sequences of a financial year. */
export const SEQUENCES = ['ENQ', 'NPS', 'SO', 'PR', 'PO', 'GRN', 'IR', 'NCR', 'PL', 'DN', 'INV', 'EXP', 'REC'] as const
