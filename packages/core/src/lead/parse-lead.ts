import type { Lead } from './lead.ts'
import { LeadError } from './lead-error.ts'
import { leadSchema } from './lead-schema.ts'
import { issuesOf } from './zod-issues.ts'

/**
 * Checks that an input is a {@link Lead} and copies it.
 *
 * Sizes are bounded: texts 100,000 characters, names and other single lines 500, 50 phones and e-mails, `fields` 8 levels deep
 * and 5,000 values. Keys that reach an object's prototype are refused.
 *
 * @throws {@link LeadError} that lists everything wrong at once
 * @example
 * import { parseLead } from '@leadbooks/core'
 *
 * const lead = parseLead({
 *   id: 'webhook:1',
 *   source: 'webhook',
 *   occurredAt: '2026-03-02T14:02:00-06:00',
 *   contact: { name: 'Mike Chen', phones: ['+15551234567'], emails: [] },
 *   request: { text: 'AC not cooling', intents: ['quote'] },
 *   fields: {},
 * })
 * lead.contact.name // => 'Mike Chen'
 */
export const parseLead = (input: unknown): Lead => {
  const result = leadSchema.safeParse(input, { reportInput: true })
  if (!result.success) throw new LeadError(issuesOf(result.error))
  return result.data
}
