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
  /** Present where the words are denied, past or hypothetical and so do not count. */
  negated?: boolean
}

export interface RuleTrace {
  ruleId: string
  /** The words, fields or facts that made each condition hold. */
  evidence: { condition: string; text?: TextEvidence; value?: string }[]
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
}

export interface MappingContext {
  /** ISO instant of the call. */
  at: string
  items?: ItemCatalog
  caller?: { known: boolean; customerType?: CustomerType }
}

/** Rules checked and made ready to run. */
export interface RuleSet {
  /** Content hash: the same rules have the same hash everywhere. */
  readonly hash: string
  map(lead: Lead, context: MappingContext): MappingResult
}
