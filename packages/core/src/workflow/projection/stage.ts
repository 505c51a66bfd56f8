import type { OpenLead } from '../fact-set.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { LeadView } from './lead-view.ts'
import { type Occurrence, occurrencesOf } from './occurrences.ts'

/** A stage on the way from call to money, in the order of {@link lifecycle}. */
type Milestone =
  | 'received'
  | 'qualified'
  | 'customer-linked'
  | 'estimated'
  | 'estimate-sent'
  | 'expired'
  | 'declined'
  | 'accepted'
  | 'job-done'
  | 'invoiced'
  | 'partly-paid'
  | 'overdue'
  | 'paid'
  | 'refunded'

/** Where a lead stands. Beside the way from call to money: `screened-out` (spam) and `needs-review` (waits for a person). */
export type Stage = Milestone | 'screened-out' | 'needs-review'

/** One step of the way: a lead is at `stage` once `by` has happened and nothing later in the table has. */
export interface LifecycleStep {
  stage: Stage
  by: Occurrence
  /** Stages from which a lead comes here when things go in their usual order. */
  after: Stage[]
}

/** The way from a call to money, in order. */
export const lifecycle: readonly LifecycleStep[] = [
  { stage: 'received', by: 'lead.received', after: [] },
  { stage: 'qualified', by: 'lead.priced', after: ['received'] },
  { stage: 'customer-linked', by: 'customer.resolved', after: ['qualified'] },
  { stage: 'estimated', by: 'estimate.created', after: ['customer-linked'] },
  { stage: 'estimate-sent', by: 'estimate.sent', after: ['estimated'] },
  { stage: 'expired', by: 'estimate.expired', after: ['estimated', 'estimate-sent'] },
  { stage: 'declined', by: 'estimate.declined', after: ['estimated', 'estimate-sent', 'expired'] },
  { stage: 'accepted', by: 'estimate.accepted', after: ['estimated', 'estimate-sent', 'expired', 'declined'] },
  { stage: 'job-done', by: 'job.completed', after: ['customer-linked', 'estimated', 'estimate-sent', 'accepted'] },
  { stage: 'invoiced', by: 'invoice.created', after: ['customer-linked', 'accepted', 'job-done'] },
  { stage: 'partly-paid', by: 'invoices.partlySettled', after: ['invoiced'] },
  { stage: 'overdue', by: 'invoice.overdue', after: ['invoiced', 'partly-paid'] },
  { stage: 'paid', by: 'invoices.settled', after: ['invoiced', 'partly-paid', 'overdue'] },
  { stage: 'refunded', by: 'payments.refunded', after: ['paid'] },
]

const heldUpBy = /^(?:customer\.ensure|(?:job|estimate|invoice|salesReceipt|payment)\.)/

/** Tells whether nothing goes on until a person has looked. */
const waitsForPerson = (view: LeadView): boolean =>
  view.reviews.length > 0 ||
  view.failures.some(({ commandType }) => heldUpBy.test(commandType)) ||
  (view.pricing !== undefined && (view.contact.standing === 'none' || view.contact.standing === 'doubtful'))

/** Finds the stage from what has happened. */
export const stageOf = (view: LeadView, state: OpenLead, policy: TriggerPolicy): Stage => {
  if (view.intents.includes('spam') && view.estimate === undefined) return 'screened-out'
  const reached = lifecycle.findLast(({ by }) => occurrencesOf(by, view, state, policy).length > 0)?.stage ?? 'received'
  if (reached === 'paid' || reached === 'refunded') return reached
  return waitsForPerson(view) ? 'needs-review' : reached
}
