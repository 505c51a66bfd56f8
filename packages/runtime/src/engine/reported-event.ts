import type { Issue, LeadEvent, SalesDocument } from '@leadbooks/core'
import * as z from 'zod'
import { issuesOf } from './issues.ts'

const decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'expected a decimal string such as "5.5"')
const text = z.string().min(1).max(500)

const base = { id: text, at: z.iso.datetime({ offset: true }).optional() }
const answered = { ...base, via: z.enum(['link', 'phone']).default('phone') }

const day = z.iso.date()
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "09:00"')
const signed = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/, 'expected a decimal string such as "125.00"')
const note = z.string().max(4_000)

const appointment = z
  .strictObject({
    raw: text.exactOptional(),
    date: day.exactOptional(),
    from: timeOfDay.exactOptional(),
    to: timeOfDay.exactOptional(),
    part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
    timeZone: text.exactOptional(),
  })
  .refine(
    ({ raw, date }) => raw !== undefined || date !== undefined,
    'expected `date`, or as `raw` what was said of it',
  )

const callback = z.strictObject({ raw: text.exactOptional(), at: z.iso.datetime({ offset: true }).exactOptional() })

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

/** Events that bring a document of another system, as core knows them: the compiler says when one is missing or made up. */
type DocumentEvent = Extract<LeadEvent, { document: SalesDocument }>['type']

const documentEvents: Record<DocumentEvent, true> = {
  'deal.won': true,
  'deal.reopened': true,
  'proposal.signed': true,
  'sale.paid': true,
  'invoice.requested': true,
  'invoice.changeRequested': true,
  'invoice.voidRequested': true,
}

/** What the business and its systems may report: neither QuickBooks' own facts nor the engine's. */
const reported = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('estimate.accepted'), ...answered }),
  z.strictObject({ type: z.literal('estimate.declined'), ...answered }),
  z.strictObject({ type: z.literal('document.approved'), ...base }),
  z.strictObject({ type: z.literal('quote.revised'), ...base }),
  z.strictObject({ type: z.literal('callback.requested'), ...base, callback }),
  z.strictObject({ type: z.literal('callback.done'), ...base }),
  z.strictObject({
    type: z.enum(['reminders.stopped', 'reminders.resumed']),
    ...base,
    by: z.enum(['customer', 'business']).default('business'),
  }),
  z
    .strictObject({
      type: z.literal('milestone.reached'),
      ...base,
      milestoneId: text,
      description: note.exactOptional(),
      percent: decimal.exactOptional(),
      amount: decimal.exactOptional(),
    })
    .refine(({ percent, amount }) => percent !== undefined || amount !== undefined, 'expected `percent` or `amount`'),
  z.strictObject({ type: z.enum(['appointment.scheduled', 'appointment.rescheduled']), ...base, appointment }),
  z.strictObject({ type: z.literal('appointment.cancelled'), ...base }),
  z.strictObject({
    type: z.literal('customer.onboarded'),
    ...base,
    terms: text.exactOptional(),
    taxCode: text.exactOptional(),
  }),
  z.strictObject({
    type: z.enum(Object.keys(documentEvents) as DocumentEvent[]), // its own keys
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

/** What an event is checked with, besides how it finds its lead. */
export const reportedEvent: z.ZodType = reported

/** How an event finds its lead, and where in a payload it was read. */
const findings = z.strictObject({
  leadId: z.string().min(1).max(1_000).exactOptional(),
  refs: z
    .strictObject({
      callId: text.exactOptional(),
      dealId: text.exactOptional(),
      estimateId: text.exactOptional(),
      invoiceId: text.exactOptional(),
      paymentId: text.exactOptional(),
      customerId: text.exactOptional(),
    })
    .exactOptional(),
  provenance: z.record(z.string().max(500), z.string().max(500)).exactOptional(),
})

type Parsed = { ok: true; event: LeadEvent } | { ok: false; issues: Issue[] }

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

/** Fields that are `undefined` are none. */
const withoutGaps = (input: Record<string, unknown>): unknown => JSON.parse(JSON.stringify(input))

/**
 * Reads an event as it comes in over HTTP, and names every field of it that is wrong.
 *
 * @param now - ISO 8601 instant, for an event that does not say when it happened
 */
export const parseReported = (input: unknown, now: string): Parsed => {
  const { data, error } = reported.safeParse(input)
  return error === undefined
    ? { ok: true, event: { ...data, at: data.at ?? now } }
    : { ok: false, issues: issuesOf(error) }
}

/**
 * The same for an event of the app's own code, which may also say how its lead is found.
 *
 * @throws TypeError for what cannot be written as JSON
 */
export const parseOwn = (input: unknown, now: string): Parsed => {
  const { leadId, refs, provenance, ...said }: Record<string, unknown> = isRecord(input) ? input : {}
  const found = findings.safeParse(withoutGaps({ leadId, refs, provenance }))
  const event = parseReported(withoutGaps(said), now)
  if (found.success && event.ok) return { ok: true, event: { ...event.event, ...found.data } }
  return { ok: false, issues: [...(found.success ? [] : issuesOf(found.error)), ...(event.ok ? [] : event.issues)] }
}
