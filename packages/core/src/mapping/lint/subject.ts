import { type CompiledRule, policyOf } from '../rules/compiled-rule.ts'
import type { CompiledRuleSet } from '../rules/rule-set.ts'
import type { HitPolicy, MappingRules } from '../rules/rules.ts'
import { type Case, casesOf, combined, Truths } from './cases.ts'
import { Conflicts } from './conflict.ts'
import type { Example, Finding } from './finding.ts'
import { overlapOf, type Span, TimeCells } from './time-cells.ts'
import { type Witness, Witnesses } from './witness.ts'

/** A rule with the ways it can match that nothing speaks against. */
export interface RuleCases {
  readonly rule: CompiledRule
  readonly span: Span
  /** `undefined` where there are too many to look at. */
  readonly cases: readonly Case[] | undefined
  /** Why the first case that is impossible is so. */
  readonly reason: string | undefined
}

/** Calls made up for one document, long ones counting for more: what bounds hostile ones. */
const effortLimit = 8_000

/** A compiled document with what every check of it needs. */
export class Subject {
  readonly document: MappingRules
  readonly ruleSet: CompiledRuleSet
  readonly rules: readonly RuleCases[]
  readonly conflicts: Conflicts
  readonly findings: Finding[] = []
  readonly #witnesses: Witnesses
  #effort = 0

  constructor(ruleSet: CompiledRuleSet) {
    const { document, tools, rules } = ruleSet.compiled
    this.ruleSet = ruleSet
    this.document = document
    const cells = new TimeCells(document, tools.clock, tools.calendar)
    this.conflicts = new Conflicts(document, cells)
    this.#witnesses = new Witnesses(document, this.conflicts, cells)
    this.rules = rules.all.map((rule) => this.#casesOf(rule))
  }

  policyOf({ rule }: RuleCases): HitPolicy {
    return policyOf(this.document, rule.group)
  }

  /** The ways for both of two rules to match: none where that is impossible, `undefined` where it cannot be told. */
  both(left: RuleCases, right: RuleCases): readonly Case[] | undefined {
    const span = overlapOf(left.span, right.span)
    if (span === undefined) return []
    if (left.cases === undefined || right.cases === undefined) return undefined
    return combined(left.cases, right.cases)?.filter((one) => this.conflicts.of(one, span) === undefined)
  }

  /** Whenever the first rule matches, the second does too; `false` where that is not so or cannot be told. */
  implies(left: RuleCases, right: RuleCases): boolean {
    if (left.cases === undefined || left.cases.length === 0 || !covers(right.span, left.span)) return false
    const otherwise = casesOf(right.rule.when, Truths.fails | Truths.unknown)
    if (otherwise === undefined) return false
    return combined(left.cases, otherwise)?.every((one) => this.conflicts.of(one, left.span) !== undefined) ?? false
  }

  /** A made-up call of one of the cases that the rules answer as asked for. */
  example(cases: readonly Case[], span: Span, is: (witness: Witness) => boolean): Example | undefined {
    for (const one of cases.slice(0, 8)) {
      for (const witness of this.#witnesses.of(one, span)) {
        const { lead, context } = witness
        const text = lead.call?.transcript ?? lead.request.text
        this.#effort += 1 + text.length / 500
        if (this.#effort > effortLimit) return undefined
        if (is(witness)) return { text, lead, ...context }
      }
    }
    return undefined
  }

  /** Not everything could be looked at. */
  get incomplete(): boolean {
    return this.conflicts.exhausted || this.#effort > effortLimit
  }

  report(finding: Finding): void {
    this.findings.push(finding)
  }

  #casesOf(rule: CompiledRule): RuleCases {
    const span: Span = { from: rule.rule.effectiveFrom, to: rule.rule.effectiveTo }
    const all = casesOf(rule.when, Truths.holds)
    let reason: string | undefined
    const cases = all?.filter((one) => {
      const conflict = this.conflicts.of(one, span)
      reason ??= conflict
      return conflict === undefined
    })
    return { rule, span, cases, reason }
  }
}

const covers = (whole: Span, part: Span): boolean =>
  (whole.from === undefined || (part.from !== undefined && part.from >= whole.from)) &&
  (whole.to === undefined || (part.to !== undefined && part.to <= whole.to))
