import { compileRules, MappingRulesError, parseTriggers, TriggerPolicyError } from '@leadbooks/core'
import * as z from 'zod'
import type { TenantConfig } from '../engine/tenant.ts'
import { checkEndpoint, EndpointError } from '../outbox/endpoint.ts'
import { SettingsError } from './settings-error.ts'

const text = z.string().min(1).max(500)
const decimal = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/, 'expected a decimal string such as "125.00"')
const reach = z.array(text).max(20)
const office = z.strictObject({ sms: reach.exactOptional(), email: reach.exactOptional(), chat: reach.exactOptional() })
const stage = z.enum(['off', 'shadow', 'draft', 'live'])
const rate = z.strictObject({
  perHour: z.int().min(0).max(1_000_000).exactOptional(),
  perDay: z.int().min(0).max(1_000_000).exactOptional(),
})

const days = z.int().min(1).max(36_500)

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const isPublic = (url: string): boolean => {
  try {
    checkEndpoint(url)
    return true
  } catch (error) {
    if (error instanceof EndpointError) return false
    throw error
  }
}

const item = z.strictObject({
  itemId: text.exactOptional(),
  item: text,
  unit: z.enum(['hour', 'each', 'quote', 'free']),
  rate: decimal.exactOptional(),
  minimumHours: decimal.exactOptional(),
  labourItem: text.exactOptional(),
  taxable: z.boolean().exactOptional(),
  active: z.boolean(),
})

/** Everything but the two documents that core reads itself. */
const settings = z.strictObject({
  timeZone: text.refine(isTimeZone, 'expected an IANA time zone such as "America/Chicago"'),
  country: z.string().regex(/^[A-Z]{2}$/, 'expected an ISO 3166-1 alpha-2 code such as "US"'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code such as "USD"'),
  secrets: z.record(z.string().regex(/^[\w-]{1,64}$/), z.array(z.string().min(8).max(4_096)).max(10)),
  mapping: z.unknown(),
  items: z.array(item).max(10_000).exactOptional(),
  triggers: z.unknown().exactOptional(),
  senders: z
    .strictObject({
      businessName: z.string().min(1).max(200),
      from: z.strictObject({ sms: text.exactOptional(), email: text.exactOptional() }).exactOptional(),
      contractor: office,
      accounting: office.exactOptional(),
      templates: z.record(z.string().max(100), z.string().max(5_000)).exactOptional(),
    })
    .exactOptional(),
  crm: z
    .strictObject({
      url: z.string().max(2_000).refine(isPublic, 'expected https and a public host'),
      secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'expected whsec_ and base64 of 24 to 64 bytes'),
    })
    .exactOptional(),
  calendarFeed: z
    .strictObject({
      secrets: z
        .array(z.string().regex(/^[\w-]{24,200}$/, 'expected 24 to 200 letters, digits, - and _'))
        .min(1)
        .max(10),
      shows: z
        .array(z.enum(['name', 'phone', 'address', 'request']))
        .max(4)
        .exactOptional(),
    })
    .exactOptional(),
  goLive: z
    .strictObject({
      stage: stage.exactOptional(),
      sources: z.record(z.string().max(100), stage).exactOptional(),
      triggers: z.record(z.string().max(100), stage).exactOptional(),
    })
    .exactOptional(),
  limits: z
    .strictObject({
      maxAmount: decimal.exactOptional(),
      documents: rate.exactOptional(),
      messages: rate.exactOptional(),
      messagesPerPerson: z.int().min(0).max(1_000).exactOptional(),
      smsCountries: z
        .array(z.string().regex(/^[A-Z]{2}$/))
        .max(250)
        .exactOptional(),
    })
    .exactOptional(),
  retention: z.strictObject({ rawDays: days.exactOptional(), leadDays: days.exactOptional() }).exactOptional(),
  inactiveCustomers: z.enum(['ask', 'reactivate']).exactOptional(),
  environment: z.enum(['sandbox', 'production']).exactOptional(),
  taxCode: text.exactOptional(),
  statedAmounts: z.enum(['apart', 'in-prices']).exactOptional(),
})

/** What a body of settings is checked with first. */
export const settingsBody: z.ZodType = settings

const under = (path: string, issues: readonly { path: string; code: string; message: string }[]) =>
  issues.map((issue) => ({ ...issue, path: issue.path === '' ? path : `${path}.${issue.path}` }))

/**
 * Reads settings that somebody wants to publish, the mapping rules and the triggers in them included: what passes here
 * does not fail when a call comes in.
 *
 * @throws SettingsError naming every field that is wrong
 */
export const checkSettings = (input: unknown): TenantConfig => {
  const parsed = settings.safeParse(input)
  const issues: SettingsError['issues'] = parsed.success
    ? []
    : parsed.error.issues.map(({ path, code, message }) => ({
        path: path.join('.'),
        code: code.replaceAll('_', '-'),
        message,
      }))
  const { mapping, triggers } = (parsed.success ? parsed.data : Object(input)) as {
    mapping?: unknown
    triggers?: unknown
  }
  try {
    compileRules(mapping)
  } catch (error) {
    if (!(error instanceof MappingRulesError)) throw error
    issues.push(...under('mapping', error.issues))
  }
  let policy: TenantConfig['triggers']
  try {
    if (triggers !== undefined) policy = parseTriggers(triggers)
  } catch (error) {
    if (!(error instanceof TriggerPolicyError)) throw error
    issues.push(...under('triggers', error.issues))
  }
  if (!parsed.success || issues.length > 0) throw new SettingsError(issues)
  const { triggers: _, ...rest } = parsed.data
  // The schema has checked every field but the mapping, which `compileRules` has.
  return { ...rest, ...(policy === undefined ? {} : { triggers: policy }) } as TenantConfig
}
