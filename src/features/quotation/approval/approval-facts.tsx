import { formatDecimal } from '@/core/decimal'
import { Facts } from '@/ui/page'
import type { QuotationPage } from '../lines/quotation-rows'
import { enumerated } from './quotation.approval-rules'

const percent = (pct: string) => `${formatDecimal(pct, 2, 'WESTERN')} %`

/** Rules that were hit, one under the other. */
export function RuleList({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return <>–</>
  return (
    <ul style={{ margin: 0, paddingLeft: 16 }}>
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
}

/** Whether there is anything to say about the approval of the revision shown. */
export const hasApprovalFacts = ({ revision }: QuotationPage): boolean =>
  revision.approvalNeeded.length > 0 || Boolean(revision.submitReason || revision.approvalRule || revision.submittedAt)

/**
 * Why a quotation needed approval, what was said about it, and, for those with cost.view, the margin as it was when it was
 * submitted. Nothing before the first submission.
 */
export function ApprovalFacts({ quotation }: { quotation: QuotationPage }) {
  const { revision } = quotation
  if (!hasApprovalFacts(quotation)) return null
  const unknown = revision.lines.filter((line) => line.marginPct === null).map((line) => line.lineNo)
  return (
    <Facts
      items={[
        ...(revision.approvalNeeded.length > 0
          ? [{ label: 'Needs approval', value: <RuleList rules={revision.approvalNeeded} />, wide: true }]
          : []),
        ...(revision.approvalRule ? [{ label: 'Approved by rule', value: revision.approvalRule, wide: true }] : []),
        ...(revision.submitReason ? [{ label: 'Reason given', value: revision.submitReason, wide: true }] : []),
        ...(revision.approvalRemark
          ? [
              {
                label: revision.status === 'DRAFT' ? 'Returned with' : 'Approver’s remark',
                value: revision.approvalRemark,
                wide: true,
              },
            ]
          : []),
        ...(quotation.costs
          ? [
              {
                label: 'Margin',
                value:
                  revision.marginPct === null
                    ? 'Nothing is known of the cost of its lines.'
                    : `${percent(revision.marginPct)} when it was submitted${
                        unknown.length > 0 ? `, without line ${enumerated(unknown)}, of which no cost is known` : ''
                      }`,
                wide: true,
              },
            ]
          : []),
      ]}
    />
  )
}
