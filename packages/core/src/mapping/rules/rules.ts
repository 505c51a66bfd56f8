import type { Urgency } from '../../lead/lead.ts'
import type { ItemUnit } from '../contract.ts'
import type { Condition } from '../operators/condition.ts'
import type { MappingWeights } from './weights.ts'

export type { ItemWeights, MappingWeights } from './weights.ts'

/** `mon` to `sun`. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** A stretch of a day on the wall clock, `HH:mm`; `to` is exclusive and may be `24:00`. */
export interface Hours {
  from: string
  to: string
}

/** When the business is open, by weekday; a day that is not named is closed. */
export type BusinessHours = Partial<Record<Weekday, Hours[]>>

/**
 * A day on which the business is closed.
 *
 * `date` is one day (`2026-12-24`) or the same day each year (`12-25`); otherwise the nth weekday of a month, `nth` −1 for the last.
 */
export type Holiday =
  | { name?: string; date: string }
  | { name?: string; month: number; weekday: Weekday; nth: 1 | 2 | 3 | 4 | 5 | -1 }

/**
 * Which of a group's matching rules count.
 *
 * `collect`: all · `first`: the first in the document · `priority`: those with the highest priority · `best`: the one that claims most words of the text ·
 * `unique`: one, and none if several match · `longest`: all but those whose words lie inside another rule's words.
 */
export type HitPolicy = 'collect' | 'first' | 'priority' | 'best' | 'unique' | 'longest'

/** What is done with a number that was found: times first, then plus. */
export interface Computation {
  /** Decimal: half an hour an outlet is `'0.5'`. */
  times?: string
  plus?: string
  /** What to take where nothing is found, as it stands. */
  otherwise?: string
}

/** Where a quantity is found: in the lead, in a field, in the words, or in the quantity that the rule's lines share. */
export type FoundQuantity = Computation &
  (
    | { from: 'estimatedHours' }
    | { from: 'field'; name: string }
    /** A number said before one of these words: `two toilets`. */
    | { from: 'text'; of: string[] }
    /** The rule's own `quantity`. */
    | { from: 'shared' }
  )

/** How many of an item: a decimal, or where to find it (1 where nothing is said). */
export type Quantity = string | FoundQuantity

/** A line that a rule puts on the estimate; what it does not say comes from the item catalogue. */
export interface LineTemplate {
  item: string
  /** Hours for an item billed by the hour: then the lead's estimated hours unless said otherwise. */
  quantity?: Quantity
  unit?: ItemUnit
  /** Decimal hours that are billed at least. */
  minimumHours?: string
  /** Decimal string per unit; the catalogue's where absent. */
  rate?: string
  /** What replaces a quote line when the work is done; the rate is the catalogue's where absent. */
  labour?: { item: string; rate?: string }
  /** Text with `{path}` of the lead filled in, `{path|otherwise}` where it may be missing. */
  description?: string
  /** Percent of the line (`'10'`) or an amount (`'25.00'`). */
  discount?: { percent: string } | { amount: string }
  className?: string
  taxCode?: string
  /** The same item from two rules: the larger quantity counts (`max`, the default), they are added, or both lines stay. */
  merge?: 'max' | 'sum' | 'separate'
}

/** When a condition holds, these lines go on the estimate. */
export interface MappingRule {
  id: string
  name?: string
  when: Condition
  lines: LineTemplate[]
  /** Found once for all lines that take it with `from: 'shared'`. */
  quantity?: Quantity
  /** How pressing the call is where this rule counts, whatever the phone service and the text say. */
  urgency?: Urgency
  /** Higher comes first on the estimate and under `priority`; 0 where absent. */
  priority?: number
  /** Rules of one group are decided together, by the group's hit policy. */
  group?: string
  /** Rules that leave nothing for this one where they count: those before it, of its own group or of one that begins before its group; or such groups. */
  unlessMatched?: string[]
  /** When this rule counts, no later group is looked at. */
  last?: boolean
  /** Kept with the customer (`HVAC`). */
  tags?: string[]
  /** First day, `YYYY-MM-DD` in the business's time zone. */
  effectiveFrom?: string
  /** Last day. */
  effectiveTo?: string
}

/**
 * A line that is added once per estimate when a condition holds and at least one line is neither quote nor free.
 *
 * With `percent` its rate is that part of what the lines come to, after discounts: of all of them, or of those billed by the hour.
 */
export interface Surcharge {
  id: string
  when: Condition
  line: LineTemplate
  percent?: string
  of?: 'all' | 'labour'
}

/** A percentage off each line that is billed and has no discount of its own; of several, the largest counts. */
export interface Discount {
  id: string
  when: Condition
  /** 0 to 100. */
  percent: string
  /** Only these items. */
  items?: string[]
}

/** The whole of what a business sells on the phone, as plain JSON. */
export interface MappingRules {
  version: 1
  /** IANA name; business hours, holidays and dates are judged there. */
  timeZone: string
  /** First day these rules are in force, `YYYY-MM-DD` in their time zone, for {@link compileVersions}. */
  effectiveFrom?: string
  /** ISO 4217; `USD` where absent. */
  currency?: string
  businessHours?: BusinessHours
  holidays?: Holiday[]
  /** Lists of words and phrases that a phrase names as `<name>`. */
  vocabulary?: Record<string, string[]>
  /** Hit policies by group; `collect` where absent. */
  groups?: Record<string, HitPolicy>
  rules: MappingRule[]
  /** What words are worth beside the rules. */
  weights?: MappingWeights
  surcharges?: Surcharge[]
  discounts?: Discount[]
  /** What goes on the estimate when no rule matches. */
  fallback?: { lines: LineTemplate[]; tags?: string[] }
}
