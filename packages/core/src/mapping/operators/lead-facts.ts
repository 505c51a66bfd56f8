import * as z from 'zod'
import type { CustomerType, Intent, Urgency } from '../../lead/lead.ts'
import {
  Area,
  isAsPressing,
  isCaller,
  isCustomerOf,
  isInArea,
  isOfService,
  plainWords,
  wants,
} from '../conditions/call.ts'
import type { Facts } from './facts.ts'
import { type CompileScope, checked, type Found, type Judge, type Operator } from './operator.ts'
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

/** Reports names without a letter or a digit: nothing has such a name, and every postal code begins with it. */
const checkNames = (names: readonly string[], path: string, { issue }: CompileScope): void => {
  for (const [index, name] of names.entries())
    if (plainWords(name) === '')
      issue(`${path}.${index}`, 'empty-name', `expected a name with letters or digits, got ${JSON.stringify(name)}`)
}

/** The level, and the first words that say so with the text they are of. */
const urgencyShown = (facts: Facts): Found[] => [
  { condition: 'urgency', value: facts.urgency },
  ...facts.urgencyEvidence().slice(0, 1),
]

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
    check: checked(isAsPressing(condition), urgencyShown),
    trigger: named('urgency', condition.in, scope),
    actual: (facts) => facts.urgency,
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
  compile: (condition, scope) => {
    const wanted = new Set(condition.in)
    const shown = ({ intents }: Facts): Found[] =>
      intents.filter((one) => wanted.has(one)).map((value) => ({ condition: 'intent', value }))
    return {
      check: checked(wants(condition), shown),
      trigger: named('intent', condition.in, scope),
      actual: ({ intents }) => intents.join(', ') || 'none',
    }
  },
}

export const serviceType: Operator<ServiceTypeCondition> = {
  op: 'serviceType',
  schema: () => z.strictObject({ op: z.literal('serviceType'), in: z.array(bounded(1, 200)).min(1).max(1_000) }),
  compile: (condition, scope, path) => {
    checkNames(condition.in, `${path}.in`, scope)
    return {
      check: checked(
        isOfService(condition),
        (facts) => ({ condition: 'serviceType', value: facts.serviceType ?? '' }),
        () => 'request.serviceType',
      ),
      actual: (facts) => facts.serviceType,
    }
  },
}

const type = z.enum(['residential', 'commercial'])

export const customerType: Operator<CustomerTypeCondition> = {
  op: 'customerType',
  schema: () => z.strictObject({ op: z.literal('customerType'), is: type, assume: type.exactOptional() }),
  compile: (condition) => ({
    check: checked(
      isCustomerOf(condition),
      () => ({ condition: 'customerType', value: condition.is }),
      () => 'contact.customerType',
    ),
    actual: (facts) => facts.customerType ?? condition.assume,
  }),
}

export const caller: Operator<CallerCondition> = {
  op: 'caller',
  schema: () => z.strictObject({ op: z.literal('caller'), known: z.boolean() }),
  compile: (condition) => ({
    check: checked(
      isCaller(condition),
      () => ({ condition: 'caller', value: condition.known ? 'known' : 'new' }),
      () => 'caller',
    ),
    actual: (facts) => (facts.isKnownCaller ? 'known' : 'new'),
  }),
}

const places = z.array(bounded(1, 100)).min(1).max(5_000)

export const area: Operator<AreaCondition> = {
  op: 'area',
  schema: () =>
    z.strictObject({
      op: z.literal('area'),
      postalCodes: places.exactOptional(),
      cities: places.exactOptional(),
      regions: places.exactOptional(),
    }),
  compile: (condition, scope, path) => {
    if ((condition.postalCodes ?? condition.cities ?? condition.regions) === undefined)
      scope.issue(path, 'empty-area', 'expected postalCodes, cities or regions')
    for (const part of ['postalCodes', 'cities', 'regions'] as const)
      checkNames(condition[part] ?? [], `${path}.${part}`, scope)
    const inside = new Area(condition)
    return {
      check: checked(
        isInArea(inside),
        ({ jobAddress, jobPath }) => {
          const part = inside.partInside(jobAddress) ?? 'postalCode' // asked where one of them is inside
          return { condition: 'area', value: `${jobPath}.${part}: ${jobAddress[part] ?? ''}` }
        },
        ({ jobAddress, jobPath }) => `${jobPath}.${inside.partMissing(jobAddress)}`,
      ),
      actual: ({ jobAddress: { city, region, postalCode } }) =>
        [city, region, postalCode].filter((part) => part !== undefined).join(' ') || undefined,
    }
  },
}
