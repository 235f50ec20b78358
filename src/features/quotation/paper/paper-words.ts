import { formatMoney } from '@/core/money'
import { QUOTED, type QuotationPaper, SHEET_TITLES } from './quotation-paper'

/** What the sheet is called. The template's own heading names an offer of one sheet, and stands below that of two. */
export const headingOf = (paper: QuotationPaper): string =>
  paper.sheet === 'OFFER' ? (paper.title ?? SHEET_TITLES.OFFER) : SHEET_TITLES[paper.sheet]

/** What stands below the heading. */
export const subtitleOf = (paper: QuotationPaper): string | null =>
  paper.sheet !== 'OFFER' ? paper.title : paper.format === 'PROJECT_BOM' ? 'Bill of material' : null

/** An amount, or QUOTED where the sheet carries none. */
export const formatAmountOr = (amount: string | null, currency: string): string =>
  amount === null ? QUOTED : formatMoney(amount, currency)
