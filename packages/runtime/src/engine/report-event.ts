import type { LeadEvent, LeadEventType } from '@leadbooks/core'
import { leadOf } from '../inbox/process.ts'
import { erasedStage } from '../stores/changes.ts'
import { applyToLead } from './apply.ts'
import type { Engine } from './options.ts'

/**
 * What the business and its systems may report. QuickBooks' own facts and the engine's are not among them: nobody may claim
 * a payment that QuickBooks does not know.
 */
const reportable: ReadonlySet<LeadEventType> = new Set<LeadEventType>([
  'appointment.scheduled',
  'appointment.rescheduled',
  'appointment.cancelled',
  'callback.requested',
  'callback.done',
  'estimate.accepted',
  'estimate.declined',
  'document.approved',
  'quote.revised',
  'milestone.reached',
  'reminders.stopped',
  'reminders.resumed',
  'job.completed',
  'deal.won',
  'deal.reopened',
  'proposal.signed',
  'customer.onboarded',
  'sale.paid',
  'invoice.requested',
  'invoice.changeRequested',
  'invoice.voidRequested',
])

/** An event that cannot be taken; `code` says why. */
export class EventError extends Error {
  override readonly name = 'EventError' as const
  readonly code: 'not-reportable' | 'lead-not-found' | 'no-transactions'
  readonly retryable = false

  constructor(code: EventError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * The engine on a transaction that the app has begun in its own database.
 *
 * @throws EventError when the store does not share a database with the app
 */
export const engineWithin = (engine: Engine, transaction: unknown): Engine => {
  if (transaction === undefined) return engine
  const store = engine.store.within?.(transaction)
  if (store === undefined)
    throw new EventError('no-transactions', `The store "${engine.store.name}" knows no transactions of the app's own.`)
  return { ...engine, store }
}

/** Tells a lead what the business did, durably; see {@link LeadBooks.event}. */
export const reportEvent = async (engine: Engine, realmId: string, event: LeadEvent): Promise<{ leadId: string }> => {
  if (!reportable.has(event.type))
    throw new EventError(
      'not-reportable',
      `${event.type} is not reported from outside; there are: ${[...reportable].join(', ')}.`,
    )
  const leadId = await leadOf(engine, realmId, event)
  const lead = leadId === undefined ? undefined : await engine.store.readLead(realmId, leadId)
  if (leadId === undefined || lead === undefined || lead.stage === erasedStage)
    throw new EventError('lead-not-found', 'No lead of this realm has that id or ref.')
  await applyToLead(engine, { realmId, leadId }, () => [{ ...event, leadId }])
  engine.poke()
  return { leadId }
}
