import * as z from 'zod'
import type { CustomerType, Intent, PostalAddress, Urgency } from '../../lead/lead.ts'
import type { CompileScope, Judge, Operator } from './operator.ts'
import { bounded } from './text-schema.ts'

/** Holds when the effective urgency is one of these. */
export interface UrgencyCondition {
  op: 'urgency'
  in: Urgency[]
}

/** Holds when the caller wants one of these, as the phone service or the text says. */
export interface IntentCondition {
  op: 'intent'
  in: Intent[]
}

/** Holds when the lead's service type is, or contains, one of these; unknown without one. */
export interface ServiceTypeCondition {
  op: 'serviceType'
  in: string[]
}

/** Holds for a residential or a commercial customer, as the lead, the customer record or the text says. */
export interface CustomerTypeCondition {
  op: 'customerType'
  is: CustomerType
  /** What to take where nothing tells; unknown where absent. */
  assume?: CustomerType
}

/** Holds when the caller is a known customer, or is not; unknown when nobody looked. */
export interface CallerCondition {
  op: 'caller'
  known: boolean
}

/**
 * Holds when the job is in one of these places: the site's address where there is one, else the contact's.
 *
 * A place is named by the start of its postal code (`606` finds `60614`), its city or its region; unknown while the address does not say.
 */
export interface AreaCondition {
  op: 'area'
  postalCodes?: string[]
  cities?: string[]
  regions?: string[]
}

/** Each of a few names is a fact of its own, that a lead has or has not. */
const named =
  (kind: string, names: readonly string[], { key }: CompileScope): NonNullable<Judge['trigger']> =>
  (costOf) => {
    const keys = names.map((name) => key(`${kind} ${name}`))
    return { keys, cost: keys.reduce((sum, one) => sum + costOf(one), 0) }
  }

export const urgency: Operator<UrgencyCondition> = {
  op: 'urgency',
  schema: () =>
    z.strictObject({
      op: z.literal('urgency'),
      in: z
        .array(z.enum(['emergency', 'urgent', 'routine']))
        .min(1)
        .max(3),
    }),
  compile: (condition, scope) => ({
    check: (facts, found) => {
      const { urgency: effective } = facts.urgency
      if (!condition.in.includes(effective)) return false
      if (found !== undefined) {
        const text = facts.urgencyEvidence().find(({ negated }) => negated !== true)
        found.push({ condition: 'urgency', value: effective, ...(text === undefined ? {} : { text }) })
      }
      return true
    },
    trigger: named('urgency', condition.in, scope),
    actual: (facts) => facts.urgency.urgency,
  }),
}

export const intent: Operator<IntentCondition> = {
  op: 'intent',
  schema: () =>
    z.strictObject({
      op: z.literal('intent'),
      in: z
        .array(z.enum(['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam']))
        .min(1)
        .max(6),
    }),
  compile: (condition, scope) => ({
    check: (facts, found) => {
      let any = false
      for (const value of condition.in) {
        if (!facts.intents.has(value)) continue
        any = true
        found?.push({ condition: 'intent', value })
      }
      return any
    },
    trigger: named('intent', condition.in, scope),
    actual: (facts) => [...facts.intents].join(', ') || 'none',
  }),
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

export const serviceType: Operator<ServiceTypeCondition> = {
  op: 'serviceType',
  schema: () => z.strictObject({ op: z.literal('serviceType'), in: z.array(bounded(1, 200)).min(1).max(1_000) }),
  compile: (condition) => {
    const names = condition.in.map(plain)
    return {
      check: (facts, found) => {
        const value = facts.lead.request.serviceType
        if (value === undefined) return facts.missing('request.serviceType')
        const said = plain(value)
        if (!names.some((name) => said.includes(name))) return false
        found?.push({ condition: 'serviceType', value })
        return true
      },
      actual: (facts) => facts.lead.request.serviceType,
    }
  },
}

const type = z.enum(['residential', 'commercial'])

export const customerType: Operator<CustomerTypeCondition> = {
  op: 'customerType',
  schema: () => z.strictObject({ op: z.literal('customerType'), is: type, assume: type.exactOptional() }),
  compile: (condition) => ({
    check: (facts, found) => {
      const value = facts.customerType ?? condition.assume
      if (value === undefined) return facts.missing('contact.customerType')
      if (value !== condition.is) return false
      found?.push({ condition: 'customerType', value })
      return true
    },
    actual: (facts) => facts.customerType ?? condition.assume,
  }),
}

export const caller: Operator<CallerCondition> = {
  op: 'caller',
  schema: () => z.strictObject({ op: z.literal('caller'), known: z.boolean() }),
  compile: (condition) => ({
    check: (facts, found) => {
      const known = facts.context.caller?.known
      if (known === undefined) return facts.missing('caller')
      if (known !== condition.known) return false
      found?.push({ condition: 'caller', value: known ? 'known' : 'new' })
      return true
    },
    actual: (facts) => (facts.context.caller?.known ? 'known' : 'new'),
  }),
}

const places = z.array(bounded(1, 100)).min(1).max(5_000)

/** A place as it is compared: `St. Louis` and `st louis` are one. */
const placeName = (text: string): string => plain(text).trim()

export const area: Operator<AreaCondition> = {
  op: 'area',
  schema: () =>
    z.strictObject({
      op: z.literal('area'),
      postalCodes: places.exactOptional(),
      cities: places.exactOptional(),
      regions: places.exactOptional(),
    }),
  compile: (condition, { issue, path }) => {
    const codes = (condition.postalCodes ?? []).map((code) => placeName(code).replaceAll(' ', ''))
    const cities = new Set((condition.cities ?? []).map(placeName))
    const regions = new Set((condition.regions ?? []).map(placeName))
    if (codes.length + cities.size + regions.size === 0)
      issue(path, 'empty-area', 'expected postalCodes, cities or regions')
    const inside = (address: PostalAddress): { at: string; value: string } | undefined => {
      const { postalCode, city, region } = address
      const code = placeName(postalCode ?? '').replaceAll(' ', '')
      if (postalCode !== undefined && codes.some((start) => code.startsWith(start)))
        return { at: 'postalCode', value: postalCode }
      if (city !== undefined && cities.has(placeName(city))) return { at: 'city', value: city }
      if (region !== undefined && regions.has(placeName(region))) return { at: 'region', value: region }
      return undefined
    }
    /** What the address would have to say before it can be outside. */
    const asked = [
      ...(codes.length > 0 ? ['postalCode' as const] : []),
      ...(cities.size > 0 ? ['city' as const] : []),
      ...(regions.size > 0 ? ['region' as const] : []),
    ]
    return {
      check: (facts, found) => {
        const { path: at, address } = facts.jobAddress
        const place = inside(address)
        if (place !== undefined) {
          found?.push({ condition: 'area', value: `${at}.${place.at}: ${place.value}` })
          return true
        }
        const unknown = asked.find((part) => address[part] === undefined)
        return unknown === undefined ? false : facts.missing(`${at}.${unknown}`)
      },
      actual: (facts) => {
        const { address } = facts.jobAddress
        return (
          [address.city, address.region, address.postalCode].filter((part) => part !== undefined).join(' ') || undefined
        )
      },
    }
  },
}
