import * as z from 'zod'
import type { CustomerType, Intent, Urgency } from '../../lead/lead.ts'
import type { Operator } from './operator.ts'

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

export const urgency: Operator<UrgencyCondition> = {
  op: 'urgency',
  schema: () =>
    z.strictObject({ op: z.literal('urgency'), in: z.array(z.enum(['emergency', 'urgent', 'routine'])).min(1) }),
  compile: (condition) => (facts, found) => {
    const { urgency: effective, evidence } = facts.urgency
    if (!condition.in.includes(effective)) return false
    const text = evidence.find(({ negated }) => negated !== true)
    found.push({ condition: 'urgency', value: effective, ...(text === undefined ? {} : { text }) })
    return true
  },
}

export const intent: Operator<IntentCondition> = {
  op: 'intent',
  schema: () =>
    z.strictObject({
      op: z.literal('intent'),
      in: z.array(z.enum(['quote', 'appointment', 'callback', 'existing-job', 'complaint', 'spam'])).min(1),
    }),
  compile: (condition) => (facts, found) => {
    const intents = condition.in.filter((one) => facts.intents.has(one))
    for (const value of intents) found.push({ condition: 'intent', value })
    return intents.length > 0
  },
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

export const serviceType: Operator<ServiceTypeCondition> = {
  op: 'serviceType',
  schema: () => z.strictObject({ op: z.literal('serviceType'), in: z.array(z.string().min(1)).min(1) }),
  compile: (condition) => {
    const names = condition.in.map(plain)
    return (facts, found) => {
      const value = facts.lead.request.serviceType
      if (value === undefined) return facts.missing('request.serviceType')
      const said = plain(value)
      if (!names.some((name) => said.includes(name))) return false
      found.push({ condition: 'serviceType', value })
      return true
    }
  },
}

const type = z.enum(['residential', 'commercial'])

export const customerType: Operator<CustomerTypeCondition> = {
  op: 'customerType',
  schema: () => z.strictObject({ op: z.literal('customerType'), is: type, assume: type.exactOptional() }),
  compile: (condition) => (facts, found) => {
    const value = facts.customerType ?? condition.assume
    if (value === undefined) return facts.missing('contact.customerType')
    if (value !== condition.is) return false
    found.push({ condition: 'customerType', value })
    return true
  },
}

export const caller: Operator<CallerCondition> = {
  op: 'caller',
  schema: () => z.strictObject({ op: z.literal('caller'), known: z.boolean() }),
  compile: (condition) => (facts, found) => {
    const known = facts.context.caller?.known
    if (known === undefined) return facts.missing('caller')
    if (known !== condition.known) return false
    found.push({ condition: 'caller', value: known ? 'known' : 'new' })
    return true
  },
}
