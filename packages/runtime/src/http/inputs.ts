import type { LeadEvent, SalesDocument } from '@leadbooks/core'
import * as z from 'zod'
import type { Resolution } from '../reviews/reviews.ts'
import type { ErrorBody } from './reply.ts'

const decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'expected a decimal string such as "5.5"')
const text = z.string().min(1).max(500)

const base = { id: text, at: z.iso.datetime({ offset: true }).optional() }
const answered = { ...base, via: z.enum(['link', 'phone']).default('phone') }

const day = z.iso.date()
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "09:00"')
const signed = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/, 'expected a decimal string such as "125.00"')
const note = z.string().max(4_000)

const appointment = z.strictObject({
  date: day,
  from: timeOfDay.exactOptional(),
  to: timeOfDay.exactOptional(),
  part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
  timeZone: text.exactOptional(),
})

const document: z.ZodType<SalesDocument> = z.strictObject({
  externalId: text,
  number: z.string().min(1).max(21).exactOptional(),
  txnDate: day.exactOptional(),
  dueDate: day.exactOptional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "USD"'),
  lines: z
    .array(
      z.strictObject({
        item: text.exactOptional(),
        description: note.exactOptional(),
        quantity: signed,
        rate: signed.exactOptional(),
        amount: signed,
      }),
    )
    .min(1)
    .max(200),
  discount: decimal.exactOptional(),
  tax: decimal.exactOptional(),
  amountPaid: z
    .string()
    .regex(/^\d{1,15}(?:\.\d{1,2})?$/, 'expected a decimal string such as "125.00"')
    .exactOptional(),
  terms: text.exactOptional(),
})

/** What may be reported over HTTP. */
const eventInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('estimate.accepted'), ...answered }),
  z.strictObject({ type: z.literal('estimate.declined'), ...answered }),
  z.strictObject({ type: z.literal('document.approved'), ...base }),
  z.strictObject({ type: z.literal('quote.revised'), ...base }),
  z.strictObject({ type: z.literal('callback.done'), ...base }),
  z.strictObject({ type: z.enum(['appointment.scheduled', 'appointment.rescheduled']), ...base, appointment }),
  z.strictObject({ type: z.literal('appointment.cancelled'), ...base }),
  z.strictObject({
    type: z.literal('customer.onboarded'),
    ...base,
    terms: text.exactOptional(),
    taxCode: text.exactOptional(),
  }),
  z.strictObject({
    type: z.enum([
      'deal.won',
      'deal.reopened',
      'proposal.signed',
      'sale.paid',
      'invoice.requested',
      'invoice.changeRequested',
      'invoice.voidRequested',
    ]),
    ...base,
    document,
  }),
  z.strictObject({
    type: z.literal('job.completed'),
    ...base,
    labour: z
      .array(z.strictObject({ item: text.exactOptional(), hours: decimal, rate: decimal.exactOptional() }))
      .max(50),
    materials: z
      .array(
        z.strictObject({
          item: text.exactOptional(),
          description: text.exactOptional(),
          quantity: decimal,
          price: decimal,
        }),
      )
      .max(200)
      .default([]),
  }),
])

/** What the body of an event is checked with. */
export const eventBody: z.ZodType = eventInput

/** What a person may decide. */
export const resolutionInput: z.ZodType<Resolution> = z.union([
  z.strictObject({ customerId: z.string().regex(/^\d{1,19}$/, 'expected the Id of a customer in QuickBooks') }),
  z.strictObject({ create: z.literal(true) }),
  z.strictObject({ approve: z.literal(true) }),
  z.strictObject({ done: z.literal(true) }),
])

type Parsed<T> = { ok: true; value: T } | { ok: false; issues: NonNullable<ErrorBody['error']['issues']> }

export const issuesOf = (error: z.ZodError): NonNullable<ErrorBody['error']['issues']> =>
  error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code: code.replaceAll('_', '-'), message }))

/** Reads an event that a business reports. */
export const parseEventInput = (input: unknown, leadId: string, now: string): Parsed<LeadEvent> => {
  const parsed = eventInput.safeParse(input)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) }
  return { ok: true, value: { ...parsed.data, at: parsed.data.at ?? now, leadId } }
}

/** Reads what a person decided. */
export const parseResolution = (input: unknown): Parsed<Resolution> => {
  const parsed = resolutionInput.safeParse(input)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, issues: issuesOf(parsed.error) }
}
