import { roundHalfUp } from '@/core/decimal'
import { type Decimal, dec, decimalText, formatMoney } from '@/core/money'
import { marginPct } from '@/features/line-insight/margin'

/** What the rules look at of a line. Rates and costs per metre in the base currency; per cent as text. */
export type RuledLine = {
  lineNo: number
  ratePerMetre: string
  metres: string
  discountPct: string
  /** Last purchase cost; null where none is known. */
  costPerMetre: string | null
  /** Floor of the family; null where there is none. */
  floorPct: string | null
}

/** The approval rules of Settings. */
export type ApprovalRules = {
  approval: boolean
  /** In the base currency; 0 = every quotation. */
  above: string
  /** 100 = no rule. */
  maxDiscountPct: string
  baseCurrency: string
}

export type Judgement = {
  /** Per line, in their order; null where nothing can be said. Per cent, 4 decimals. */
  margins: (string | null)[]
  /** Over all lines whose cost is known; null where none is. */
  marginPct: string | null
  /** The rules that are hit, in words that anybody may read: they state no cost and no margin. */
  needed: string[]
  /** Lines below the floor of their family. */
  belowFloor: number[]
  /** Lines about whose margin nothing can be said. */
  withoutCost: number[]
  /** The rule that lets the quotation pass; null when it must be approved. */
  passedBy: string | null
}

/** The column holds 5 digits before the point; a margin beyond that is a typing mistake and stands at the limit. */
const LIMIT = '99999.9999'
const FLOOR_WORDS = 'below the margin floor'

/** Whether a rule that was hit is a margin floor. */
export const isFloorRule = (rule: string): boolean => rule.includes(FLOOR_WORDS)

/**
 * Which rules a quotation hits: its amount, the discount of its lines, the margin floors of their families. A margin at
 * its floor is not below it. Discount and floors hold even where Settings ask for no approval otherwise.
 * @param totalAmount in the base currency
 */
export function judgeQuotation(lines: readonly RuledLine[], totalAmount: string, rules: ApprovalRules): Judgement {
  const exact = lines.map((line) => marginPct(line.ratePerMetre, line.costPerMetre))
  const belowFloor = lines.filter((line, i) => isBelow(exact[i] ?? null, line.floorPct)).map((line) => line.lineNo)
  const discounted = lines.filter((line) => dec(line.discountPct).gt(rules.maxDiscountPct)).map((line) => line.lineNo)
  const needed = [
    ...amountRule(totalAmount, rules),
    ...(discounted.length > 0
      ? [
          `${linesText(discounted)} more discount than the ${decimalText(rules.maxDiscountPct)} % allowed without approval.`,
        ]
      : []),
    ...(belowFloor.length > 0 ? [floorSentence(belowFloor)] : []),
  ]
  return {
    margins: exact.map((margin) => margin && within(dec(margin))),
    marginPct: totalMargin(lines),
    needed,
    belowFloor,
    withoutCost: lines.filter((_, i) => exact[i] === null).map((line) => line.lineNo),
    passedBy: needed.length === 0 ? passingRule(rules) : null,
  }
}

const isBelow = (margin: string | null, floor: string | null): boolean =>
  margin !== null && floor !== null && dec(margin).lt(floor)

const within = (margin: Decimal): string =>
  decimalText(margin.gt(LIMIT) ? dec(LIMIT) : margin.lt(`-${LIMIT}`) ? dec(`-${LIMIT}`) : margin)

function amountRule(totalAmount: string, rules: ApprovalRules): string[] {
  if (!rules.approval) return []
  const limit = dec(rules.above)
  if (!limit.gt(0)) return ['Every quotation needs approval.']
  return dec(totalAmount).gt(limit) ? [`The total is above ${money(limit, rules)}.`] : []
}

function passingRule(rules: ApprovalRules): string {
  return rules.approval
    ? `Settings ask for no approval up to ${money(dec(rules.above), rules)}.`
    : 'Settings ask for no approval of quotations.'
}

const money = (amount: Decimal, { baseCurrency }: ApprovalRules) =>
  `${baseCurrency} ${formatMoney(amount, baseCurrency)}`

const floorSentence = (lineNos: readonly number[]): string =>
  lineNos.length === 1
    ? `Line ${lineNos[0]} is ${FLOOR_WORDS} of its family.`
    : `Lines ${enumerated(lineNos)} are ${FLOOR_WORDS} of their family.`

const linesText = (lineNos: readonly number[]): string =>
  lineNos.length === 1 ? `Line ${lineNos[0]} has` : `Lines ${enumerated(lineNos)} have`

const NAMED = 12

/** 3, 7 and 9; long lists end with how many more there are. */
export function enumerated(lineNos: readonly number[]): string {
  if (lineNos.length > NAMED) return `${lineNos.slice(0, NAMED).join(', ')} and ${lineNos.length - NAMED} more`
  return [lineNos.slice(0, -1).join(', '), lineNos.at(-1)].filter((part) => part !== '').join(' and ')
}

/** Margin on what is sold, weighted by amount, of the lines whose cost is known. */
function totalMargin(lines: readonly RuledLine[]): string | null {
  const known = lines.filter((line) => line.costPerMetre !== null && dec(line.ratePerMetre).gt(0))
  const sum = (pick: (line: RuledLine) => string | null) =>
    known.reduce((total, line) => total.plus(dec(pick(line) ?? '0').times(dec(line.metres))), dec(0))
  const sales = sum((line) => line.ratePerMetre)
  if (!sales.gt(0)) return null
  const cost = sum((line) => line.costPerMetre)
  return within(roundHalfUp(sales.minus(cost).div(sales).times(100), 4))
}
