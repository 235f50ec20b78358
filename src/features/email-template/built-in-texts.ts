export const PURPOSES = ['QUOTATION', 'QUOTATION_REMINDER'] as const
export type Purpose = (typeof PURPOSES)[number]

export const PURPOSE_LABELS: Record<Purpose, string> = {
  QUOTATION: 'Sending a quotation',
  QUOTATION_REMINDER: 'Reminder before the validity ends',
}

export type MailText = { subject: string; body: string }

/** What is written where a company has no text of its own. */
export const BUILT_IN_TEXTS: Readonly<Record<Purpose, MailText>> = {
  QUOTATION: {
    subject: 'Quotation {{number}} {{revision}}: {{project}}',
    body: [
      'Dear {{contact}},',
      '',
      'thank you for your enquiry. Please find attached our quotation {{number}} {{revision}}.',
      '',
      'Your reference: {{client_reference}}',
      'Project: {{project}}',
      'Valid until: {{valid_until}}',
      '',
      'We look forward to your order.',
      '',
      'Kind regards',
      '{{salesperson}}',
      '{{salesperson_phone}}',
      '{{company}}',
    ].join('\n'),
  },
  QUOTATION_REMINDER: {
    subject: 'Our quotation {{number}} is valid until {{valid_until}}',
    body: [
      'Dear {{contact}},',
      '',
      'our quotation {{number}} {{revision}} is valid until {{valid_until}}. If you need more time, other quantities or a technical clarification, a short answer to this mail is enough.',
      '',
      'Your reference: {{client_reference}}',
      'Project: {{project}}',
      '',
      'Kind regards',
      '{{salesperson}}',
      '{{salesperson_phone}}',
      '{{company}}',
    ].join('\n'),
  },
}
