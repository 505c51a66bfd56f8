import { freezeThroughout } from './frozen.ts'
import type { TriggerPolicy } from './policy.ts'
import { alerts, customers } from './triggers/calls.ts'
import { documents, failures } from './triggers/elsewhere.ts'
import { appointments, callbacks, estimates } from './triggers/estimates.ts'
import { invoices, payments } from './triggers/invoices.ts'
import { wantsAny } from './triggers/when.ts'

/** The triggers a business starts with; {@link parseTriggers} makes a business's own policy out of these and its changes. */
export const defaultTriggers: TriggerPolicy = freezeThroughout({
  version: 1,
  timeZone: 'UTC',
  sendEstimate: 'when-asked',
  estimateValidDays: 30,
  customerMemo: 'Thank you for calling. This is a preliminary estimate; the final price follows from the work done.',
  callback: { withinMinutes: 120, remindMinutes: 15, graceMinutes: 15, escalateMinutes: [120, 1440] },
  reminders: { overdueDays: [3, 7, 14], at: '10:00', stopWhen: wantsAny('complaint') },
  quietHours: { from: '21:00', to: '08:00' },
  approveBeforeSending: false,
  items: { deposit: 'Deposit', materials: 'Materials' },
  triggers: [
    ...alerts,
    ...customers,
    ...estimates,
    ...appointments,
    ...callbacks,
    ...invoices,
    ...payments,
    ...documents,
    ...failures,
  ],
})
