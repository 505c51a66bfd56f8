import type { CommandType } from '../commands.ts'
import { quoteWords } from './estimate.ts'
import type { WishContext } from './wish.ts'
import { businessValues, fillIn } from './words.ts'

/** What a person does in place of a command that cannot be carried out. */
const steps: { [Type in CommandType]: string } = {
  'customer.ensure': 'Find or make the customer {who} in QuickBooks.',
  'customer.update': 'Add to the customer in QuickBooks: {who}.',
  'job.create': 'Make a sub-customer for the job of {who} in QuickBooks.',
  'estimate.create': 'Make an estimate in QuickBooks: {lines}.',
  'estimate.send': 'Send estimate {docNumber} to {email}.',
  'estimate.close': 'Close the replaced estimate in QuickBooks.',
  'invoice.create': 'Make the invoice in QuickBooks.',
  'invoice.update': 'Correct the invoice in QuickBooks.',
  'invoice.send': 'Send the invoice to {email}.',
  'invoice.void': 'Void the invoice in QuickBooks.',
  'salesReceipt.create': 'Make the sales receipt in QuickBooks.',
  'payment.create': 'Enter the payment in QuickBooks.',
  'calendar.add': 'Put the appointment into the calendar: {preferredTime}.',
  'calendar.move': 'Move the appointment in the calendar to {preferredTime}.',
  'calendar.remove': 'Remove the appointment from the calendar.',
  'callback.schedule': 'Call back by {dueAt}.',
  'reminder.send': 'Remind the customer.',
  'reviewRequest.send': 'Ask the customer for a review.',
  'notify.contractor': 'See the call: "{text}".',
  'notify.customer': 'Tell the customer: {phone}.',
  'notify.accounting': 'Tell accounting.',
  'task.create': 'See the call: "{text}".',
  'review.open': 'See the call: "{text}".',
  'crm.update': 'Bring the CRM up to date.',
}

const isCommandType = (text: string): text is CommandType => Object.hasOwn(steps, text)

/** The step in words where the subject is a failed command, as the value `step`. */
export const manualStep = ({ projection, subject }: WishContext): { step?: string } => {
  const command = subject.values?.command
  if (command === undefined || !isCommandType(command)) return {}
  const lines = projection.pricing === undefined ? '' : quoteWords(projection.pricing)
  return { step: fillIn(steps[command], { ...businessValues(projection, subject), lines }) }
}
