import Big from 'big.js'
import type { MappingResult } from '../contract.ts'
import type { MappingRules } from '../rules/rules.ts'
import type { Coverage } from './report.ts'

/** Counts what one document does with calls. */
export class Tally {
  #leads = 0
  #total = new Big(0)
  readonly #uncovered: string[] = []
  readonly #hits: Map<string, number>
  #unpriced = 0

  constructor({ rules }: MappingRules) {
    this.#hits = new Map(rules.map(({ id }) => [id, 0]))
  }

  add(leadId: string, result: MappingResult): void {
    this.#leads += 1
    this.#total = this.#total.plus(result.totalBeforeTax)
    if (result.uncovered) this.#uncovered.push(leadId)
    if (result.unpriced) this.#unpriced += 1
    for (const { ruleId } of result.matched) this.#hits.set(ruleId, (this.#hits.get(ruleId) ?? 0) + 1)
  }

  coverage(): Coverage {
    const leads = this.#leads
    const covered = leads - this.#uncovered.length
    return {
      covered,
      share: leads === 0 ? 0 : Math.round((covered / leads) * 10_000) / 10_000,
      total: this.#total.toFixed(2),
      unpriced: this.#unpriced,
      uncovered: this.#uncovered,
      neverHit: [...this.#hits].filter(([, count]) => count === 0).map(([id]) => id),
      hits: Object.fromEntries(this.#hits),
    }
  }
}
