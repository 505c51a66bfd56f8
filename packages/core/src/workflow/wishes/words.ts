import type { Lead, LeadAppointment } from '../../lead/lead.ts'
import type { LeadView } from '../projection/lead-view.ts'
import type { Subject } from '../projection/occurrences.ts'

/** Cuts a text at a whole character, with an ellipsis where something is left out. */
export const shorten = (text: string, length: number): string => {
  if (text.length <= length) return text
  const characters = [...text.slice(0, length - 1)]
  // A cut through a surrogate pair leaves its first half.
  if (/[\uD800-\uDBFF]$/.test(text.slice(0, length - 1))) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** A number as people in North America write it; others as they are. */
export const readablePhone = (e164: string): string => e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')

/** A person by all that is known of them: `Mike Chen, (555) 123-4567, mike@email.com`. */
export const describeCaller = ({ contact, leadId }: LeadView): string => {
  const known = [contact.name ?? contact.companyName, contact.phone && readablePhone(contact.phone), contact.email]
  return known.filter(Boolean).join(', ') || `the caller of ${leadId}`
}

/** An appointment in words: `2026-01-08 09:00–11:00`, else as it was said. */
export const describeAppointment = (appointment: LeadAppointment | undefined): string | undefined => {
  if (appointment === undefined) return undefined
  const { date, from, to, part, raw } = appointment
  if (date === undefined) return raw
  const time = from === undefined ? part : to === undefined ? from : `${from}–${to}`
  return time === undefined ? date : `${date} ${time}`
}

type Values = Record<string, string>

const present = (values: Record<string, string | undefined>): Values => {
  const told: Values = {}
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value) told[name] = value
  }
  return told
}

const totalOf = ({ estimate, pricing }: LeadView): string | undefined => {
  if (pricing === undefined || pricing.lines.length === 0) return undefined
  // A total without the lines that are still to be quoted would be taken for the price.
  return pricing.unpriced ? undefined : (estimate?.total ?? pricing.totalBeforeTax)
}

/** What a message to the customer may say: nothing but what they gave and what is theirs. */
export const customerValues = (projection: LeadView): Values => {
  const { contact, pricing, estimate, appointment } = projection
  return present({
    name: contact.givenName ?? contact.name,
    total: totalOf(projection),
    currency: pricing?.currency,
    sentTo: estimate?.sentTo,
    docNumber: estimate?.docNumber,
    appointment: describeAppointment(appointment),
  })
}

/** What is doubtful about how the caller is named and reached. */
const doubtsOf = ({ doubts = [] }: Lead): string =>
  doubts
    .filter(({ path }) => path.startsWith('contact.'))
    .map(({ message }) => message)
    .join('; ')

/** What a message to the business may say. */
export const businessValues = (projection: LeadView, subject: Subject = {}): Values => {
  const { lead, leadId, contact, pricing, estimate, callback, urgency } = projection
  const address = lead?.contact.address
  return present({
    leadId,
    who: describeCaller(projection),
    name: contact.name ?? contact.companyName,
    phone: contact.phone,
    email: contact.email,
    address: address?.raw ?? [address?.line1, address?.city].filter(Boolean).join(', '),
    text: lead && shorten(lead.request.text, 300),
    doubts: lead && shorten(doubtsOf(lead), 300),
    serviceType: lead?.request.serviceType,
    urgency,
    items: pricing?.lines.map(({ item }) => item).join(', '),
    total: totalOf(projection),
    currency: pricing?.currency,
    sentTo: estimate?.sentTo,
    docNumber: estimate?.docNumber,
    preferredTime: describeAppointment(lead?.appointment ?? projection.appointment),
    dueAt: callback?.dueAt,
    ...subject.values,
  })
}

/** Fills `{names}` in a text from a closed set of values; a name without a value leaves nothing. */
export const fillIn = (text: string, values: Values): string =>
  text
    .replace(/\{([A-Za-z]{1,40})\}/g, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim()
