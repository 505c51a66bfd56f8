import { type CalendarEntry, calendarFeed } from '@leadbooks/adapters/notify'
import { type LeadProjection, project } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import type { CalendarFeed, TenantConfig } from '../engine/tenant.ts'
import { listForFeed } from '../outbox/appointments.ts'

/** Appointments stay in the feed for so long after their day. */
const daysKept = 31
const longestRequest = 120

const shorten = (text: string): string =>
  text.length > longestRequest ? `${text.slice(0, longestRequest - 1)}…` : text

/** What an entry says besides its time: as much as the business lets the feed show. */
const wordsOf = (
  { lead, contact }: LeadProjection,
  shows: ReadonlySet<string>,
): Pick<CalendarEntry, 'summary' | 'description' | 'location'> => {
  const name = shows.has('name') ? (contact.name ?? contact.companyName) : undefined
  const request = shows.has('request') ? lead?.request.text : undefined
  const phone = shows.has('phone') ? contact.phone : undefined
  const address = shows.has('address') ? (lead?.request.site?.address ?? lead?.contact.address)?.raw : undefined
  const said = [name, request && shorten(request)].filter((part) => part !== undefined && part !== '')
  return {
    summary: said.length === 0 ? 'Appointment' : said.join(': '),
    ...(phone !== undefined && { description: phone }),
    ...(address !== undefined && { location: address }),
  }
}

/** Answers a calendar that subscribes to a business's appointments. */
export const answerCalendar = async (
  engine: Engine,
  { realmId, tenant, feed, request }: { realmId: string; tenant: TenantConfig; feed: CalendarFeed; request: Request },
): Promise<Response> => {
  const since = new Date(engine.clock.now() - daysKept * 86_400_000).toISOString().slice(0, 10)
  const shows = new Set<string>(feed.shows)
  const entries: CalendarEntry[] = []
  for (const { leadId, ...kept } of await listForFeed(engine.store, realmId)) {
    if ((kept.appointment.date ?? '') < since) continue
    const lead = shows.size === 0 ? undefined : await engine.store.readLead(realmId, leadId)
    const words = lead && wordsOf(project(lead.state, policyOf(tenant)), shows)
    entries.push({ ...kept, leadId, timeZone: tenant.timeZone, summary: 'Appointment', ...words })
  }
  entries.sort((left, right) => (left.leadId < right.leadId ? -1 : 1))
  return calendarFeed(entries, request, tenant.senders === undefined ? {} : { name: tenant.senders.businessName })
}
