import { type Lead, LeadError, parseLead } from '@leadbooks/core'
import type { JsonObject, JsonValue } from 'type-fest'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { readAppointment, readCallback, readOutcome } from './read-appointment.ts'
import { readCall, readInstant } from './read-call.ts'
import { readContact } from './read-contact.ts'
import { readRequest } from './read-request.ts'
import { Reading, type ReadingContext } from './reading.ts'
import type { Sources } from './sources.ts'
import type { Booking } from './words.ts'

/** What is known of a lead before its payload is read. */
export interface LeadHead {
  id: string
  source: string
  /** ISO 8601 instant; the lead's time where the payload gives none that has come. */
  receivedAt: string
  direction?: 'inbound' | 'outbound'
  /** One of several deliveries of a call: it need not say who called. */
  isPart?: boolean
}

/** A lead, and what the payload says became of its appointment. */
export interface BuiltLead {
  lead: Lead
  booking?: Booking
}

/**
 * Makes a lead of what a payload says, and of nothing else: no urgency and no intent is guessed from free text.
 *
 * What cannot be read stays in `fields` as it came; that, and what may be wrong, is listed in `doubts`, so that a person sees it.
 *
 * @throws DeliveryError `no-contact` when neither a telephone number, an e-mail address nor a name can be read,
 * `invalid-lead` when the outcome is no lead
 */
export const buildLead = (sources: Sources, head: LeadHead, context: ReadingContext): BuiltLead => {
  const reading = new Reading(sources, context)
  const occurredAt = readInstant(reading, 'occurredAt')
  const callerNumber = sources.take('call.from')
  const call = readCall(reading, callerNumber, head.direction)
  const contact = readContact(reading, callerNumber)
  if (!head.isPart && contact.phones.length + contact.emails.length === 0 && !contact.name && !contact.companyName)
    throw noContact(reading)
  const saidAt = occurredAt ?? call.startedAt ?? head.receivedAt
  const appointment = readAppointment(reading, saidAt)
  const callback = readCallback(reading, saidAt)
  const request = readRequest(reading, call.summary)
  const { booking, spam } = readOutcome(reading)
  if (booking === 'scheduled' && !request.intents.includes('appointment')) request.intents.push('appointment')
  if (spam && !request.intents.includes('spam')) request.intents.push('spam')
  const lead: Lead = {
    id: head.id,
    source: head.source,
    occurredAt: occurredAt ?? head.receivedAt,
    contact,
    request,
    call,
    fields: sources.rest(),
    provenance: reading.provenance,
  }
  if (appointment) lead.appointment = appointment
  if (callback) lead.callback = callback
  if (reading.doubts.length > 0) lead.doubts = reading.doubts
  const built: BuiltLead = { lead: isModest(lead.fields) ? lead : checked(lead) }
  if (booking) built.booking = booking
  return built
}

/** What the readers make is a lead by their own bounds; only `fields` hold what came, however large. */
const checked = (lead: Lead): Lead => {
  try {
    return parseLead(lead)
  } catch (error) {
    if (!(error instanceof LeadError)) throw error
    throw new DeliveryError('invalid-lead', 'What the body says does not make a lead.', error.issues)
  }
}

/** Where a reachable person would have stood, by the name of the field that says it best. */
const contactFields = [
  { path: 'caller_number', targets: ['call.from', 'contact.phones'], expected: 'a telephone number' },
  { path: 'email', targets: ['contact.emails'], expected: 'an e-mail address' },
  { path: 'caller_name', targets: ['contact.name', 'contact.givenName', 'contact.familyName'], expected: 'a name' },
] as const

const noContact = ({ sources, issues }: Reading): DeliveryError => {
  const missing = contactFields
    .filter(({ targets }) => targets.every((target) => sources.peek(target) === undefined))
    .map(({ path, expected }) => ({ path, code: 'missing', message: `nothing came; ${expected} was expected` }))
  const message = 'Nobody to answer: none of telephone number, e-mail address and name came in a form that can be read.'
  return new DeliveryError('no-contact', message, [...missing, ...issues])
}

/** Tells whether fields are well within what a lead may hold; `parseLead` judges the others. */
const isModest = (fields: Record<string, JsonValue>): boolean => {
  let left = 1000
  const visit = (value: JsonValue | undefined, depth: number): boolean => {
    if (--left < 0) return false
    if (typeof value === 'string') return value.length <= 50_000
    if (typeof value === 'number') return Number.isFinite(value)
    if (typeof value !== 'object' || value === null) return true
    if (depth === 0) return false
    for (const key in value) {
      // A list is an object whose keys are positions.
      if (key.length > 500 || !visit((value as JsonObject)[key], depth - 1)) return false
    }
    return true
  }
  return visit(fields, 7)
}
