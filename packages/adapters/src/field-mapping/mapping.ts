import type { LeadEvent, ValueCondition } from '@leadbooks/core'
import type { LeadTarget } from './target.ts'

/**
 * Where in a payload a value stands, and how it becomes text. A path alone is short for `{ path }`.
 *
 * Of several paths the first counts that says something: no placeholder left open, no `N/A`.
 */
export type FieldSource = string | FieldRule

export interface FieldRule {
  /** `data.caller.name`, `messages[0].text`, `fields["Best time?"]`; one or up to 16 in order of preference. */
  path?: string | string[]
  /** Paths whose values are joined, in place of `path`. */
  join?: string[]
  /** Stands between joined values. @defaultValue `' '` */
  separator?: string
  /** Where `path` is a list of questions and answers: the member `value` of the entry whose member `key` is `equals`. */
  entry?: { key: string; equals: string; value: string }
  /** Words that stand for others, compared without case; `*` for any other word. */
  map?: Record<string, string>
  /** Text where the payload says nothing. */
  default?: string
  /** Unit in which the payload gives a duration or an amount of money. @defaultValue seconds, and whole units of the currency */
  unit?: 'milliseconds' | 'seconds' | 'minutes' | 'cents'
}

/**
 * What must hold of a payload: an operator of mapping rules over its paths, or the short form.
 *
 * The short form holds where the first of its paths that says something says one of several words, or says anything at all (`exists: false`:
 * nothing); with both, where both hold. What is not there is not known, and what is not known does not hold.
 */
export type FieldCondition =
  | ValueCondition
  | {
      path: string | string[]
      /** Compared without case, numbers by value. */
      in?: string[]
      exists?: boolean
    }

/** What a payload can tell of: a lead, or something the business's own systems did. */
export type MappedEventType = Extract<
  LeadEvent['type'],
  | 'lead.received'
  | 'deal.won'
  | 'deal.reopened'
  | 'proposal.signed'
  | 'customer.onboarded'
  | 'sale.paid'
  | 'invoice.requested'
  | 'invoice.changeRequested'
  | 'invoice.voidRequested'
>

/** All {@link MappedEventType}s. */
export const mappedEventTypes: readonly [MappedEventType, ...MappedEventType[]] = [
  'lead.received',
  'deal.won',
  'deal.reopened',
  'proposal.signed',
  'customer.onboarded',
  'sale.paid',
  'invoice.requested',
  'invoice.changeRequested',
  'invoice.voidRequested',
]

/** When a payload tells of what. */
export interface EventRule {
  type: MappedEventType
  /** All of them must hold; without any the rule always holds. */
  when?: FieldCondition[]
}

/** The lines of a bill: a list in the payload, and where in each entry a value stands. */
export interface LinesRule {
  path: string | string[]
  item?: FieldSource
  description?: FieldSource
  /** @defaultValue 1 */
  quantity?: FieldSource
  rate?: FieldSource
  /** @defaultValue quantity × rate */
  amount?: FieldSource
}

/** Where the deal, order or invoice stands that an event is about. */
export interface DocumentRule {
  /** @defaultValue the mapping's `id` */
  externalId?: FieldSource
  number?: FieldSource
  txnDate?: FieldSource
  dueDate?: FieldSource
  /** ISO 4217. @defaultValue the currency of the business's country */
  currency?: FieldSource
  discount?: FieldSource
  tax?: FieldSource
  amountPaid?: FieldSource
  terms?: FieldSource
  /** Of a customer who was onboarded: the name of the tax code, or of the region, that was agreed. */
  taxCode?: FieldSource
  lines?: LinesRule
  /** Amount of a bill without lines, which then has one. */
  total?: FieldSource
  /** What that one line says. */
  title?: FieldSource
}

/**
 * How the payload of a service we do not know becomes a lead, or news of one: data, not code.
 *
 * It can be stored, compared and shown to a person. It reads own members by path and nothing else: no expressions, no calls,
 * no loops, no regular expressions.
 */
export interface FieldMapping {
  version: 1
  /** Members to step into first, where they are there: `['body']` for n8n. */
  unwrap?: string[]
  /** Payloads for which one of these does not hold are ignored. */
  when?: FieldCondition | FieldCondition[]
  /** Id of the call, form or deal; without it the delivery names the lead. */
  id?: string | string[]
  /** What goes where. The target says how a text is read: a number, an instant, an amount. */
  fields: { [target in LeadTarget]?: FieldSource }
  /** What the payload tells of: the first rule that holds counts, and where none holds it is ignored. @defaultValue a lead */
  events?: EventRule[]
  /** The bill that events other than a lead's are about. */
  document?: DocumentRule
  /** What else is kept in the lead's `fields`: all members nobody mapped, none, or those at these paths. @defaultValue `'all'` */
  keep?: 'all' | 'none' | string[]
  /** Names of members that are never kept, at whatever depth: tokens, keys. */
  drop?: string[]
}
