import type { Issue } from '../../lead/issue.ts'
import type { Urgency } from '../../lead/lead.ts'
import { sumAmounts } from '../../money/decimal.ts'
import type { LostRule, MappedLine, MappingResult, RuleTrace, UrgencySources } from '../contract.ts'
import { isBilled, reduced, surchargeRate } from '../lines/adjust.ts'
import { arithmeticOf } from '../lines/arithmetic.ts'
import { Catalog } from '../lines/catalog.ts'
import { mergeLines } from '../lines/merge.ts'
import { type LinePlace, type PricedLine, priceLine } from '../lines/price.ts'
import { isCountingCut, quantityOf } from '../lines/quantity.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import { type Decision, decide, type Loss, lastOf, type Match } from './decide.ts'
import { nearMissesOf, toldLimit, uncoveredTextOf } from './explain.ts'
import { judgeRules, missingFor, type Open, questions } from './judge.ts'
import type { CompiledRules } from './rule-set.ts'
import type { Discount, LineTemplate } from './rules.ts'
import { Weighing } from './weigh.ts'

const levels: readonly Urgency[] = ['routine', 'urgent', 'emergency']

const traceOf = ({ rule, found }: Match): RuleTrace => ({
  ruleId: rule.rule.id,
  evidence: found.map(({ claim: _claim, ...shown }) => shown),
})

const lostOf = ({ match, reason, to, message }: Loss): LostRule => ({ ...traceOf(match), reason, to: [...to], message })

/** The most pressing urgency that rules which count set. */
const urgencySet = (winners: readonly Match[]): Urgency | undefined => {
  let most: Urgency | undefined
  for (const { rule } of winners) {
    const { urgency } = rule.rule
    if (urgency !== undefined && (most === undefined || levels.indexOf(urgency) > levels.indexOf(most))) most = urgency
  }
  return most
}

/** What the lines come to, less what is taken off them. */
const totalOf = (lines: readonly MappedLine[]): string => {
  const amounts: string[] = []
  for (const { amount, discount } of lines) {
    amounts.push(amount)
    if (discount?.amount !== undefined) amounts.push(`-${discount.amount}`)
  }
  return sumAmounts(amounts)
}

const noTags: readonly string[] = []
const noIssues: readonly Issue[] = []

const tagsOf = (winners: readonly Match[], fallback: readonly string[] = noTags): string[] => {
  const tags: string[] = []
  const add = (more: readonly string[]): void => {
    for (const tag of more) if (!tags.includes(tag)) tags.push(tag)
  }
  if (winners.length === 0) add(fallback)
  for (const { rule } of winners) add(rule.rule.tags ?? noTags)
  return tags
}

/** Makes the lines of one lead's estimate, and tells what it took. */
export class Mapping {
  readonly #issues: Issue[] = []
  readonly #compiled: CompiledRules
  readonly #facts: Facts
  #catalog: Catalog | undefined
  #weighing: Weighing | undefined

  constructor(compiled: CompiledRules, facts: Facts) {
    this.#compiled = compiled
    this.#facts = facts
  }

