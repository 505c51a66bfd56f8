import type { FactKeys } from '../operators/fact-keys.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import { NumberList } from '../text/number-list.ts'
import type { CompiledRule } from './compiled-rule.ts'

/** Counts how many conditions wait for each fact. */
const countUses = ({ parts, trigger }: CompiledCondition, uses: Map<number, number>): void => {
  if (parts !== undefined) for (const part of parts) countUses(part, uses)
  else for (const key of trigger?.(() => 1)?.keys ?? []) uses.set(key, (uses.get(key) ?? 0) + 1)
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
  /** The facts of the lead that is looked at. */
  readonly #factsMet = new NumberList()

  constructor(rules: readonly CompiledRule[], keys: FactKeys) {
    this.all = rules
    this.#keys = keys
    this.#metFor = new Uint32Array(rules.length)
    const uses = new Map<number, number>()
    for (const { when } of rules) countUses(when, uses)
    const costOf = keys.costs(uses)
    for (const rule of rules) this.#file(rule, costOf)
  }

  /** The rules that may match a lead or may ask something of it, as in the document. */
  candidates(facts: Facts): CompiledRule[] {
    this.#lead = (this.#lead + 1) >>> 0
    const met = this.#always.slice()
    const keys = this.#factsMet
    keys.size = 0
    this.#keys.factsOf(facts, keys)
    for (let at = 0; at < keys.size; at += 1) {
      for (const rule of this.#byKey.get(keys.at(at)) ?? none) {
        if (this.#metFor[rule.index] === this.#lead) continue
        this.#metFor[rule.index] = this.#lead
        met.push(rule)
      }
    }
    return inOrder(met)
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
