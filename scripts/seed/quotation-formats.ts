import { addOwn } from './company'
import type { SeedTx } from './owner'

const LOOKS = {
  title: null,
  closing: null,
  footer: null,
  accentColour: null,
  showLogo: true,
  showIsoMark: true,
  showWeights: true,
  columns: [],
  ownTerms: false,
  terms: [],
  ownNotes: false,
  notes: [],
  isDefault: true,
  isActive: true,
  version: 1,
}

/** One standard format of each kind, once; from then on they are the company's own to change. */
export async function seedQuotationFormats(tx: SeedTx): Promise<void> {
  const [has] = await tx.rows<{ known: boolean; exportText: string | null }>(
    `SELECT EXISTS (SELECT 1 FROM "QuotationTemplate" WHERE "companyId" = app_company_id()) AS known,
       (SELECT id::text FROM "EmailTemplate" WHERE "companyId" = app_company_id() AND name = 'Export offer' AND purpose = 'QUOTATION') AS "exportText"`,
  )
  if (!has || has.known) return
  await addOwn(
    tx,
    'QuotationTemplate',
    [
      {
        ...LOOKS,
        name: 'Domestic',
        format: 'DOMESTIC',
        intro: 'We thank you for your enquiry and are pleased to quote as follows.',
        showBank: false,
        emailTemplateId: null,
      },
      {
        ...LOOKS,
        name: 'Export',
        format: 'EXPORT',
        intro: 'We thank you for your enquiry and offer as follows, in {{currency}}.',
        showBank: true,
        emailTemplateId: has.exportText,
      },
      {
        ...LOOKS,
        name: 'Project bill of material',
        format: 'PROJECT_BOM',
        intro:
          'We thank you for your enquiry and are pleased to quote for the bill of material of your project as follows.',
        showBank: false,
        emailTemplateId: null,
      },
    ],
    ['name'],
  )
}
