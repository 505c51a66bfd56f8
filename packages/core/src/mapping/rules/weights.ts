import type { Condition } from '../operators/condition.ts'

/** What words are worth for one item, in bits: log₂ of the odds that a call which says them asks for it. */
export interface ItemWeights {
  /** Before anything is said; nearly always below 0. */
  start: number
  /**
   * By a word, or two neighbours that no comma parts; each is worth its bits once, however often it is said.
   *
   * Words match whatever their inflection, whoever says them and be they denied: that is what `no leak` is there for. `<day>`, `<month>`,
   * `<clock>`, `<nth>` and `<number>` stand for any.
   */
  bits: Record<string, number>
  /** The item is added only where this holds as well; a rule's item stays or goes by its bits alone. */
  when?: Condition
}

/**
 * Learned weights beside the rules: they add items that no rule gave and take away items that do not fit the rest of the call.
 *
 * An item counts where its bits, and {@link MappingWeights.ruleBits} where a rule gives it, come to more than {@link MappingWeights.countsAbove}.
 * Items that are not in the table are the rules' alone, and so is a call for which a rule with `last` counts.
 */
export interface MappingWeights {
  /** Bits that a rule's word for an item is worth. */
  ruleBits: number
  /** Bits above which an item counts. */
  countsAbove: number
  /** Where nothing counts, the item worth most does, above this; an item of a rule also where what is said is worth more than `-ruleBits`. */
  aloneAbove?: number
  /** A call in which the caller, or whoever noted it down, says fewer words is as a rule that counts says it; 15 where absent. */
  minWords?: number
  /** By the item's name. */
  items: Record<string, ItemWeights>
}
