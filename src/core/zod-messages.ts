import { z } from 'zod'

/** What an input says where its schema has no sentence of its own: plain words instead of the library's. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null)
        return issue.expected === 'array' ? 'Add at least one.' : 'This is needed.'
      return `Expected ${issue.expected === 'array' ? 'a list' : issue.expected === 'object' ? 'a group of fields' : `a ${issue.expected}`}.`
    case 'invalid_value':
      return 'Choose one of the values offered.'
    case 'unrecognized_keys':
      return `Not known here: ${issue.keys.join(', ')}.`
    case 'invalid_format':
      return 'This is not in the right form.'
    case 'invalid_union':
      return 'This is not in the right form.'
    default:
      return undefined
  }
}

z.config({ customError: sentence })
