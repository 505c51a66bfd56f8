import type { NotifyChannel } from '@leadbooks/adapters'
import type { Command, CommandType } from '@leadbooks/core'
import { messageCustomer, messageOffice } from '../outbox/messages.ts'
import { putBeforePerson } from '../outbox/office.ts'
import type { Lane } from '../stores/records.ts'
import { ensureCustomer } from './ensure-customer.ts'
import { createEstimate, sendEstimate } from './estimates.ts'
import type { Handler, HandlerContext, Outcome } from './handler.ts'
import { createJob } from './jobs.ts'

/** A command that LeadBooks decides on but does not carry out by itself: a person does it, with everything they need to type. */
export class ByHandError extends Error {
  override readonly name = 'ByHandError' as const
  readonly code = 'do-by-hand'
  readonly retryable = false

  constructor(type: CommandType) {
    super(`${type} is done by hand in QuickBooks: the command shows what to type.`)
  }
}

type Handlers = { [Type in CommandType]: Handler<Type> }

const byHand = async (command: Command): Promise<never> => {
  throw new ByHandError(command.type)
}

/** One handler a command; the compiler lists those that are missing. */
const handlersFor = (channels: readonly NotifyChannel[]): Handlers => ({
  'customer.ensure': ensureCustomer,
  'customer.update': byHand,
  'job.create': createJob,
  'estimate.create': createEstimate,
  'estimate.send': sendEstimate,
  'estimate.close': byHand,
  'invoice.create': byHand,
  'invoice.update': byHand,
  'invoice.send': byHand,
  'invoice.void': byHand,
  'salesReceipt.create': byHand,
  'payment.create': byHand,
  'calendar.add': byHand,
  'calendar.move': byHand,
  'calendar.remove': byHand,
  'callback.schedule': async (command, context) => putBeforePerson(command, context),
  'reminder.send': (command, context) => messageCustomer(command, context, channels),
  'reviewRequest.send': (command, context) => messageCustomer(command, context, channels),
  'notify.contractor': (command, context) => messageOffice(command, context, channels),
  'notify.accounting': (command, context) => messageOffice(command, context, channels),
  'notify.customer': (command, context) => messageCustomer(command, context, channels),
  'task.create': async (command, context) => putBeforePerson(command, context),
  'review.open': async (command, context) => putBeforePerson(command, context),
  'crm.update': byHand,
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
  channels: readonly NotifyChannel[],
): ((command: Command, context: HandlerContext) => Promise<Outcome>) => {
  const handlers = handlersFor(channels)
  // The table is keyed by `type`, so the handler found takes exactly this command; the compiler cannot follow that.
  return (command, context) => (handlers[command.type] as Handler<CommandType>)(command, context)
}
