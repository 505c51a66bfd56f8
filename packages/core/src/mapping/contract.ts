import type { Issue } from '../lead/issue.ts'
import type { CustomerType, Lead, Urgency } from '../lead/lead.ts'

/** How an item is billed: by the hour, per piece, after a visit, or not at all. */
export type ItemUnit = 'hour' | 'each' | 'quote' | 'free'

/** One service item the business sells, as QuickBooks or a catalogue file has it. */
export interface CatalogItem {
  /** QuickBooks Id. */
  itemId?: string
  item: string
  unit: ItemUnit
  /** Decimal string per unit; absent for `quote`. */
  rate?: string
  /** Decimal hours. */
  minimumHours?: string
  /** Item that replaces a quote line when the work is done and the hours are known. */
  labourItem?: string
  taxable?: boolean
  active: boolean
}
export type ItemCatalog = CatalogItem[]

/** Where in a text something was found; `start` and `end` are UTF-16 offsets, `end` exclusive. */
export interface TextEvidence {
  phrase: string
  text: string
  start: number
  end: number
  /** Present where the words are denied, past or hypothetical, or outweighed by the rest, and so do not count. */
  negated?: boolean
  /** Where weights decided: what the words are worth for it, in bits (log₂ of the odds); negative speaks against. */
  bits?: number
}

export interface RuleTrace {
  /** Where weights added an item, `weights:` and its name. */
  ruleId: string
  /** The words, fields or facts that made each condition hold; beside words stands the lead path of the text they are of. */
  evidence: { condition: string; text?: TextEvidence; value?: string }[]
}

/** What each side says of the urgency; the one that counts is the result's `urgency`. */
export interface UrgencySources {
  /** The phone service's word, where it gave one. */
  vendor?: Urgency
  /** What the texts of the call say. */
  text: Urgency
  /** The most pressing that a rule which counts has set. */
  rule?: Urgency
}

/** How one line came to its amount. */
export interface LineArithmetic {
  /** The rules whose lines became this one; the first names it. */
  ruleIds: string[]
  item: string
  /** `2 h (at least 2) × 150.00 (rule) = 300.00` */
  text: string
  /** The words a quantity was read from. */
  said?: TextEvidence & { path: string }
}

/** A rule whose condition holds and that does not count. */
export interface LostRule extends RuleTrace {
  /**
   * `outranked` by the group's hit policy, `not-unique` beside others of a unique group, `gave-way` to what its `unlessMatched` names,
   * `not-reached` after a `last` rule, `outweighed` by what the words of the call are worth; then the message names the item.
   */
  reason: 'outranked' | 'not-unique' | 'gave-way' | 'not-reached' | 'outweighed'
  /** Rules or groups it lost to. */
  to: string[]
  message: string
}

/** One condition that kept a rule from matching. */
export interface Lack {
  /** Path of the condition from the document's root. */
  path: string
  expected: string
  /** What the lead has instead; absent where it does not say. */
  actual?: string
}

/** A rule that did not match, with the least that would have to be different. */
export interface NearMiss extends RuleTrace {
  lacked: Lack[]
}

/** A sentence that no rule which counts has a word in. */
export interface UncoveredText {
  /** Lead path of the text. */
  path: string
  text: string
  start: number
  end: number
}

/** One line of an estimate. Decimal strings; no `rate` means to be quoted, with `amount` `'0.00'`. */
export interface MappedLine {
  ruleId: string
  item: string
  itemId?: string
  description?: string
  quantity: string
  /** How the item is billed: when the work is done, the hours it took replace those of an `hour` line. */
  unit?: ItemUnit
  rate?: string
  amount: string
  /** What replaces a quote line when the work is done. */
  labour?: { item: string; rate: string }
  className?: string
  taxCode?: string
  discount?: { percent?: string; amount?: string }
  /** `YYYY-MM-DD` */
  serviceDate?: string
}

export interface MappingResult {
  lines: MappedLine[]
  /** ISO 4217 */
  currency: string
  /** Sum of the amounts less the discounts, two decimals. */
  totalBeforeTax: string
  /** At least one line is still to be quoted. */
  unpriced: boolean
  /** Content hash of the rules that priced it. */
  rulesHash: string
  /** The effective urgency. */
  urgency: Urgency
  matched: RuleTrace[]
  /** No rule covered the call. */
  uncovered: boolean
  /** Labels of the rules that matched (`HVAC`), kept with the customer where QuickBooks has no tags. */
  tags: string[]
  issues: Issue[]
  /** Absent in results that were stored before it was told. */
  urgencySources?: UrgencySources
  /** One for each line, in the same order. */
  arithmetic?: LineArithmetic[]
  /** Rules whose condition holds and that do not count, as in the document. */
  lost?: LostRule[]
  /** With `explain`: the nearest first, at most ten. */
  nearMisses?: NearMiss[]
  /** With `explain`. */
  uncoveredText?: UncoveredText[]
}

export interface MappingContext {
  /** ISO instant of the call. */
  at: string
  items?: ItemCatalog
  caller?: { known: boolean; customerType?: CustomerType }
  /** Tells near misses and uncovered text as well, at the price of holding every rule against the lead. */
  explain?: boolean
}

/** Rules checked and made ready to run. */
export interface RuleSet {
  /** Content hash: the same rules have the same hash everywhere. */
  readonly hash: string
  map(lead: Lead, context: MappingContext): MappingResult
}
