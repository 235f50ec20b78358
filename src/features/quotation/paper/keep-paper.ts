import { z } from 'zod'
import { Prisma } from '@/db/types'

/**
 * What an approved revision prints of things that may change later: wording, columns and looks of its template, and its
 * salesperson. A column assignment for the statement that approves it.
 */
export const KEEP_PAPER = Prisma.sql`paper = (
  SELECT jsonb_build_object(
    'options', (SELECT jsonb_build_object('title', t.title, 'intro', t.intro, 'closing', t.closing, 'footer', t.footer, 'accentColour', t."accentColour",
        'showLogo', t."showLogo", 'showIsoMark', t."showIsoMark", 'showBank', t."showBank", 'showWeights', t."showWeights", 'columns', to_jsonb(t.columns))
      FROM "QuotationTemplate" t WHERE t.id = q."quotationTemplateId"),
    'salesperson', (SELECT jsonb_build_object('name', u.name, 'email', u.email, 'phone', u.phone) FROM "User" u WHERE u.id = q."salespersonId"))
  FROM "Quotation" q WHERE q.id = "QuotationRevision"."quotationId")`

const words = z.string().nullable()
const kept = z.object({
  options: z
    .object({
      title: words,
      intro: words,
      closing: words,
      footer: words,
      accentColour: words,
      showLogo: z.boolean(),
      showIsoMark: z.boolean(),
      showBank: z.boolean(),
      showWeights: z.boolean(),
      columns: z.array(z.string()),
    })
    .nullable(),
  salesperson: z.object({ name: z.string(), email: z.string(), phone: words }).nullable(),
})

/** What was kept at the approval; null for a draft, and for revisions approved before this was kept. */
export const keptPaper = (stored: unknown) => (stored === null ? null : (kept.safeParse(stored).data ?? null))
