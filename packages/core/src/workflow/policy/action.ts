import type { Urgency } from '../../lead/lead.ts'

/** By which road a customer is written to; `preferred` is the one they named, else SMS, else e-mail. */
export type ActionChannel = 'sms' | 'email' | 'preferred'

/**
 * A command that a trigger wants. What it says is filled in from the lead; it waits until all that it needs is known.
 *
 * `of` takes what another system sent (a deal, a requested invoice) in place of what was priced.
 */
export type TriggerAction =
  | {
      command:
        | 'customer.ensure'
        | 'customer.update'
        | 'job.create'
        | 'callback.schedule'
        | 'salesReceipt.create'
        | 'crm.update'
    }
  /** A new generation follows when the call is priced anew and the last estimate is not sent yet, or the quote was revised. */
  | { command: 'estimate.create'; of?: 'deal' }
  /** Sends the latest estimate as the policy's `sendEstimate` says. */
  | { command: 'estimate.send' }
  /** Closes what a newer generation has replaced, or what the customer has declined. */
  | { command: 'estimate.close'; of?: 'declined' }
  /**
   * One invoice for the work, from the estimate as it stands in QuickBooks; `deposit` bills a part of the estimate beforehand,
   * `of: 'milestone'` each part of the work as it is reached, `of: 'deal'` bills a deal that has no estimate, `of: 'document'` each invoice that another system asks for.
   */
  | { command: 'invoice.create'; deposit?: { percent: string }; of?: 'deal' | 'document' | 'milestone' }
  /** Replaces the estimated by the actual work, or (`of: 'document'`) follows the other system's changes. */
  | { command: 'invoice.update'; of?: 'document' }
  /** Sends what is priced, owed and approved. */
  | { command: 'invoice.send' }
  /** Voids and pays what another system says is void and paid. */
  | { command: 'invoice.void' | 'payment.create' }
  /** Moves the entry where there is one already. */
  | { command: 'calendar.add' }
  | { command: 'calendar.remove' }
  /** Once per template. `unless` names templates that make it needless once they went to the same people; `urgency` is else the lead's. */
  | { command: 'notify.contractor' | 'notify.accounting'; template: string; unless?: string[]; urgency?: Urgency }
  /** Waits for a phone number (`sms`) or an address (`email`). */
  | { command: 'notify.customer'; channel: ActionChannel; template: string; unless?: string[] }
  /** Outside the quiet hours alone. */
  | { command: 'reminder.send'; channel: ActionChannel; template: string }
  /** Once per lead; who carries it out looks that it is once per customer. */
  | { command: 'reviewRequest.send'; channel: ActionChannel; template: string }
  /** `title` may hold `{who}`, `{name}`, `{phone}`, `{email}`, `{text}`, `{doubts}` and the values of what it is about. */
  | { command: 'task.create'; code: string; title: string }
  | { command: 'review.open'; code: string; message: string }

export type ActionName = TriggerAction['command']
export type ActionOf<Name extends ActionName> = TriggerAction extends infer Member
  ? Member extends { command: infer Own }
    ? Name extends Own
      ? Member
      : Own extends Name
        ? Member
        : never
    : never
  : never
