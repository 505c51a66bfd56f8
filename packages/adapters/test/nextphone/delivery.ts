import type { Lead, LeadEvent } from '@leadbooks/core'
import type { AdapterContext, Delivery } from '../../src/index.ts'
import { nextphone } from '../../src/index.ts'

export const context: AdapterContext = {
  secrets: ['current-secret', 'previous-secret'],
  timeZone: 'America/Chicago',
  country: 'US',
  now: '2026-11-23T20:02:05.000Z',
}

/** A delivery of a body: JSON of a value, or text as it is. */
export const deliveryOf = (body: unknown, more: Partial<Delivery> = {}): Delivery => ({
  method: 'POST',
  url: 'https://books.example.com/v1/9341450000000001/calls/nextphone',
  headers: new Headers(),
  rawBody: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-11-23T20:02:00.000Z',
  ...more,
})

export const eventsOf = async (body: unknown): Promise<LeadEvent[]> => {
  const parsed = await nextphone().parse(deliveryOf(body), context)
  if (parsed.kind !== 'events') throw new Error(`expected events, got ${parsed.kind}`)
  return parsed.events
}

export const leadOf = async (body: unknown): Promise<Lead> => {
  const [event] = await eventsOf(body)
  if (event?.type !== 'lead.received') throw new Error(`expected lead.received, got ${event?.type}`)
  return event.lead
}
