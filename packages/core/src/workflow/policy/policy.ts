import type { BusinessHours, Holiday } from '../../mapping/rules/rules.ts'
import type { Occurrence } from '../projection/occurrences.ts'
import type { TriggerAction } from './action.ts'
import type { TriggerCondition } from './condition.ts'

/** One rule of what follows from what: when something has happened and a condition holds, these commands are wanted. */
export interface Trigger {
  /** `T2`, `T2.follow-up`: names the trigger in a policy that changes it. */
  id: string
  /** Any of these has happened. */
  on: Occurrence[]
  when?: TriggerCondition
  do: TriggerAction[]
  /** @defaultValue `true` */
  enabled?: boolean
}

/** What a business wants done with its leads: plain JSON, checked by {@link parseTriggers}. */
export interface TriggerPolicy {
  version: 1
  /** IANA name; the dates on documents are this zone's. */
  timeZone: string
  /** As in mapping rules; conditions on business hours ask whether the call came in them. Absent: never closed but on holidays. */
  businessHours?: BusinessHours
  holidays?: Holiday[]
  /** Lists of words and phrases that a phrase of a condition names as `<name>`, as in mapping rules. */
  vocabulary?: Record<string, string[]>
  /**
   * When an estimate is e-mailed: `when-asked` for a quote or an appointment, `always` where there is an address, or `never`.
   * @defaultValue `'when-asked'`
   */
  sendEstimate: 'when-asked' | 'always' | 'never'
  /** Days after which an unanswered estimate counts as expired. @defaultValue `30` */
  estimateValidDays: number
  /** Printed on estimates; `{name}` is the customer's. An empty text prints nothing. */
  customerMemo: string
  callback: {
    /** Minutes until a callback is due when the caller named no time. @defaultValue `120` */
    withinMinutes: number
    /** Minutes before a callback is due at which the contractor is reminded of it; absent: never. @defaultValue `15` */
    remindMinutes?: number
    /** Minutes that a callback may be overdue before the contractor hears of it. @defaultValue `15` */
    graceMinutes: number
    /** Minutes after a callback was due at which a late one is escalated, rising. @defaultValue `[120, 1440]` */
    escalateMinutes?: number[]
  }
  reminders: {
    /** Days after the due date at which an unpaid invoice is reminded of, rising. @defaultValue `[3, 7, 14]` */
    overdueDays: number[]
    /** `HH:mm` in `timeZone` at which reminders go out. @defaultValue `'10:00'` */
    at: string
    /** While this holds, nobody is reminded of anything or asked for a review. @defaultValue the call is a complaint */
    stopWhen?: TriggerCondition
  }
  /** `HH:mm` in `timeZone` between which no reminder and no request goes out; the same time twice means never quiet. */
  quietHours: { from: string; to: string }
  /**
   * Estimates and invoices wait for `document.approved` before they are e-mailed: all, none, or those above an amount.
   * @defaultValue `false`
   */
  approveBeforeSending: boolean | { above: string }
  /** QuickBooks items of lines that no rule names. */
  items: { deposit: string; materials: string }
  triggers: Trigger[]
}
