import { zId } from '@/core/inputs'
import { Prisma } from '@/db/types'
import { defineList } from '@/server/list'
import type { ReadContext } from '@/server/read'
import { userNames } from '@/server/status-history'
import { columnsOf, FORMAT_LABELS, isQuotationFormat, QUOTATION_FORMATS } from './paper-formats'
import { notesIn, termsIn } from './paper-of'

/** Quotation formats, for pickers and scripts: GET /api/v1/quotation-templates?format=EXPORT&active=yes */
export const quotationTemplateList = defineList({
  name: 'quotation-templates',
  title: 'Quotation formats',
  permission: 'home.read',
  id: Prisma.sql`t.id`,
  from: Prisma.sql`"QuotationTemplate" t`,
  columns: [
    { key: 'name', label: 'Name', type: 'text', sql: Prisma.sql`t.name`, sortable: true },
    { key: 'format', label: 'Format', type: 'status', sql: Prisma.sql`t.format`, sortable: true },
    { key: 'isDefault', label: 'Standard', type: 'boolean', sql: Prisma.sql`t."isDefault"` },
    { key: 'isActive', label: 'In use', type: 'boolean', sql: Prisma.sql`t."isActive"` },
  ],
  filters: [
    {
      key: 'q',
      label: 'Name',
      type: 'search',
      sql: (v) => Prisma.sql`position(upper(${v}) IN upper(t.name)) > 0`,
    },
    {
      key: 'format',
      label: 'Format',
      type: 'select',
      options: QUOTATION_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] })),
      sql: (v) => Prisma.sql`t.format = ${v}`,
    },
    {
      key: 'active',
      label: 'In use',
      type: 'select',
      options: [
        { value: 'yes', label: 'In use' },
        { value: 'no', label: 'Switched off' },
      ],
      sql: (v) => Prisma.sql`t."isActive" = ${v === 'yes'}`,
    },
  ],
  defaultSort: { key: 'name', dir: 'asc' },
})

/** Every format of the company, those in use first, with how many customers take it. */
export async function getQuotationTemplates(ctx: ReadContext) {
  const templates = await ctx.tx.quotationTemplate.findMany({
    orderBy: [{ format: 'asc' }, { isActive: 'desc' }, { isDefault: 'desc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      format: true,
      isActive: true,
      isDefault: true,
      ownTerms: true,
      ownNotes: true,
      updatedAt: true,
      updatedById: true,
      emailTemplate: { select: { name: true } },
      _count: { select: { customers: true } },
    },
  })
  const names = await userNames(
    ctx,
    templates.map((t) => t.updatedById),
  )
  return {
    templates: templates.map(({ _count, updatedById, emailTemplate, ...t }) => ({
      ...t,
      customers: _count.customers,
      emailText: emailTemplate?.name ?? null,
      by: (updatedById && names.get(updatedById)) || null,
    })),
    mayWrite: ctx.actor.can('settings.write'),
    timeZone: ctx.actor.timeZone,
  }
}

/** One format as its form shows it; null for an unknown id. */
export async function getQuotationTemplate({ tx, actor }: ReadContext, id: string) {
  if (!zId.safeParse(id).success) return null
  const template = await tx.quotationTemplate.findUnique({ where: { id } })
  if (!template) return null
  const format = isQuotationFormat(template.format) ? template.format : 'DOMESTIC'
  const chosen = columnsOf(format, template.columns).filter((key) => template.columns.includes(key))
  return {
    ...template,
    format,
    columns: chosen,
    terms: termsIn(template.terms),
    notes: notesIn(template.notes).map((text) => ({ text })),
    mayWrite: actor.can('settings.write'),
  }
}

/** What the form of a format offers and starts with: e-mail texts, the company's terms and notes. */
export async function quotationTemplateChoices({ tx, actor }: ReadContext) {
  const emailTexts = await tx.emailTemplate.findMany({
    where: { purpose: 'QUOTATION', isActive: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
  const terms = await tx.offerTerm.findMany({
    where: { isActive: true },
    orderBy: { position: 'asc' },
    select: { title: true, text: true },
  })
  const notes = await tx.exportNote.findMany({
    where: { isActive: true },
    orderBy: { position: 'asc' },
    select: { text: true },
  })
  return { emailTexts, terms, notes, mayPickQuotation: actor.can('quotation.read') && actor.can('sales-price.read') }
}
