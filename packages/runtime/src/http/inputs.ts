import type { LeadEvent } from '@leadbooks/core'
import * as z from 'zod'
import type { Resolution } from '../reviews/reviews.ts'
import type { ErrorBody } from './reply.ts'

const decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'expected a decimal string such as "5.5"')
const text = z.string().min(1).max(500)

const base = { id: text, at: z.iso.datetime({ offset: true }).optional() }
const answered = { ...base, via: z.enum(['link', 'phone']).default('phone') }

/** What may be reported over HTTP; everything else is told with `books.event` from the app's own code. */
const eventInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('estimate.accepted'), ...answered }),
  z.strictObject({ type: z.literal('estimate.declined'), ...answered }),
  z.strictObject({ type: z.literal('document.approved'), ...base }),
  z.strictObject({ type: z.literal('quote.revised'), ...base }),
  z.strictObject({ type: z.literal('callback.done'), ...base }),
  z.strictObject({ type: z.literal('appointment.cancelled'), ...base }),
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

const resolutionInput: z.ZodType<Resolution> = z.union([
  z.strictObject({ customerId: z.string().regex(/^\d{1,19}$/, 'expected the Id of a customer in QuickBooks') }),
  z.strictObject({ create: z.literal(true) }),
  z.strictObject({ approve: z.literal(true) }),
  z.strictObject({ done: z.literal(true) }),
])

type Parsed<T> = { ok: true; value: T } | { ok: false; issues: NonNullable<ErrorBody['error']['issues']> }

const issuesOf = (error: z.ZodError): NonNullable<ErrorBody['error']['issues']> =>
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
