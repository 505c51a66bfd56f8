import { canonicalJson } from '../../lead/canonical-json.ts'
import type { Issue } from '../../lead/issue.ts'
import { BusinessCalendar } from '../calendar/business-calendar.ts'
import { isDay, minutesOf, ZoneClock } from '../calendar/clock.ts'
import type { RuleSet } from '../contract.ts'
import { sha256Hex } from '../hash/sha256.ts'
import { pathsIn } from '../lines/template.ts'
import { memo } from '../memo.ts'
import type { Condition } from '../operators/condition.ts'
import { FactKeys } from '../operators/fact-keys.ts'
import { isLeadPath } from '../operators/lead-path.ts'
import type { CompiledCondition, CompileScope } from '../operators/operator.ts'
import { operators } from '../operators/table.ts'
import { PhraseSyntaxError } from '../text/phrase.ts'
import { PhraseBook } from '../text/phrase-book.ts'
import { compileWeights } from './compile-weights.ts'
import { type CompiledRule, groupOf } from './compiled-rule.ts'
import { MappingRulesError } from './error.ts'
import { issueLimit, parseRules } from './parse.ts'
import { RuleIndex } from './rule-index.ts'
import { CompiledRuleSet, type CompiledRules } from './rule-set.ts'
import type { LineTemplate, MappingRule, MappingRules, Quantity, Surcharge } from './rules.ts'

/** Different phrases of one document; the starter has 3,400. */
const phraseLimit = 50_000
/** Characters of a phrase that are told of one that cannot be read. */
const toldOfPhrase = 60

