import * as z from 'zod'
import { conditionSchema } from '../../mapping/operators/condition-schema.ts'
import { operators } from '../../mapping/operators/table.ts'
import { bounded } from '../../mapping/operators/text-schema.ts'
import type { BusinessHours, Holiday } from '../../mapping/rules/rules.ts'
import { compareDecimals, isDecimal } from '../../money/index.ts'
import { derivedOccurrences, type Occurrence } from '../projection/occurrences.ts'
import { isFactType } from '../slots.ts'
import type { TriggerAction } from './action.ts'
import type { TriggerCondition } from './condition.ts'
import type { Trigger, TriggerPolicy } from './policy.ts'
import { isTriggerPath } from './trigger-path.ts'

const word = z.string().min(1).max(100)
const sentence = z.string().max(1000)
const path = z
  .string()
  .max(200)
  .refine(isTriggerPath, {
    error: 'expected the path of a value of the lead or its projection, such as contact.address.city or estimate.total',
    params: { code: 'wrong-format' },
  })
/** The operators of mapping rules over the paths of a projection; numbers, and dates as texts, are limits too. */
const condition = conditionSchema<TriggerCondition>([...operators.values()], {
  path,
  limit: z.union([bounded(1, 1_000), z.number()]),
})

const urgency = z.enum(['emergency', 'urgent', 'routine'])
const channel = z.enum(['sms', 'email', 'preferred'])
const percent = z
  .string()
  .refine((text) => isDecimal(text) && compareDecimals(text, '0') > 0 && compareDecimals(text, '100') <= 0, {
    error: 'expected a decimal string above 0 and at most 100, such as "30"',
  })
const amount = z.string().refine((text) => isDecimal(text) && compareDecimals(text, '0') >= 0, {
  error: 'expected a decimal string of 0 or more, such as "2500.00"',
})
const templates = z.array(word).max(50)

const actionSchema: z.ZodType<TriggerAction> = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.enum([
      'customer.ensure',
      'customer.update',
      'job.create',
      'callback.schedule',
      'salesReceipt.create',
      'crm.update',
      'invoice.send',
      'invoice.void',
      'payment.create',
      'estimate.send',
      'calendar.add',
      'calendar.remove',
    ]),
  }),
  z.strictObject({ command: z.literal('estimate.close'), of: z.literal('declined').exactOptional() }),
  z.strictObject({ command: z.literal('estimate.create'), of: z.literal('deal').exactOptional() }),
  z.strictObject({
    command: z.literal('invoice.create'),
    deposit: z.strictObject({ percent }).exactOptional(),
    of: z.enum(['deal', 'document', 'milestone']).exactOptional(),
  }),
  z.strictObject({ command: z.literal('invoice.update'), of: z.literal('document').exactOptional() }),
  z.strictObject({
    command: z.enum(['notify.contractor', 'notify.accounting']),
    template: word,
    unless: templates.exactOptional(),
    urgency: urgency.exactOptional(),
  }),
  z.strictObject({
    command: z.literal('notify.customer'),
    channel,
    template: word,
    unless: templates.exactOptional(),
  }),
  z.strictObject({ command: z.enum(['reminder.send', 'reviewRequest.send']), channel, template: word }),
  z.strictObject({ command: z.literal('task.create'), code: word, title: sentence }),
  z.strictObject({ command: z.literal('review.open'), code: word, message: sentence }),
])

const isOccurrence = (name: string): name is Occurrence =>
  name !== 'command.completed' && (isFactType(name) || derivedOccurrences.some((derived) => derived === name))

const occurrenceSchema: z.ZodType<Occurrence> = z.custom<Occurrence>(
  (name) => typeof name === 'string' && isOccurrence(name),
  { error: 'expected an event or occurrence that triggers know', params: { code: 'unknown-occurrence' } },
)

/** A trigger as a document states it: whole, or the members in which it differs from the default of the same id. */
export type TriggerChange = { id: string } & Partial<Omit<Trigger, 'id'>>

/** What a business writes down: the settings and triggers in which it differs from the defaults. */
export type TriggerDocument = Partial<Omit<TriggerPolicy, 'triggers' | 'callback' | 'reminders' | 'items'>> & {
  callback?: Partial<TriggerPolicy['callback']>
  reminders?: Partial<TriggerPolicy['reminders']>
  items?: Partial<TriggerPolicy['items']>
  triggers?: TriggerChange[]
}

const changeSchema: z.ZodType<TriggerChange> = z.strictObject({
  id: word,
  on: z.array(occurrenceSchema).min(1).max(50).exactOptional(),
  when: condition.exactOptional(),
  do: z.array(actionSchema).max(50).exactOptional(),
  enabled: z.boolean().exactOptional(),
})

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00')
const minutes = z.int().min(0).max(525_600)

const hours = z.array(z.strictObject({ from: timeOfDay, to: z.union([timeOfDay, z.literal('24:00')]) })).max(10)
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const businessHours: z.ZodType<BusinessHours> = z.partialRecord(weekday, hours)
const holiday: z.ZodType<Holiday> = z.union([
  z.strictObject({
    name: word.exactOptional(),
    date: z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD or MM-DD'),
  }),
  z.strictObject({
    name: word.exactOptional(),
    month: z.int().min(1).max(12),
    weekday,
    nth: z.literal([1, 2, 3, 4, 5, -1]),
  }),
])

/** The shape of a {@link TriggerDocument}. */
export const triggerDocumentSchema: z.ZodType<TriggerDocument> = z.strictObject({
  version: z.literal(1).exactOptional(),
  timeZone: z.string().max(100).exactOptional(),
  businessHours: businessHours.exactOptional(),
  holidays: z.array(holiday).max(1000).exactOptional(),
  vocabulary: z.record(z.string(), z.array(z.string())).exactOptional(),
  sendEstimate: z.enum(['when-asked', 'always', 'never']).exactOptional(),
  estimateValidDays: z.int().min(1).max(3650).exactOptional(),
  customerMemo: sentence.exactOptional(),
  callback: z
    .strictObject({
      withinMinutes: minutes.exactOptional(),
      remindMinutes: minutes.exactOptional(),
      graceMinutes: minutes.exactOptional(),
      escalateMinutes: z.array(minutes).max(50).exactOptional(),
    })
    .exactOptional(),
  reminders: z
    .strictObject({
      overdueDays: z.array(z.int().min(0).max(3650)).max(50).exactOptional(),
      at: timeOfDay.exactOptional(),
      stopWhen: condition.exactOptional(),
    })
    .exactOptional(),
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).exactOptional(),
  approveBeforeSending: z.union([z.boolean(), z.strictObject({ above: amount })]).exactOptional(),
  items: z.strictObject({ deposit: word.exactOptional(), materials: word.exactOptional() }).exactOptional(),
  triggers: z.array(changeSchema).max(500).exactOptional(),
})
