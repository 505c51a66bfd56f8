import type { JsonValue } from 'type-fest'
import { canonicalJson } from './canonical-json.ts'
import type { Issue } from './issue.ts'
import type { Intent, Lead, LeadCall, LeadContact, LeadRequest } from './lead.ts'
import { mergeProvenance } from './merge-provenance.ts'
import { byNameDetail, type NamedContact } from './name-detail.ts'
import { anyOrder, byContent, byEarliest, byLatest, byLength, byPlace, type Rank, richer } from './richer.ts'

/**
 * Joins two deliveries of one call into what both together say.
 *
 * Each detail is decided by its own content, never by arrival: a full name outranks a caller ID in capitals, a long text a short
 * one, a complete delivery an incomplete one. So deliveries may come in any order, in any grouping and repeatedly, and give the same
 * lead. Phones and e-mails are gathered: the caller's own number (`call.from`, on outbound calls `call.to`) stays first, the others
 * are sorted.
 *
 * @example
 * import { type Lead, mergeLead } from '@leadbooks/core'
 *
 * const lead = (name: string, phones: string[]): Lead => ({
 *   id: 'twilio:CA1',
 *   source: 'twilio',
 *   occurredAt: '2026-03-02T20:02:00Z',
 *   contact: { name, phones, emails: [] },
 *   request: { text: '', intents: [] },
 *   fields: {},
 * })
 * mergeLead(lead('CHEN MIKE', ['+15551234567']), lead('Mike Chen', [])).contact.name // => 'Mike Chen'
 */
export const mergeLead = (a: Lead, b: Lead): Lead => {
  if (canonicalJson(a) === canonicalJson(b)) return a
  const call = both(a.call, b.call, mergeCall)
  const merged = present<Lead>({
    ...(richer({ id: a.id, source: a.source }, { id: b.id, source: b.source }, anyOrder) ?? {
      id: a.id,
      source: a.source,
    }),
    occurredAt: richer(a.occurredAt, b.occurredAt, byEarliest) ?? a.occurredAt,
    contact: mergeContact(a.contact, b.contact, call),
    request: mergeRequest(a.request, b.request),
    complete: mergeComplete(a.complete, b.complete),
    appointment: richer(a.appointment, b.appointment, byContent),
    callback: richer(a.callback, b.callback, byContent),
    call,
    fields: mergeRecords(a.fields, b.fields, byContent),
    doubts: mergeDoubts(a.doubts, b.doubts),
  })
  const provenance = mergeProvenance(a, b, merged)
  return provenance === undefined ? merged : { ...merged, provenance }
}

const mergeContact = (a: LeadContact, b: LeadContact, call: LeadCall | undefined): LeadContact =>
  present<LeadContact>({
    ...richer(nameOf(a), nameOf(b), byNameDetail),
    companyName: richer(a.companyName, b.companyName, byLength),
    phones: mergeLists(a.phones, b.phones, [call?.from, call?.to]),
    emails: mergeLists(a.emails, b.emails, []),
    address: richer(a.address, b.address, byContent),
    preferredContactMethod: richer(a.preferredContactMethod, b.preferredContactMethod, anyOrder),
    customerType: richer(a.customerType, b.customerType, anyOrder),
    externalIds: both(a.externalIds, b.externalIds, (left, right) => mergeRecords(left, right, byLength)),
  })

/** A name is kept whole: the given name of one delivery and the surname of another would make a third person. */
const nameOf = ({ name, givenName, familyName }: LeadContact): NamedContact =>
  present<NamedContact>({ name, givenName, familyName })

const mergeRequest = (a: LeadRequest, b: LeadRequest): LeadRequest =>
  present<LeadRequest>({
    text: richer(a.text, b.text, byLength) ?? a.text,
    serviceType: richer(a.serviceType, b.serviceType, byLength),
    urgency: richer(a.urgency, b.urgency, byPlace('routine', 'urgent', 'emergency')),
    intents: mergeIntents(a.intents, b.intents),
    budget: richer(a.budget, b.budget, byContent),
    estimatedHours: richer(a.estimatedHours, b.estimatedHours, anyOrder),
    materials: richer(a.materials, b.materials, byContent),
    notes: richer(a.notes, b.notes, byLength),
    site: richer(a.site, b.site, byContent),
  })

const mergeCall = (a: LeadCall, b: LeadCall): LeadCall =>
  present<LeadCall>({
    id: richer(a.id, b.id, anyOrder),
    from: richer(a.from, b.from, byDialable),
    to: richer(a.to, b.to, byDialable),
    direction: richer(a.direction, b.direction, anyOrder),
    startedAt: richer(a.startedAt, b.startedAt, byEarliest),
    endedAt: richer(a.endedAt, b.endedAt, byLatest),
    durationSeconds: richer(a.durationSeconds, b.durationSeconds, (seconds) => seconds),
    recordingUrl: richer(a.recordingUrl, b.recordingUrl, byLength),
    transcript: richer(a.transcript, b.transcript, byLength),
    summary: richer(a.summary, b.summary, byLength),
  })

const byDialable: Rank<string> = (number) => (/^\+\d+$/.test(number) ? 1 : 0)

/** Absent means complete, but a delivery that says so itself knows better. */
const mergeComplete = (a: boolean | undefined, b: boolean | undefined): boolean | undefined => {
  if (a === true || b === true) return true
  return a === undefined || b === undefined ? undefined : false
}

const intentOrder: readonly Intent[] = ['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']
const mergeIntents = (a: readonly Intent[], b: readonly Intent[]): Intent[] =>
  intentOrder.filter((intent) => a.includes(intent) || b.includes(intent))

/**
 * Gathers both lists. Whose number is first must not depend on the order of merging: the call tells it where there is one,
 * otherwise the heads of both lists do.
 */
const mergeLists = (a: readonly string[], b: readonly string[], own: readonly (string | undefined)[]): string[] => {
  const all = [...new Set([...a, ...b])].sort()
  const told = own.filter((value) => value !== undefined)
  const heads = [...a.slice(0, 1), ...b.slice(0, 1)].sort().slice(0, 1)
  const first = (told.length > 0 ? told : heads).filter((value) => all.includes(value))
  return [...new Set([...first, ...all])]
}

const mergeDoubts = (a: readonly Issue[] | undefined, b: readonly Issue[] | undefined): Issue[] | undefined =>
  a === undefined && b === undefined
    ? undefined
    : [...new Map([...(a ?? []), ...(b ?? [])].map((doubt) => [canonicalJson(doubt), doubt]))]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, doubt]) => doubt)

const mergeRecords = <Value extends JsonValue>(
  a: Record<string, Value>,
  b: Record<string, Value>,
  rank: Rank<Value>,
): Record<string, Value> => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = richer(own(a, key), own(b, key), rank)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

const own = <Value>(record: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

const both = <Value>(
  a: Value | undefined,
  b: Value | undefined,
  merge: (a: Value, b: Value) => Value,
): Value | undefined => (a === undefined || b === undefined ? (a ?? b) : merge(a, b))

/** Optional members may be given as `undefined`. */
type Loose<Whole> = { [Key in keyof Whole]: object extends Pick<Whole, Key> ? Whole[Key] | undefined : Whole[Key] }

/** Leaves out members that are `undefined`: an absent detail has no key. */
const present = <Whole extends object>(members: Loose<Whole>): Whole =>
  // Only optional members can be `undefined`, so every required one stays.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Whole
