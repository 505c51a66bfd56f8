import type { Lead, LeadCall, LeadEvent } from '@leadbooks/core'
import { normalizeNanpPhone } from '@leadbooks/core/nanp'
import type { JsonObject, JsonValue } from 'type-fest'
import { formatInstant } from '../field-mapping/instant.ts'
import { buildLead, type LeadHead } from '../field-mapping/lead-builder.ts'
import { leadEvents } from '../field-mapping/lead-events.ts'
import { Sources } from '../field-mapping/sources.ts'
import type { LeadTarget } from '../field-mapping/target.ts'
import { isWebAddress } from '../field-mapping/web-address.ts'
import type { AdapterContext, Delivery } from './adapter.ts'
import { addNamedValues, type NamedValues } from './named-values.ts'
import type { Found } from './payload.ts'

/** What one delivery says of a call, a message or a form, before it is read. */
export interface LeadPart {
  /** Id at the service: deliveries with the same one make one lead. Absent where the service gives none. */
  id?: string | undefined
  /** The same id where it is a call's; other events find the lead by it. */
  callId?: string | undefined
  direction?: 'inbound' | 'outbound' | undefined
  /** Number of the person the business deals with, whoever rang whom. */
  customer?: Found | undefined
  /** Number of the business in this call. */
  business?: Found | undefined
  /** What the service itself says, by where in the lead it goes. */
  facts?: { readonly [target in LeadTarget]?: Found | undefined }
  /** Values the agent collected, the most trusted first. */
  named?: readonly (NamedValues | undefined)[]
  /** A whole-second address may be longer than other lines: presigned ones are. */
  recording?: Found | undefined
  /** What else a person or a mapping rule may want to see, by the name it gets in `fields`. */
  fields?: { readonly [name: string]: Found | undefined }
  /** The delivery may name nobody. @defaultValue whether it has an id, by which others are joined to it */
  isPart?: boolean
  /** `false`: more deliveries of the same call are expected. */
  complete: boolean
  /** Nobody answered, or a message was left: the caller is to be called back. */
  isMissed?: boolean | undefined
  /** The delivery corrects what an earlier one said. */
  isUpdate?: boolean | undefined
}

/** Where a part was read. */
export interface PartOrigin {
  source: string
  /** Names the delivery: the vendor's own id, else its content. */
  deliveryId: string
  delivery: Delivery
  context: AdapterContext
}

/**
 * Says a part of a call as lead events.
 *
 * @throws DeliveryError `no-contact` when the part stands alone and names nobody, `invalid-lead` when it is no lead
 */
export const partEvents = (part: LeadPart, { source, deliveryId, delivery, context }: PartOrigin): LeadEvent[] => {
  const leadId = `${source}:${part.id ?? deliveryId}`
  const head: LeadHead = {
    id: leadId,
    source,
    receivedAt: delivery.receivedAt,
    isPart: part.isPart ?? part.id !== undefined,
  }
  if (part.direction) head.direction = part.direction
  const built = buildLead(sourcesOf(part), head, context)
  const { lead } = built
  const { call = {} } = lead
  completeCall(call, part, context)
  if (hasMembers(call)) lead.call = call
  else delete lead.call
  lead.complete = part.complete
  noteProvenance(lead, part)
  if (part.isMissed && part.direction !== 'outbound' && !lead.request.intents.includes('callback'))
    lead.request.intents.push('callback')
  const events = leadEvents(built, `${source}:${deliveryId}`)
  return part.isUpdate
    ? events.map((event) => (event.type === 'lead.received' ? { ...event, type: 'lead.updated' } : event))
    : events
}

const sourcesOf = ({ direction, customer, business, facts, named, fields }: LeadPart): Sources => {
  const sources = new Sources()
  if (customer) add(sources, customer, 'phone', direction === 'outbound' ? 'contact.phones' : 'call.from')
  if (business && direction !== 'outbound') add(sources, business, 'called_number', 'call.to')
  if (named) for (const values of named) if (values) addNamedValues(sources, values)
  for (const target in facts) {
    const found = facts[target as LeadTarget] // a key of facts is one
    if (found) add(sources, found, found.path.slice(found.path.lastIndexOf('.') + 1), target as LeadTarget)
  }
  for (const name in fields) {
    const found = fields[name]
    if (found && isModest(found.value)) add(sources, found, name)
  }
  return sources
}

const add = (sources: Sources, { path, value }: Found, key: string, target?: LeadTarget): void =>
  sources.add({ path, key, value }, target)

const hasMembers = (object: object): boolean => {
  for (const _ in object) return true
  return false
}

/** On calls that the business made, its own number is `from` and the customer's `to`. */
const completeCall = (call: LeadCall, part: LeadPart, context: AdapterContext): void => {
  if (part.callId !== undefined) call.id = part.callId
  if (part.direction === 'outbound') {
    const from = part.business && e164(part.business.value, context)
    const to = part.customer && e164(part.customer.value, context)
    if (from) call.from = from
    if (to) call.to = to
  }
  const recordingUrl = webAddress(part.recording?.value)
  if (recordingUrl) call.recordingUrl = recordingUrl
  completeTimes(call)
}

/** Works out the third of start, end and duration where two are said. */
const completeTimes = (call: LeadCall): void => {
  const { startedAt, endedAt, durationSeconds } = call
  if (durationSeconds === undefined) {
    const ms = startedAt === undefined || endedAt === undefined ? -1 : Date.parse(endedAt) - Date.parse(startedAt)
    if (ms >= 0) call.durationSeconds = ms / 1000
  } else if (startedAt === undefined) {
    if (endedAt !== undefined) call.startedAt = formatInstant(Date.parse(endedAt) - durationSeconds * 1000)
  } else call.endedAt ??= formatInstant(Date.parse(startedAt) + durationSeconds * 1000)
}

const noteProvenance = (lead: Lead, part: LeadPart): void => {
  const { provenance = {} } = lead
  if (part.recording && lead.call?.recordingUrl) provenance['call.recordingUrl'] = part.recording.path.slice(0, 500)
  if (part.direction === 'outbound') {
    if (part.business && lead.call?.from) provenance['call.from'] = part.business.path.slice(0, 500)
    if (part.customer && lead.call?.to) provenance['call.to'] = part.customer.path.slice(0, 500)
  }
  lead.provenance = provenance
}

const e164 = (value: JsonValue, { country, phones = normalizeNanpPhone }: AdapterContext): string | undefined =>
  typeof value === 'string' ? phones(value, { country }).e164 : undefined

const longestUrl = 2000

const webAddress = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' && value.length <= longestUrl && isWebAddress(value) ? value : undefined

/** Fields are for people to read; what is larger than a page or deeper than a form is none. */
const isModest = (value: JsonValue, depth = 5): boolean => {
  if (typeof value === 'string') return value.length <= 20_000
  if (typeof value !== 'object' || value === null) return true
  if (depth === 0) return false
  let left = 200
  for (const name in value) {
    // A list is an object whose names are positions.
    if (--left < 0 || !isModest((value as JsonObject)[name] ?? null, depth - 1)) return false
  }
  return true
}
