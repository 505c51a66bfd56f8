import type { Budget } from '../../lead/lead.ts'
import type { DocumentDetails } from '../commands.ts'
import { localTime } from '../instant.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { LeadView } from '../projection/lead-view.ts'
import { customerValues, describeAppointment, fillIn, shorten } from './words.ts'

/** Longest PrivateNote that QuickBooks keeps. */
const maxNoteLength = 4000
/** Longest CustomerMemo that QuickBooks keeps. */
const maxMemoLength = 1000

const describeBudget = (budget: Budget | undefined): string | undefined => {
  if (budget === undefined) return undefined
  const { min, max, currency } = budget
  if (min !== undefined && max !== undefined) return `${min} to ${max} ${currency}`
  if (max !== undefined) return `up to ${max} ${currency}`
  return min === undefined ? undefined : `from ${min} ${currency}`
}

const nextStep = ({ appointment, callback, intents, contact }: LeadView): string => {
  if (appointment !== undefined) return `visit ${describeAppointment(appointment) ?? 'as agreed'}`
  if (callback !== undefined && !callback.done) return `call back by ${callback.dueAt}`
  if (intents.includes('appointment')) return 'agree a time for the visit'
  if (intents.includes('quote') && contact.email === undefined) return 'tell the customer the price'
  return intents.includes('quote') ? 'wait for the answer to the quote' : 'contact the customer'
}

/** The line by which a document is known as this lead's own when it has to be found again. */
export const leadMarker = (leadId: string): string => `LeadBooks lead ${leadId}`

const noteOf = (projection: LeadView): string => {
  const { lead, urgency, leadId } = projection
  const entries: [string, string | undefined][] = [
    ['Request', lead?.request.text],
    ['Urgency', urgency === 'routine' ? undefined : urgency],
    ['Preferred time', describeAppointment(lead?.appointment)],
    ['Budget', describeBudget(lead?.request.budget)],
    ['Notes', lead?.request.notes],
    ['Next step', nextStep(projection)],
  ]
  const told = entries.filter(([, text]) => text !== undefined && text !== '').map(([name, text]) => `${name}: ${text}`)
  const marker = leadMarker(leadId)
  return `${shorten(told.join('\n'), maxNoteLength - marker.length - 1)}\n${marker}`
}

/** What stands on an estimate besides its lines; dated on the day of the pricing in the business's time zone. */
export const estimateDetails = (projection: LeadView, policy: TriggerPolicy): DocumentDetails => {
  const memo = shorten(fillIn(policy.customerMemo, customerValues(projection)), maxMemoLength)
  const date = projection.pricing && localTime(projection.pricing.at, policy.timeZone)?.date
  return {
    ...(memo !== '' && { customerMemo: memo }),
    privateNote: noteOf(projection),
    ...(date !== undefined && { txnDate: date }),
  }
}

/** What stands on an invoice besides its lines: as on an estimate, but dated on the day it is made, by whoever makes it. */
export const invoiceDetails = (projection: LeadView, policy: TriggerPolicy): DocumentDetails => {
  const { txnDate: _, ...details } = estimateDetails(projection, policy)
  return details
}
