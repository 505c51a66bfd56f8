import type { Issue } from '../../lead/issue.ts'
import type { Lead } from '../../lead/lead.ts'
import { sumAmounts } from '../../money/decimal.ts'
import type { MappingContext, MappingResult, RuleSet } from '../contract.ts'
import { Catalog } from '../lines/catalog.ts'
import { mergeLines } from '../lines/merge.ts'
import { type PricedLine, priceLine } from '../lines/price.ts'
import { Facts, type FactTools } from '../operators/facts.ts'
import type { Check, Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import { decideGroup, type Match } from './decide.ts'
import type { LineTemplate, MappingRules, Surcharge } from './rules.ts'

/** A document made ready to run. */
export interface CompiledRules {
  readonly document: MappingRules
  readonly hash: string
  readonly rules: readonly CompiledRule[]
  readonly surcharges: readonly { readonly surcharge: Surcharge; readonly index: number; readonly check: Check }[]
  readonly tools: FactTools
}

/** The context of a mapping that cannot be used; a retry cannot help. */
export class MappingContextError extends Error {
  override readonly name = 'MappingContextError'
  readonly code = 'invalid-mapping-context'
  readonly retryable = false
}

/** Matches by their group, the groups in the order of the document. */
const byGroup = (matches: readonly Match[]): [group: string, matches: Match[]][] => {
  const groups = new Map<string, Match[]>()
  for (const match of matches) {
    const group = groups.get(match.rule.group)
    if (group === undefined) groups.set(match.rule.group, [match])
    else group.push(match)
  }
  return [...groups].sort(([, left], [, right]) => (left[0]?.rule.groupIndex ?? 0) - (right[0]?.rule.groupIndex ?? 0))
}

/** Everything one mapping gathers. */
class Mapping {
  readonly issues: Issue[] = []
  readonly #compiled: CompiledRules
  readonly #facts: Facts
  readonly #catalog: Catalog

  constructor(compiled: CompiledRules, lead: Lead, context: MappingContext) {
    const epochMs = Date.parse(context.at)
    if (Number.isNaN(epochMs))
      throw new MappingContextError(`at is "${context.at.slice(0, 40)}", expected an ISO 8601 instant`)
    this.#compiled = compiled
    this.#facts = new Facts(lead, context, epochMs, compiled.tools)
    this.#catalog = new Catalog(context.items)
  }

  run(): MappingResult {
    const { document, hash } = this.#compiled
    const matches = this.#decide()
    const lines = this.#lines(matches)
    const ordered = [...lines, ...this.#surcharges(lines)].map(({ line }) => line)
    for (const source of this.#facts.sources) {
      if (source.partial)
        this.issues.push({
          path: source.path,
          code: 'text-too-long',
          message: 'only the beginning of this text was read',
        })
    }
    const tags =
      matches.length === 0 ? (document.fallback?.tags ?? []) : matches.flatMap(({ rule }) => rule.rule.tags ?? [])
    return {
      lines: ordered,
      currency: document.currency ?? 'USD',
      totalBeforeTax: sumAmounts(
        ordered.flatMap(({ amount, discount }) => [
          amount,
          ...(discount?.amount === undefined ? [] : [`-${discount.amount}`]),
        ]),
      ),
      unpriced: ordered.some(({ rate }) => rate === undefined),
      rulesHash: hash,
      urgency: this.#facts.urgency.urgency,
      matched: matches.map(({ rule, found }) => ({
        ruleId: rule.rule.id,
        evidence: found.map(({ claim: _claim, ...shown }) => shown),
      })),
      uncovered: matches.length === 0,
      tags: [...new Set(tags)],
      issues: this.issues,
    }
  }

  /** The rules that count, most pressing priority first, then as in the document. */
  #decide(): Match[] {
    const candidates = this.#candidates()
    const won = new Set<string>()
    const isOpen = ({ rule }: Match): boolean => !(rule.rule.unlessMatched ?? []).some((name) => won.has(name))
    const decided: Match[] = []
    for (const [group, matches] of byGroup(candidates)) {
      const open = matches.filter(isOpen)
      const policy = this.#compiled.document.groups?.[group] ?? 'collect'
      const chosen = decideGroup(policy, open)
      if (policy === 'unique' && open.length > 1) this.#conflict(group, open)
      for (const { rule } of chosen) won.add(rule.rule.id)
      const winners = chosen.filter(isOpen)
      if (winners.length > 0) won.add(group)
      decided.push(...winners)
      if (winners.some(({ rule }) => rule.rule.last)) break
    }
    return decided.sort((left, right) => right.rule.priority - left.rule.priority || left.rule.index - right.rule.index)
  }

  #conflict(group: string, open: readonly Match[]): void {
    const names = open.map(({ rule }) => rule.rule.id).join(', ')
    this.issues.push({
      path: `groups.${group}`,
      code: 'not-unique',
      message: `several rules of a unique group match: ${names}`,
    })
  }

  #candidates(): Match[] {
    const matches: Match[] = []
    for (const rule of this.#compiled.rules) {
      if (!this.#isEffective(rule)) continue
      const found: Found[] = []
      this.#facts.forgetMissing()
      const truth = rule.check(this.#facts, found)
      if (truth) matches.push({ rule, found })
      else if (truth === undefined) this.#ask(rule)
    }
    return matches
  }

  #ask(rule: CompiledRule): void {
    for (const path of this.#facts.missingPaths) {
      this.issues.push({
        path,
        code: 'missing-fact',
        message: `the rule ${rule.rule.id} would need ${path} to be known`,
      })
    }
  }

  #isEffective({ rule }: CompiledRule): boolean {
    const { effectiveFrom, effectiveTo } = rule
    if (effectiveFrom === undefined && effectiveTo === undefined) return true
    const { date } = this.#facts.local
    return (effectiveFrom === undefined || date >= effectiveFrom) && (effectiveTo === undefined || date <= effectiveTo)
  }

  #lines(matches: readonly Match[]): PricedLine[] {
    if (matches.length === 0)
      return this.#priced(this.#compiled.document.fallback?.lines ?? [], 'fallback', 'fallback.lines')
    return mergeLines(
      matches.flatMap(({ rule }) => this.#priced(rule.rule.lines, rule.rule.id, `rules.${rule.index}.lines`)),
    )
  }

  #priced(templates: readonly LineTemplate[], ruleId: string, path: string): PricedLine[] {
    return templates.map((template, index) =>
      priceLine(template, { ruleId, path: `${path}.${index}` }, this.#facts, this.#catalog, (issue) =>
        this.issues.push(issue),
      ),
    )
  }

  #surcharges(lines: readonly PricedLine[]): PricedLine[] {
    if (!lines.some(({ unit }) => unit === 'hour' || unit === 'each')) return []
    return this.#compiled.surcharges.flatMap(({ surcharge, index, check }) =>
      check(this.#facts, []) ? this.#priced([surcharge.line], surcharge.id, `surcharges.${index}.line`) : [],
    )
  }
}

/** Runs a compiled document. */
export class CompiledRuleSet implements RuleSet {
  readonly hash: string
  readonly #compiled: CompiledRules

  constructor(compiled: CompiledRules) {
    this.hash = compiled.hash
    this.#compiled = compiled
  }

  map(lead: Lead, context: MappingContext): MappingResult {
    return new Mapping(this.#compiled, lead, context).run()
  }
}
