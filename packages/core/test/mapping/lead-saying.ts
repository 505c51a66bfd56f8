import type { Lead, LeadRequest } from '../../src/lead/index.ts'

/** A lead of which nothing is known but what was said. */
export const leadSaying = (text: string, request: Partial<LeadRequest> = {}, rest: Partial<Lead> = {}): Lead => ({
  id: 'test:1',
  source: 'test',
  occurredAt: '2026-03-03T20:10:00Z',
  contact: { phones: ['+15551234567'], emails: [] },
  fields: {},
  ...rest,
  request: { text, intents: [], ...request },
})
