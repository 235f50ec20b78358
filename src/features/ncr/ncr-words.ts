import type { Plain } from '@/server/serialize'
import type { getNcr } from './ncr.queries'

export type NcrPage = NonNullable<Plain<Awaited<ReturnType<typeof getNcr>>>>

export const DISPOSITION_WORDS: Record<string, string> = {
  RETURN_TO_VENDOR: 'Return to the vendor',
  SCRAP: 'Scrap',
  REWORK: 'Rework, then inspect again',
  USE_AS_IS: 'Use as it is, by concession',
  DOWNGRADE: 'Downgrade to another designation',
}

export const ACTION_KIND_WORDS: Record<string, string> = {
  CORRECTION: 'Correction (of these goods)',
  CORRECTIVE: 'Corrective action (so that it does not come back)',
  PREVENTIVE: 'Preventive action (elsewhere)',
}

const WHY = /^Why(?: (\d))?\?\s*(.*)$/

/** The five whys of a root cause and the conclusion below them, as they are kept in one text. */
export function splitWhys(rootCause: string | null): { whys: string[]; conclusion: string } {
  const whys: string[] = []
  const rest: string[] = []
  for (const line of (rootCause ?? '').split('\n')) {
    const found = WHY.exec(line)
    if (found && rest.length === 0 && whys.length < 5) whys.push(found[2] ?? '')
    else rest.push(line)
  }
  return { whys: [...whys, ...Array(5 - whys.length).fill('')], conclusion: rest.join('\n').trim() }
}

/** One readable text of the whys that were answered, in order, and the conclusion. */
export function joinWhys(whys: readonly string[], conclusion: string): string {
  const answered = whys.map((w) => w.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
  return [...answered.map((w, i) => `Why ${i + 1}? ${w}`), conclusion.trim()].filter(Boolean).join('\n')
}

/** What an NCR still needs before its closing can be asked for, in words. */
export function missingForClosure(
  n: Pick<NcrPage, 'rootCause' | 'disposition' | 'effectivenessCheck'> & { actions: readonly { status: string }[] },
): string[] {
  const open = n.actions.filter((a) => a.status !== 'DONE').length
  return [
    !n.rootCause && 'the root cause',
    !n.disposition && 'the disposition of the goods',
    n.actions.length === 0 && 'at least one action',
    open > 0 && `${open} open ${open === 1 ? 'action' : 'actions'} to be completed`,
    !n.effectivenessCheck && 'the effectiveness check',
  ].filter((x) => x !== false)
}