/** Compiles one document; what is wrong is gathered, not thrown. */
class Compiler {
  readonly issues: Issue[] = []
  readonly book = new PhraseBook()
  readonly keys = new FactKeys()
  readonly #document: MappingRules
  /** One for all conditions. */
  readonly #scope: CompileScope = {
    issue: (path, code, message) => this.#issue(path, code, message),
    compile: (inner, at) => this.#condition(inner, at),
    phrase: (spec, at) => this.#phrase(spec, at),
    key: (name) => this.keys.of(name),
    value: (at, value) => this.keys.value(at, value),
    watch: (key, phrases) => this.keys.watch(key, phrases),
  }

  constructor(document: MappingRules) {
    this.#document = document
  }

  run(): CompiledRules | undefined {
    const document = this.#document
    this.#checkHours()
    this.#checkDays()
    this.#checkVocabulary()
    const groupIndexes = new Map(
      document.rules.map((rule, index): [string | number, number] => [groupOf(rule, index), index]).reverse(),
    )
    const rules = document.rules.map((rule, index): CompiledRule => {
      this.#checkLines(rule.lines, `rules.${index}.lines`)
      this.#checkShared(rule, `rules.${index}`)
      return {
        rule,
        when: this.#condition(rule.when, `rules.${index}.when`),
        index,
        priority: rule.priority ?? 0,
        group: groupOf(rule, index),
        groupIndex: groupIndexes.get(groupOf(rule, index)) ?? index,
      }
    })
    this.#checkRules(groupIndexes)
    const weights = document.weights === undefined ? undefined : compileWeights(document.weights, rules, this.#scope)
    const surcharges = (document.surcharges ?? []).map((surcharge, index) => {
      this.#checkLines([surcharge.line], `surcharges.${index}.line`)
      this.#checkSurcharge(surcharge, `surcharges.${index}`)
      return { surcharge, index, when: this.#condition(surcharge.when, `surcharges.${index}.when`) }
    })
    const discounts = (document.discounts ?? []).map((discount, index) => ({
      discount,
      when: this.#condition(discount.when, `discounts.${index}.when`),
    }))
    this.#checkLines(document.fallback?.lines ?? [], 'fallback.lines')
    const clock = this.#clock()
    if (clock === undefined || this.issues.length > 0) return undefined
    const calendar = new BusinessCalendar(document.businessHours, document.holidays ?? [])
    return {
      document,
      hash: memo(() => sha256Hex(canonicalJson(document))),
      rules: new RuleIndex(rules, this.keys),
      weights,
      surcharges,
      discounts,
      tools: { book: this.book, keys: this.keys, clock, calendar },
    }
  }

  #issue(path: string, code: string, message: string): void {
    if (this.issues.length < issueLimit) this.issues.push({ path, code, message })
  }

  #condition(condition: Condition, path: string): CompiledCondition {
    const operator = operators.get(condition.op)
    // The schema has checked that there is one.
    if (operator === undefined) throw new MappingRulesError([{ path, code: 'unknown-operator', message: condition.op }])
    return { ...operator.compile(condition, this.#scope, path), condition, path }
  }

  #phrase(spec: Parameters<PhraseBook['add']>[0], path: string): number | undefined {
    if (this.book.size >= phraseLimit) {
      this.#issue(path, 'too-many-phrases', `expected at most ${phraseLimit} different phrases in a document`)
      return undefined
    }
    try {
      return this.book.add(spec, this.#document.vocabulary ?? {})
    } catch (error) {
      if (!(error instanceof PhraseSyntaxError)) throw error
      this.#issue(path, 'invalid-phrase', `"${spec.phrase.slice(0, toldOfPhrase)}" is no phrase: ${error.message}`)
      return undefined
    }
  }

  #clock(): ZoneClock | undefined {
    try {
      return new ZoneClock(this.#document.timeZone)
    } catch {
      this.#issue(
        'timeZone',
        'unknown-time-zone',
        `"${this.#document.timeZone}" is not an IANA time zone such as America/Chicago`,
      )
      return undefined
    }
  }

  #checkHours(): void {
    for (const [day, spans] of Object.entries(this.#document.businessHours ?? {})) {
      for (const [index, { from, to }] of spans.entries()) {
        if (minutesOf(from) < minutesOf(to)) continue
        this.#issue(
          `businessHours.${day}.${index}`,
          'empty-range',
          `from ${from} is not before to ${to}; hours over midnight belong to both days`,
        )
      }
    }
  }

  /** Days that no calendar has, such as the 30th of February. */
  #checkDays(): void {
    const { effectiveFrom, holidays = [], rules } = this.#document
    const check = (day: string | undefined, path: string): void => {
      if (day !== undefined && !isDay(day)) this.#issue(path, 'no-such-day', `there is no ${day}`)
    }
    check(effectiveFrom, 'effectiveFrom')
    for (const [index, holiday] of holidays.entries())
      if ('date' in holiday) check(holiday.date, `holidays.${index}.date`)
    for (const [index, rule] of rules.entries()) {
      check(rule.effectiveFrom, `rules.${index}.effectiveFrom`)
      check(rule.effectiveTo, `rules.${index}.effectiveTo`)
    }
  }

  /** Lines that take the rule's own quantity where the rule has none. */
  #checkShared({ quantity, lines }: MappingRule, path: string): void {
    const isShared = (one: Quantity | undefined): boolean => typeof one === 'object' && one.from === 'shared'
    if (isShared(quantity))
      this.#issue(`${path}.quantity`, 'quantity-missing', 'the quantity that lines share cannot be taken from itself')
    if (quantity !== undefined) return
    for (const [index, line] of lines.entries()) {
      if (!isShared(line.quantity)) continue
      this.#issue(
        `${path}.lines.${index}.quantity`,
        'quantity-missing',
        'expected a quantity of the rule to share, got nothing',
      )
    }
  }

  #checkVocabulary(): void {
    for (const name of Object.keys(this.#document.vocabulary ?? {})) {
      this.#phrase({ phrase: `<${name}>`, order: 'exact', within: 0 }, `vocabulary.${name}`)
    }
  }

  /** Rules are decided group after group, so who gives way must come after what it gives way to in that order as well. */
  #checkUnlessMatched(rule: MappingRule, index: number, known: ReadonlyMap<string, number>, groupIndex: number): void {
    for (const [at, name] of (rule.unlessMatched ?? []).entries()) {
      const path = `rules.${index}.unlessMatched.${at}`
      const decided = name === rule.group ? undefined : known.get(name)
      if (decided === undefined)
        this.#issue(path, 'not-decided-earlier', `${name} is no rule before this one and no group before its group`)
      else if (decided > groupIndex)
        this.#issue(
          path,
          'not-decided-earlier',
          `${name} is decided after ${rule.id}, whose group ${rule.group} begins with rules.${groupIndex}`,
        )
    }
  }

  #checkRules(groupIndexes: ReadonlyMap<string | number, number>): void {
    const ids = new Set<string>()
    /** Rules and groups so far, with the place at which they are decided. */
    const known = new Map<string, number>()
    const { rules, groups = {}, surcharges = [], discounts = [] } = this.#document
    for (const [index, rule] of rules.entries()) {
      const path = `rules.${index}`
      if (ids.has(rule.id)) this.#issue(`${path}.id`, 'duplicate-id', `the id ${rule.id} is taken by an earlier rule`)
      const groupIndex = groupIndexes.get(groupOf(rule, index)) ?? index
      this.#checkUnlessMatched(rule, index, known, groupIndex)
      if (rule.effectiveFrom !== undefined && rule.effectiveTo !== undefined && rule.effectiveFrom > rule.effectiveTo) {
        this.#issue(path, 'empty-range', `effectiveFrom ${rule.effectiveFrom} is after effectiveTo ${rule.effectiveTo}`)
      }
      ids.add(rule.id)
      for (const name of [rule.id, rule.group])
        if (name !== undefined) known.set(name, Math.min(known.get(name) ?? groupIndex, groupIndex))
    }
    // Lines tell where they come from by these.
    for (const [list, members] of [['surcharges', surcharges] as const, ['discounts', discounts] as const]) {
      for (const [index, { id }] of members.entries()) {
        if (ids.has(id)) this.#issue(`${list}.${index}.id`, 'duplicate-id', `the id ${id} is taken`)
        ids.add(id)
      }
    }
    const named = new Set(rules.map(({ group }) => group))
    for (const name of Object.keys(groups)) {
      if (!named.has(name)) this.#issue(`groups.${name}`, 'unused-group', `no rule is in the group ${name}`)
    }
  }

  #checkSurcharge({ percent, of, line }: Surcharge, path: string): void {
    if (percent === undefined) {
      if (of !== undefined)
        this.#issue(`${path}.of`, 'percent-missing', 'of says what a percent is taken of, and there is none')
      return
    }
    for (const key of ['rate', 'quantity', 'minimumHours'] as const) {
      if (line[key] !== undefined)
        this.#issue(`${path}.line.${key}`, 'rate-and-percent', `expected no ${key}, since percent makes the amount`)
    }
  }

  #checkLines(lines: readonly LineTemplate[], path: string): void {
    for (const [index, line] of lines.entries()) {
      for (const name of pathsIn(line.description ?? '')) {
        if (isLeadPath(name.trim())) continue
        this.#issue(`${path}.${index}.description`, 'unknown-path', `{${name}} is not a path of the lead`)
      }
    }
  }
}

/**
 * Checks a rule document and makes it ready to run.
 *
 * @param rules - the document, plain JSON as {@link MappingRules} describes it
 * @throws {@link MappingRulesError} with everything that is wrong, at most a hundred issues
 * @example
 * import { compileRules } from '@leadbooks/core'
 *
 * const rules = compileRules({
 *   version: 1,
 *   timeZone: 'America/Chicago',
 *   rules: [{ id: 'drain', when: { op: 'phrase', any: ['clogged drain'] }, lines: [{ item: 'Drain Service', rate: '125.00' }] }],
 * })
 * rules.hash.length // => 64
 */
export const compileRules = (rules: unknown): RuleSet => compile(rules)

/** Compiles for those who look inside. */
export const compile = (rules: unknown): CompiledRuleSet => {
  const compiler = new Compiler(parseRules(rules))
  const compiled = compiler.run()
  if (compiled === undefined) throw new MappingRulesError(compiler.issues)
  return new CompiledRuleSet(compiled)
}
