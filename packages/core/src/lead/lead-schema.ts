import type { JsonValue } from 'type-fest'
import * as z from 'zod'
import { isDecimal } from '../money/index.ts'
import type { Issue } from './issue.ts'
import { isPrototypeKey, jsonFaults } from './json-bounds.ts'
import type {
  Budget,
  Lead,
  LeadAppointment,
  LeadCall,
  LeadCallback,
  LeadContact,
  LeadMaterial,
  LeadRequest,
  PostalAddress,
} from './lead.ts'

/** Sizes beyond which a lead is refused: no genuine call comes near them. */
const limits = {
  listed: 50,
  materials: 200,
  doubts: 200,
  provenance: 1_000,
  line: 500,
  text: 100_000,
  url: 2_000,
} as const
const fieldLimits = { depth: 8, nodes: 5_000, characters: limits.text } as const

const line = z.string().max(limits.line)
const named = z.string().min(1).max(limits.line)
const text = z.string().max(limits.text)
const instant = z.iso.datetime({ offset: true })
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '`HH:mm`')
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164, such as +15125550187')
const email = z
  .string()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'one address, such as mike@email.com')
const decimal = z
  .string()
  .refine((value) => isDecimal(value) && !value.startsWith('-'), 'expected a decimal string such as "2.5"')

const refuse = (context: z.RefinementCtx, code: string, message: string, path: (string | number)[] = []): void => {
  context.addIssue({ code: 'custom', message, path, params: { code } })
}

/** A record that refuses keys which reach a prototype; zod alone would drop `__proto__` in silence. */
const record = <Value>(value: z.ZodType<Value>, size: number): z.ZodType<Record<string, Value>> =>
  z
    .unknown()
    .superRefine((input, context) => {
      if (typeof input !== 'object' || input === null) return
      const keys = Object.keys(input)
      if (keys.length > size) refuse(context, 'too-many', `expected at most ${size} keys, got ${keys.length}`)
      for (const key of keys) if (isPrototypeKey(key)) refuse(context, 'forbidden-key', `the key "${key}" is refused`)
    })
    .pipe(z.record(line, value))

const fields: z.ZodType<Record<string, JsonValue>> = z
  .unknown()
  .superRefine((input, context) => {
    if (input === undefined) refuse(context, 'required', 'expected object, got nothing')
    else for (const { path, code, message } of jsonFaults(input, fieldLimits)) refuse(context, code, message, path)
  })
  .pipe(z.record(z.string(), z.json()))

const postalAddress: z.ZodType<PostalAddress> = z.strictObject({
  line1: line.exactOptional(),
  line2: line.exactOptional(),
  city: line.exactOptional(),
  region: line.exactOptional(),
  postalCode: line.exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2, such as US')
    .exactOptional(),
  raw: text.exactOptional(),
})

const contact: z.ZodType<LeadContact> = z.strictObject({
  name: line.exactOptional(),
  givenName: line.exactOptional(),
  familyName: line.exactOptional(),
  companyName: line.exactOptional(),
  phones: z.array(phone).max(limits.listed),
  emails: z.array(email).max(limits.listed),
  address: postalAddress.exactOptional(),
  preferredContactMethod: z.enum(['phone', 'sms', 'email']).exactOptional(),
  customerType: z.enum(['residential', 'commercial']).exactOptional(),
  externalIds: record(named, limits.listed).exactOptional(),
})

const budget: z.ZodType<Budget> = z.strictObject({
  min: decimal.exactOptional(),
  max: decimal.exactOptional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217, such as USD'),
})

const material: z.ZodType<LeadMaterial> = z.strictObject({
  description: line,
  quantity: decimal.exactOptional(),
  amount: decimal.exactOptional(),
})

const request: z.ZodType<LeadRequest> = z.strictObject({
  text,
  serviceType: line.exactOptional(),
  urgency: z.enum(['emergency', 'urgent', 'routine']).exactOptional(),
  intents: z
    .array(z.enum(['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']))
    .max(limits.listed),
  budget: budget.exactOptional(),
  estimatedHours: decimal.exactOptional(),
  materials: z.array(material).max(limits.materials).exactOptional(),
  notes: text.exactOptional(),
  site: z.strictObject({ name: line.exactOptional(), address: postalAddress.exactOptional() }).exactOptional(),
})

const appointment: z.ZodType<LeadAppointment> = z.strictObject({
  raw: text.exactOptional(),
  date: z.iso.date().exactOptional(),
  from: clockTime.exactOptional(),
  to: clockTime.exactOptional(),
  part: z.enum(['morning', 'afternoon', 'evening']).exactOptional(),
  timeZone: named.exactOptional(),
})

const callback: z.ZodType<LeadCallback> = z.strictObject({
  raw: text.exactOptional(),
  at: instant.exactOptional(),
})

const call: z.ZodType<LeadCall> = z.strictObject({
  id: named.exactOptional(),
  from: line.exactOptional(),
  to: line.exactOptional(),
  direction: z.enum(['inbound', 'outbound']).exactOptional(),
  startedAt: instant.exactOptional(),
  endedAt: instant.exactOptional(),
  durationSeconds: z.number().nonnegative().exactOptional(),
  recordingUrl: z.string().max(limits.url).exactOptional(),
  transcript: text.exactOptional(),
  summary: text.exactOptional(),
})

const doubt: z.ZodType<Issue> = z.strictObject({ path: line, code: named, message: line })

/** Checks a {@link Lead} member by member; unknown members are refused, since `fields` is the place for everything else. */
export const leadSchema: z.ZodType<Lead> = z.strictObject({
  id: named,
  source: named,
  occurredAt: instant,
  contact,
  request,
  complete: z.boolean().exactOptional(),
  appointment: appointment.exactOptional(),
  callback: callback.exactOptional(),
  call: call.exactOptional(),
  fields,
  provenance: record(line, limits.provenance).exactOptional(),
  doubts: z.array(doubt).max(limits.doubts).exactOptional(),
})
