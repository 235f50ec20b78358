import { BUILT_IN_TEXTS } from '@/features/email-template/built-in-texts'
import { addOwn } from './company'
import type { SeedTx } from './owner'

const EXPORT_BODY = [
  'Dear {{contact}},',
  '',
  'thank you for your enquiry. We are pleased to submit our offer {{number}} {{revision}}, commercial and technical, as attached.',
  '',
  'Your reference: {{client_reference}}',
  'Project: {{project}}',
  'Validity: {{valid_until}}',
  '',
  'Prices and delivery are subject to prior sale. Please let us have your technical clarifications, if any.',
  '',
  'Best regards',
  '{{salesperson}}',
  '{{salesperson_phone}}',
  '{{company}}',
].join('\n')

/** The texts a company starts with, once; from then on they are its own to change. */
export async function seedEmailTexts(tx: SeedTx): Promise<void> {
  const [has] = await tx.rows<{ known: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM "EmailTemplate" WHERE "companyId" = app_company_id()) AS known',
  )
  if (has?.known) return
  const own = { isActive: true, version: 1 }
  await addOwn(
    tx,
    'EmailTemplate',
    [
      { name: 'Quotation', purpose: 'QUOTATION', ...BUILT_IN_TEXTS.QUOTATION, isDefault: true, ...own },
      {
        name: 'Export offer',
        purpose: 'QUOTATION',
        subject: 'Offer {{number}} {{revision}}: {{project}}',
        body: EXPORT_BODY,
        isDefault: false,
        ...own,
      },
      {
        name: 'Validity reminder',
        purpose: 'QUOTATION_REMINDER',
        ...BUILT_IN_TEXTS.QUOTATION_REMINDER,
        isDefault: true,
        ...own,
      },
    ],
    ['purpose', 'name'],
  )
}
