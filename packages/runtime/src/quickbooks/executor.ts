import type { NotifyChannel } from '@leadbooks/adapters'
import type { Command, CommandType } from '@leadbooks/core'
import { type Calendar, keepCalendar } from '../outbox/calendar.ts'
import { tellCrm } from '../outbox/crm.ts'
import { messageCustomer, messageOffice } from '../outbox/messages.ts'
import { putBeforePerson } from '../outbox/office.ts'
import type { Lane } from '../stores/records.ts'
import { ensureCustomer } from './ensure-customer.ts'
import { closeEstimate, createEstimate } from './estimates.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { createInvoice, updateInvoice, voidInvoice } from './invoices.ts'
import { createJob } from './jobs.ts'
import { createPayment } from './payments.ts'
import { createSalesReceipt } from './sales-receipts.ts'
import { sendEstimate, sendInvoice } from './sending.ts'
import { updateCustomer } from './update-customer.ts'

/** What the executor reaches besides QuickBooks. */
export interface Surroundings {
  channels: readonly NotifyChannel[]
  calendar: Calendar | undefined
  fetch: typeof fetch
}

type Handlers = { [Type in CommandType]: Handler<Type> }

/** One handler a command; the compiler lists those that are missing. */
const handlersFor = ({ channels, calendar, fetch: send }: Surroundings): Handlers => ({
  'customer.ensure': ensureCustomer,
  'customer.update': updateCustomer,
  'job.create': createJob,
  'estimate.create': createEstimate,
  'estimate.send': sendEstimate,
  'estimate.close': closeEstimate,
  'invoice.create': createInvoice,
  'invoice.update': updateInvoice,
  'invoice.send': sendInvoice,
  'invoice.void': voidInvoice,
  'salesReceipt.create': createSalesReceipt,
  'payment.create': createPayment,
  'calendar.add': (command, context) => keepCalendar(command, context, calendar),
  'calendar.move': (command, context) => keepCalendar(command, context, calendar),
  'calendar.remove': (command, context) => keepCalendar(command, context, calendar),
  'callback.schedule': async (command, context) => putBeforePerson(command, context),
  'reminder.send': (command, context) => messageCustomer(command, context, channels),
  'reviewRequest.send': (command, context) => messageCustomer(command, context, channels),
  'notify.contractor': (command, context) => messageOffice(command, context, channels),
  'notify.accounting': (command, context) => messageOffice(command, context, channels),
  'notify.customer': (command, context) => messageCustomer(command, context, channels),
  'task.create': async (command, context) => putBeforePerson(command, context),
  'review.open': async (command, context) => putBeforePerson(command, context),
  'crm.update': (command, context) => tellCrm(command, context, send),
})

/** Says which lane a command runs in: alerts never wait behind QuickBooks. */
export const laneOf = (type: CommandType): Lane => {
  if (type === 'notify.contractor' || type === 'notify.accounting') return 'alerts'
  if (type === 'notify.customer' || type === 'reminder.send' || type === 'reviewRequest.send') return 'messages'
  if (
    type === 'task.create' ||
    type === 'review.open' ||
    type.startsWith('calendar.') ||
    type === 'callback.schedule' ||
    type === 'crm.update'
  )
    return 'office'
  return 'quickbooks'
}

/** Carries out one command. */
export const createExecutor = (
  surroundings: Surroundings,
): ((command: Command, context: HandlerContext) => Promise<Outcome>) => {
  const handlers = handlersFor(surroundings)
  // The table is keyed by `type`, so the handler found takes exactly this command; the compiler cannot follow that.
  return (command, context) => (handlers[command.type] as Handler<CommandType>)(command, context)
}
