import type { Urgency } from '../../lead/lead.ts'

/** A command that a trigger wants. What it says is filled in from the lead; it waits until all that it needs is known. */
export type TriggerAction =
  | { command: 'customer.ensure' | 'job.create' | 'callback.schedule' }
  /** A new generation follows when the call is priced anew and the last estimate is not sent yet, or the quote was revised. */
  | { command: 'estimate.create' }
  /** Sends the latest estimate as the policy's `sendEstimate` says. */
  | { command: 'estimate.send' }
  /** Closes what a newer generation has replaced. */
  | { command: 'estimate.close' }
  /** Moves the entry where there is one already. */
  | { command: 'calendar.add' }
  | { command: 'calendar.remove' }
  /** Once per template. `unless` names templates that make it needless once they went to the same people; `urgency` is else the lead's. */
  | { command: 'notify.contractor' | 'notify.accounting'; template: string; unless?: string[]; urgency?: Urgency }
  /** Waits for a phone number (`sms`) or an address (`email`). */
  | { command: 'notify.customer'; channel: 'sms' | 'email'; template: string; unless?: string[] }
  /** `title` may hold `{who}`, `{name}`, `{phone}`, `{email}`, `{text}` and the values of what it is about. */
  | { command: 'task.create'; code: string; title: string }
  | { command: 'review.open'; code: string; message: string }

export type ActionName = TriggerAction['command']
export type ActionOf<Name extends ActionName> = Extract<TriggerAction, { command: Name }>
