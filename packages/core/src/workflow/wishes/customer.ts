import { canonicalJson } from '../../lead/canonical-json.ts'
import type { Lead } from '../../lead/lead.ts'
import { customerQuery } from '../../matching/customer-query.ts'
import type { CustomerDraft } from '../commands.ts'
import { generationFor, isGiven, isUnderWay, type OpenLead } from '../fact-set.ts'
import { localTime } from '../instant.ts'
import type { ContactView } from '../projection/contact.ts'
import { resolutionOf } from '../projection/customer.ts'
import type { Standpoint, Wish, WishContext } from './wish.ts'
import { readablePhone, shorten } from './words.ts'

/** Longest DisplayName that QuickBooks takes. */
const maxNameLength = 500

/** A name that QuickBooks takes: no colon (it parts a sub-customer from its parent), no tab, no new line. */
export const displayName = (name: string): string => shorten(name.replace(/[:\s\p{Cc}]+/gu, ' ').trim(), maxNameLength)

const nameOf = (contact: ContactView, leadId: string): string => {
  const names = [contact.name, contact.companyName, contact.phone && readablePhone(contact.phone), contact.email]
  return names.map((name) => displayName(name ?? '')).find((name) => name !== '') ?? displayName(`Caller ${leadId}`)
}

const urgencyTags = { emergency: ['Emergency'], urgent: ['Urgent'], routine: [] }

/** What another system has agreed with the customer. */
const agreedIn = ({ facts }: OpenLead): Pick<CustomerDraft, 'terms' | 'taxCode'> => {
  const { terms, taxCode } = facts.at('onboarding', 'customer.onboarded') ?? {}
  return { ...(terms !== undefined && { terms }), ...(taxCode !== undefined && { taxCode }) }
}

const draftOf = ({ projection, state }: Standpoint, lead: Lead): CustomerDraft => {
  const { contact, urgency, pricing, leadId } = projection
  const { givenName, familyName, companyName } = contact
  const { phones, emails, address, customerType, preferredContactMethod } = lead.contact
  return {
    displayName: nameOf(contact, leadId),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(companyName !== undefined && { companyName }),
    phones,
    emails,
    ...(address !== undefined && { address }),
    ...(customerType !== undefined && { customerType }),
    ...(preferredContactMethod !== undefined && { preferredContactMethod }),
    ...agreedIn(state),
    tags: [...new Set([...urgencyTags[urgency], ...(pricing?.tags ?? []), 'New Customer'])],
    source: lead.source,
    leadId,
  }
}

/** How the caller is named and reached and what was agreed, in words that change only with it. */
const detailsOf = ({ projection: { contact, lead }, state }: Standpoint): string => {
  const { givenName, familyName, companyName } = contact
  const { phones = [], emails = [], address, customerType, preferredContactMethod } = lead?.contact ?? {}
  const names = [givenName, familyName, companyName, customerType, preferredContactMethod]
  const agreed = Object.entries(agreedIn(state)).flat()
  return [...names, ...phones.toSorted(), ...emails.toSorted(), address && canonicalJson(address), ...agreed].join('|')
}

/** Wants the caller found or made, once: who already has a customer is not looked for again. */
export const ensureCustomer = (context: WishContext): Wish[] => {
  const { projection, state } = context
  const { lead, customerId } = projection
  if (lead === undefined || customerId !== undefined || isGiven(state, 'customer.ensure')) return []
  const command: Wish['command'] = () => ({
    type: 'customer.ensure',
    query: customerQuery(lead),
    draft: draftOf(context, lead),
  })
  return [{ purpose: 'customer.ensure', generation: 1, about: detailsOf(context), command }]
}

/** Wants added to the customer what they lacked when they were found, and what has become known of the caller since. */
export const updateCustomer = (context: WishContext): Wish[] => {
  const { projection, state } = context
  const { lead, customerId } = projection
  const last = state.given.last('customer.update') ?? state.given.last('customer.ensure')
  if (lead === undefined || customerId === undefined || last?.about === undefined) return []
  const about = detailsOf(context)
  const isLacking = !isGiven(state, 'customer.update') && resolutionOf(state.facts)?.lacks !== undefined
  if ((last.about === about && !isLacking) || isUnderWay(state, 'customer.update')) return []
  const command: Wish['command'] = () => ({ type: 'customer.update', customerId, draft: draftOf(context, lead) })
  return [{ purpose: 'customer.update', generation: generationFor(state, 'customer.update', about), about, command }]
}

const addressLine = ({ request: { site } }: Lead): string | undefined => site?.address?.line1 ?? site?.address?.raw

/** Wants a sub-customer for the work itself, named so that two emergencies of one caller differ. */
export const createJob = ({ projection, policy, state }: WishContext): Wish[] => {
  const { lead, customerId, contact, leadId, urgency } = projection
  if (lead === undefined || customerId === undefined || isGiven(state, 'job.create')) return []
  const command: Wish['command'] = () => {
    const clock = localTime(lead.occurredAt, policy.timeZone)
    const kind = { emergency: 'Emergency', urgent: 'Urgent job', routine: 'Job' }[urgency]
    const when = clock === undefined ? leadId : `${clock.date} ${clock.time.replace(':', '.')}`
    const site = lead.request.site && displayName(lead.request.site.name ?? addressLine(lead) ?? 'Site')
    const job = urgency !== 'routine' || site === undefined ? `${kind} ${when}` : undefined
    const name = displayName([nameOf(contact, leadId), site, job].filter(Boolean).join(' - '))
    const address = lead.request.site?.address ?? lead.contact.address
    return { type: 'job.create', customerId, name, urgency, ...(address !== undefined && { address }) }
  }
  return [{ purpose: 'job.create', generation: 1, command }]
}
