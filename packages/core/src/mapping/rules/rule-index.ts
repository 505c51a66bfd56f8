import type { FactKeys } from '../operators/fact-keys.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import { NumberList } from '../text/number-list.ts'
import { NumberLists } from '../text/number-lists.ts'
import type { CompiledRule } from './compiled-rule.ts'

/** Counts how many conditions wait for each fact. */
const countUses = ({ parts, trigger }: CompiledCondition, uses: Map<number, number>): void => {
  if (parts !== undefined) for (const part of parts) countUses(part, uses)
  else for (const key of trigger?.(() => 1)?.keys ?? []) uses.set(key, (uses.get(key) ?? 0) + 1)
}

/** Phrases up to which it is asked whether one of them is said; of more, one nearly always is. */
const phrasesAtMost = 16

/** Appends the phrases that must be said for a condition to hold: lists, of each of which one. */
const addNeeds = (
  { condition, parts, trigger }: CompiledCondition,
  keys: FactKeys,
  into: (readonly number[])[],
): void => {
  if (condition.op === 'all') {
    for (const part of parts ?? []) addNeeds(part, keys, into)
    return
  }
  const [key, ...others] = trigger?.(() => 1)?.keys ?? []
  const phrases = key === undefined || others.length > 0 ? undefined : keys.phrasesOf(key)
  if (phrases !== undefined && phrases.length <= phrasesAtMost) into.push(phrases)
}

const none: readonly CompiledRule[] = []

/** Rules up to which they are put in order one by one, as nearly always. */
const few = 16

const inOrder = (rules: CompiledRule[]): CompiledRule[] => {
  if (rules.length > few) return rules.sort((left, right) => left.index - right.index)
  for (let next = 1; next < rules.length; next += 1) {
    const rule = rules[next] as CompiledRule // in range by the loop's condition
    let at = next
    for (; at > 0 && (rules[at - 1] as CompiledRule).index > rule.index; at -= 1)
      rules[at] = rules[at - 1] as CompiledRule
    rules[at] = rule
  }
  return rules
}

/**
 * Rules by the facts they wait for.
 *
 * Each rule is filed under the facts that fewest rules share and without which it cannot match; a lead meets the rules of its own facts, and
 * those few that wait for none.
 */
export class RuleIndex {
  readonly all: readonly CompiledRule[]
  readonly #keys: FactKeys
  readonly #byKey = new Map<number, CompiledRule[]>()
  readonly #always: CompiledRule[] = []
  /** The lead that each rule was last met for, so that none is met twice. */
  readonly #metFor: Uint32Array
  #lead = 0
  /** What {@link addNeeds} has of all rules, one list after another, and by rule where its own begin. Most rules that a lead meets are settled by them. */
  readonly #needs: NumberLists
  readonly #needsFrom: Int32Array
  /** A bit for each phrase that is needed and that a text of the lead says. */
  readonly #said: Int32Array
  /** The facts of the lead that is looked at. */
  readonly #factsMet = new NumberList()

  constructor(rules: readonly CompiledRule[], keys: FactKeys) {
    this.all = rules
    this.#keys = keys
    this.#metFor = new Uint32Array(rules.length)
    const needs: (readonly number[])[] = []
    this.#needsFrom = new Int32Array(rules.length + 1)
    for (const [at, { when }] of rules.entries()) {
      addNeeds(when, keys, needs)
      this.#needsFrom[at + 1] = needs.length
    }
    this.#needs = new NumberLists(needs)
    const last = this.#needs.values.reduce((most, phrase) => Math.max(most, phrase), 0)
    this.#said = new Int32Array((last >> 5) + 1)
    const uses = new Map<number, number>()
    for (const { when } of rules) countUses(when, uses)
    const costOf = keys.costs(uses)
    for (const rule of rules) this.#file(rule, costOf)
  }

  /** The rules that may match a lead or may ask something of it, as in the document. */
  candidates(facts: Facts): CompiledRule[] {
    this.#lead = (this.#lead + 1) >>> 0
    this.#hear(facts)
    const met = this.#always.filter((rule) => this.#mayHold(rule))
    const keys = this.#factsMet
    keys.size = 0
    this.#keys.factsOf(facts, keys)
    for (let at = 0; at < keys.size; at += 1) {
      for (const rule of this.#byKey.get(keys.at(at)) ?? none) {
        if (this.#metFor[rule.index] === this.#lead) continue
        this.#metFor[rule.index] = this.#lead
        if (this.#mayHold(rule)) met.push(rule)
      }
    }
    return inOrder(met)
  }

  /** Notes which phrases are said. */
  #hear({ sources }: Facts): void {
    const said = this.#said.fill(0)
    for (const { hits } of sources) {
      for (const phrase of hits.keys) {
        const known = said[phrase >> 5]
        if (known !== undefined) said[phrase >> 5] = known | (1 << (phrase & 31))
      }
    }
  }

  #mayHold({ index }: CompiledRule): boolean {
    const end = this.#needsFrom[index + 1] as number // one more than there are rules
    for (let need = this.#needsFrom[index] as number; need < end; need += 1) if (!this.#isMet(need)) return false
    return true
  }

  /** Whether one of the phrases of a list is said. */
  #isMet(need: number): boolean {
    const end = this.#needs.start(need + 1)
    for (let at = this.#needs.start(need); at < end; at += 1) {
      const phrase = this.#needs.at(at)
      if (((this.#said[phrase >> 5] as number) & (1 << (phrase & 31))) !== 0) return true // a bit for each that is needed
    }
    return false
  }

  #file(rule: CompiledRule, costOf: (key: number) => number): void {
    const trigger = rule.when.trigger?.(costOf)
    if (trigger === undefined) {
      this.#always.push(rule)
      return
    }
    for (const key of new Set(trigger.keys)) {
      const list = this.#byKey.get(key)
      if (list !== undefined) list.push(rule)
      else {
        this.#byKey.set(key, [rule])
        this.#keys.wake(key)
      }
    }
  }
}
