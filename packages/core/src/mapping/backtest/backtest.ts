import Big from 'big.js'
import { canonicalJson } from '../../lead/canonical-json.ts'
import type { Lead } from '../../lead/lead.ts'
import type { ItemCatalog, MappingContext, MappingResult } from '../contract.ts'
import { compile } from '../rules/compile.ts'
import { type CompiledRuleSet, MappingContextError } from '../rules/rule-set.ts'
import type { BacktestReport, ChangedEstimate, SkippedLead } from './report.ts'
import { differences, summaryOf } from './summary.ts'
import { Tally } from './tally.ts'
import { textOf } from './text.ts'

/** How past calls are priced once more. */
export interface BacktestOptions {
  items?: ItemCatalog
  /** The catalogue the other document is tried with; `items` where absent. */
  otherItems?: ItemCatalog
  /** Who called; nobody is known where absent. */
  caller?: (lead: Lead) => MappingContext['caller']
}

/** One document under trial. */
class Trial {
  readonly rules: CompiledRuleSet
  readonly tally: Tally
  readonly #items: ItemCatalog | undefined

  constructor(document: unknown, items: ItemCatalog | undefined) {
    this.rules = compile(document)
    this.tally = new Tally(this.rules.compiled.document)
    this.#items = items
  }

  price(lead: Lead, caller: MappingContext['caller']): MappingResult {
    const result = this.rules.map(lead, {
      // The call's own time: what holds today is no matter.
      at: lead.occurredAt,
      ...(this.#items === undefined ? {} : { items: this.#items }),
      ...(caller === undefined ? {} : { caller }),
    })
    this.tally.add(lead.id, result)
    return result
  }
}

/** Exact however long the amounts are: those of many calls may have more digits than one has. */
const difference = (after: string, before: string): string => new Big(after).minus(before).toFixed(2)

/** By id; calls of one id, which only a slip has, by all that they say. */
const inOrder = (left: Lead, right: Lead): number => {
  const [one, other] = left.id === right.id ? [canonicalJson(left), canonicalJson(right)] : [left.id, right.id]
  return one < other ? -1 : Number(one > other)
}

const compared = (leadId: string, first: MappingResult, second: MappingResult): ChangedEstimate | undefined => {
  const [before, after] = [summaryOf(first), summaryOf(second)]
  const changed = differences(before, after)
  if (changed.length === 0) return undefined
  return { leadId, changed, before, after, delta: difference(after.total, before.total) }
}

/**
 * Tries rules on past calls: what they cover, which rules never count and, beside another document, which estimates would change and by how much.
 *
 * Each call is priced at its own time. Calls are taken by id, so the report is the same whatever order they come in; a call whose time cannot be
 * read is skipped and named.
 *
 * @param rules - the document that is in force
 * @param leads - past calls
 * @param other - the document that would take its place
 * @throws {@link MappingRulesError} when a document is not valid
 * @example
 * import { backtest, type Lead, type MappingRules } from '@leadbooks/core'
 *
 * const rules = (rate: string): MappingRules => ({
 *   version: 1,
 *   timeZone: 'UTC',
 *   rules: [{ id: 'drain', when: { op: 'phrase', any: ['clogged drain'] }, lines: [{ item: 'Drain Service', rate }] }],
 * })
 * const call: Lead = {
 *   id: 'twilio:1',
 *   source: 'twilio',
 *   occurredAt: '2026-03-03T12:00:00Z',
 *   contact: { phones: [], emails: [] },
 *   request: { text: 'My drain is clogged', intents: [] },
 *   fields: {},
 * }
 * const report = backtest(rules('125.00'), [call], rules('140.00'))
 * report.delta // => '15.00'
 * report.changed.map(({ leadId }) => leadId) // => ['twilio:1']
 */
export const backtest = (
  rules: unknown,
  leads: Iterable<Lead>,
  other?: unknown,
  options: BacktestOptions = {},
): BacktestReport => {
  const trial = new Trial(rules, options.items)
  const rival = other === undefined ? undefined : new Trial(other, options.otherItems ?? options.items)
  const changed: ChangedEstimate[] = []
  const skipped: SkippedLead[] = []
  const ordered = [...leads].sort(inOrder)
  for (const lead of ordered) {
    try {
      const caller = options.caller?.(lead)
      const before = trial.price(lead, caller)
      if (rival === undefined) continue
      const change = compared(lead.id, before, rival.price(lead, caller))
      if (change !== undefined) changed.push(change)
    } catch (error) {
      if (!(error instanceof MappingContextError)) throw error
      skipped.push({ leadId: lead.id, message: error.message })
    }
  }
  const [coverage, otherCoverage] = [trial.tally.coverage(), rival?.tally.coverage()]
  const report = {
    leads: ordered.length,
    hash: trial.rules.hash,
    ...(rival === undefined ? {} : { otherHash: rival.rules.hash }),
    coverage,
    ...(otherCoverage === undefined ? {} : { otherCoverage, delta: difference(otherCoverage.total, coverage.total) }),
    changed,
    skipped,
  }
  return { ...report, text: textOf(report) }
}