  run(): MappingResult {
    const { document, hash, rules, weights } = this.#compiled
    const { matches, open } = judgeRules(rules.candidates(this.#facts), this.#facts)
    const decided = decide(document, matches)
    // After a rule that has the last word, nothing is looked at any more.
    if (weights !== undefined && lastOf(decided.winners) === undefined)
      this.#weighing = new Weighing(weights, this.#facts, (some) => decide(document, some))
    const { decision, waiting = [] } = this.#weighing?.decide(matches, decided) ?? { decision: decided }
    this.#issues.push(...this.#questions(open, decision, waiting), ...decision.issues)
    const urgencySources = this.#urgency(decision)
    const { winners, lost } = decision
    const priced = this.#estimate(winners)
    const lines = priced.map(({ line }) => line)
    this.#tellTruncation()
    const result: MappingResult = {
      lines,
      currency: document.currency ?? 'USD',
      totalBeforeTax: totalOf(lines),
      unpriced: lines.some(({ rate }) => rate === undefined),
      rulesHash: hash(),
      urgency: this.#facts.urgency,
      matched: winners.map(traceOf),
      uncovered: winners.length === 0,
      tags: tagsOf(winners, document.fallback?.tags),
      issues: this.#issues,
      urgencySources,
      arithmetic: priced.map(arithmeticOf),
      lost: lost.map(lostOf),
    }
    return this.#facts.context.explain ? { ...result, ...this.#explained(decision) } : result
  }

  /** What would have to be asked; of a rule that a last one keeps from being looked at, nothing. */
  #questions(open: readonly CompiledRule[], { winners }: Decision, waiting: readonly Open[]): readonly Issue[] {
    if (open.length + waiting.length === 0) return noIssues
    const last = winners.find(({ rule }) => rule.rule.last)?.rule.groupIndex ?? Number.POSITIVE_INFINITY
    const reached = open.filter(({ groupIndex }) => groupIndex <= last)
    return questions([...reached.map(({ rule: { id }, when }) => ({ id, when })), ...waiting], this.#facts)
  }

  /** Keeps apart what each side says, and lets the rules' own word count from here on. */
  #urgency({ winners }: Decision): UrgencySources {
    const vendor = this.#facts.lead.request.urgency
    const rule = urgencySet(winners)
    const text = this.#facts.detectedUrgency
    if (rule !== undefined) this.#facts.override(rule)
    const sources: UrgencySources = vendor === undefined ? { text } : { vendor, text }
    if (rule !== undefined) sources.rule = rule
    return sources
  }

  #explained(decision: Decision): Pick<MappingResult, 'nearMisses' | 'uncoveredText'> {
    const { winners, lost } = decision
    const matched = new Set([...winners, ...lost.map(({ match }) => match)].map(({ rule }) => rule))
    return {
      nearMisses: [
        ...nearMissesOf(
          this.#compiled.rules.all.filter((rule) => !matched.has(rule)),
          this.#facts,
        ),
        ...(this.#weighing?.nearMisses(decision) ?? []),
      ].slice(0, toldLimit),
      uncoveredText: uncoveredTextOf(winners.map(traceOf), this.#facts),
    }
  }

  #tellTruncation(): void {
    for (const { path, partial } of this.#facts.sources) {
      if (partial)
        this.#issues.push({ path, code: 'text-too-long', message: 'only the beginning of this text was read' })
    }
    if (isCountingCut(this.#facts)) {
      const message =
        'not everything was counted that rules want counted in this text: it is too long for so many lines'
      const [longest] = this.#facts.sources.toSorted(
        (left, right) => right.reading.text.length - left.reading.text.length,
      )
      this.#issues.push({ path: longest?.path ?? 'request.text', code: 'text-too-long', message })
    }
  }

  #estimate(winners: readonly Match[]): PricedLine[] {
    const { fallback } = this.#compiled.document
    const own =
      winners.length === 0
        ? this.#priced(fallback?.lines ?? [], 'fallback.lines', { ruleId: 'fallback' })
        : winners.flatMap((match) => this.#ruleLines(match))
    if (own.length === 0) return own
    const reductions = this.#reductions()
    const lines = reduced(mergeLines(own), reductions)
    const surcharges = this.#surcharges(lines)
    // Merged all at once: lines that were merged before no longer tell which of them are added.
    return surcharges.length === 0 ? lines : reduced(mergeLines([...own, ...surcharges]), reductions)
  }

  #reductions(): Discount[] {
    return this.#compiled.discounts.flatMap(({ when, discount }) =>
      this.#holds(when, `discount ${discount.id}`) ? [discount] : [],
    )
  }

  #ruleLines({ rule: { rule, index, linePath } }: Match): PricedLine[] {
    const shared = quantityOf(rule.quantity, this.#facts)
    const place = { ruleId: rule.id, shared }
    if (linePath !== undefined) return rule.lines.map((line) => this.#line(line, { ...place, path: linePath }))
    return this.#priced(rule.lines, `rules.${index}.lines`, place)
  }

  #priced(templates: readonly LineTemplate[], path: string, place: Omit<LinePlace, 'path'>): PricedLine[] {
    return templates.map((template, index) => this.#line(template, { ...place, path: `${path}.${index}` }))
  }

  #line(template: LineTemplate, place: LinePlace): PricedLine {
    this.#catalog ??= new Catalog(this.#facts.context.items)
    return priceLine(template, place, this.#facts, this.#catalog, (issue) => this.#issues.push(issue))
  }

  /** Whether a condition holds; where that cannot be told, what has to be asked is reported. */
  #holds(when: CompiledCondition, who: string): boolean {
    const truth = when.check(this.#facts)
    if (truth === undefined) {
      for (const path of missingFor(when, this.#facts))
        this.#issues.push({ path, code: 'missing-fact', message: `the ${who} would need ${path} to be known` })
    }
    return truth === true
  }

  #surcharges(lines: readonly PricedLine[]): PricedLine[] {
    if (!lines.some(isBilled)) return []
    return this.#compiled.surcharges.flatMap(({ surcharge, index, when }) => {
      if (!this.#holds(when, `surcharge ${surcharge.id}`)) return []
      const place = { ruleId: surcharge.id, path: `surcharges.${index}.line` }
      const { percent, of, line } = surcharge
      if (percent === undefined) return [this.#line(line, place)]
      // A percentage of nothing is no line: what it is taken of is still to be quoted.
      if (!lines.some((priced) => isBilled(priced) && (of !== 'labour' || priced.unit === 'hour'))) return []
      const priced = this.#line({ ...line, unit: 'each', rate: surchargeRate(percent, of, lines) }, place)
      return [{ ...priced, isShare: true, rateFrom: `${percent} % of ${of === 'labour' ? 'labour' : 'all lines'}` }]
    })
  }
}
