import { compareDecimals, isDecimal } from '../../money/decimal.ts'
import type { ItemCatalog, MappingResult } from '../contract.ts'
import type { LineTemplate } from '../rules/rules.ts'
import type { RuleCases, Subject } from './subject.ts'
import { overlapOf } from './time-cells.ts'

/** Pairs of rules that are looked at; more would take longer than anybody waits. */
const pairLimit = 20_000

const idOf = ({ rule }: RuleCases): string => rule.rule.id

/** Pairs of a list, as far as they may be looked at. */
function* pairsOf(rules: readonly RuleCases[]): Generator<[RuleCases, RuleCases]> {
  for (const [index, left] of rules.entries()) for (const right of rules.slice(index + 1)) yield [left, right]
}

const groupBy = <T>(list: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of list) for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one])
  return groups
}

const reportTooMany = (subject: Subject, code: string): void => {
  const message = `there are more than ${pairLimit} pairs of rules to compare; the others were not looked at`
  subject.report({ code, severity: 'note', path: 'rules', message, ruleIds: [], certainty: 'cannot-tell' })
}

/** Several rules of a `unique` group that match one call, which then gets none of them. */
export const overlaps = (subject: Subject): void => {
  const groups = groupBy(
    subject.rules.filter((rule) => subject.policyOf(rule) === 'unique'),
    ({ rule }) => [String(rule.group)],
  )
  let pairs = 0
  for (const [, rules] of groups) {
    for (const [left, right] of pairsOf(rules)) {
      pairs += 1
      if (pairs > pairLimit) {
        reportTooMany(subject, 'overlapping')
        return
      }
      reportOverlap(subject, left, right)
    }
  }
}

const reportOverlap = (subject: Subject, left: RuleCases, right: RuleCases): void => {
  const cases = subject.both(left, right)
  if (cases?.length === 0) return
  const ids = [idOf(left), idOf(right)]
  const clash = ({ lost = [] }: MappingResult): boolean =>
    ids.every((id) => lost.some(({ ruleId, reason }) => ruleId === id && reason === 'not-unique'))
  const span = overlapOf(left.span, right.span) ?? {}
  const example = subject.example(cases ?? [], span, ({ lead, context }) => clash(subject.ruleSet.map(lead, context)))
  const path = `rules.${right.rule.index}`
  if (example !== undefined) {
    const message = `${ids.join(' and ')} match the same calls, and a unique group then counts neither`
    subject.report({ code: 'overlapping', severity: 'error', path, message, ruleIds: ids, certainty: 'shown', example })
    return
  }
  const message = `whether one call can match both ${ids.join(' and ')} cannot be told`
  subject.report({ code: 'overlapping', severity: 'note', path, message, ruleIds: ids, certainty: 'cannot-tell' })
}

const plainItem = (name: string): string => name.trim().toLowerCase()

/** The same word, or the same number: `1` is `1.00`. */
const isSame = (left: string, right: string): boolean =>
  left === right || (isDecimal(left) && isDecimal(right) && compareDecimals(left, right) === 0)

/** The catalogue's rates, by item: what a line has that names none. */
type Rates = ReadonlyMap<string, string>

const ratesOf = (items: ItemCatalog): Rates =>
  new Map(items.flatMap(({ item, rate }) => (rate === undefined ? [] : [[plainItem(item), rate] as const])))

/** A line with the rate it is billed at, as far as that is known. */
const withRate = (line: LineTemplate, rates: Rates): LineTemplate => {
  const rate =
    line.rate ?? (line.unit === 'quote' || line.unit === 'free' ? undefined : rates.get(plainItem(line.item)))
  return rate === undefined ? line : { ...line, rate }
}

/** What two lines of one item disagree on. */
const disagreement = (left: LineTemplate, right: LineTemplate): string | undefined => {
  if (left.merge === 'separate' || right.merge === 'separate') return undefined
  for (const key of ['rate', 'unit', 'minimumHours', 'taxCode', 'className'] as const)
    if (left[key] !== undefined && right[key] !== undefined && !isSame(left[key], right[key]))
      return `${key} ${left[key]} and ${right[key]}`
  return undefined
}

const disagreements = (left: RuleCases, right: RuleCases, rates: Rates): string[] => {
  const lines = left.rule.rule.lines.flatMap((one) =>
    right.rule.rule.lines
      .filter((other) => plainItem(one.item) === plainItem(other.item))
      .flatMap((other) => {
        const what = disagreement(withRate(one, rates), withRate(other, rates))
        return what === undefined ? [] : [`${one.item} with ${what}`]
      }),
  )
  const [urgency, other] = [left.rule.rule.urgency, right.rule.rule.urgency]
  return urgency !== undefined && other !== undefined && urgency !== other
    ? [...lines, `the urgency ${urgency} and ${other}`]
    : lines
}

/** Rules that count for the same call and say different things of one item, or of the urgency. */
export const contradictions = (subject: Subject, items: ItemCatalog = []): void => {
  const rates = ratesOf(items)
  const byItem = groupBy(subject.rules, ({ rule }) => [
    ...rule.rule.lines.map(({ item }) => `item ${plainItem(item)}`),
    ...(rule.rule.urgency === undefined ? [] : ['urgency']),
  ])
  const seen = new Set<string>()
  let pairs = 0
  for (const [, rules] of byItem) {
    for (const [left, right] of pairsOf(rules)) {
      pairs += 1
      if (pairs > pairLimit) {
        reportTooMany(subject, 'contradictory')
        return
      }
      const key = `${left.rule.index} ${right.rule.index}`
      const what = seen.has(key) ? [] : disagreements(left, right, rates)
      seen.add(key)
      if (what.length > 0) reportContradiction(subject, left, right, what.join('; '))
    }
  }
}

/** The later of two rules leaves nothing for the other, or the earlier for the later: they never count together. */
const excludes = (subject: Subject, left: RuleCases, right: RuleCases): boolean => {
  const [early, late] = left.rule.groupIndex <= right.rule.groupIndex ? [left, right] : [right, left]
  if (early.rule.group !== late.rule.group)
    return (
      early.rule.rule.last === true ||
      [idOf(early), early.rule.rule.group].some((name) => name !== undefined && givesWay(late, name))
    )
  if (givesWay(left, idOf(right)) || givesWay(right, idOf(left))) return true
  const policy = subject.policyOf(left)
  return policy === 'priority'
    ? left.rule.priority !== right.rule.priority
    : policy === 'first' || policy === 'best' || policy === 'unique'
}

const givesWay = ({ rule }: RuleCases, to: string): boolean => rule.rule.unlessMatched?.includes(to) ?? false

const reportContradiction = (subject: Subject, left: RuleCases, right: RuleCases, what: string): void => {
  if (excludes(subject, left, right)) return
  const cases = subject.both(left, right)
  if (cases?.length === 0) return
  const ids = [idOf(left), idOf(right)]
  const span = overlapOf(left.span, right.span) ?? {}
  const example = subject.example(cases ?? [], span, ({ lead, context }) => {
    const { matched } = subject.ruleSet.map(lead, context)
    return ids.every((id) => matched.some(({ ruleId }) => ruleId === id))
  })
  const finding = { code: 'contradictory', path: `rules.${right.rule.index}`, ruleIds: ids }
  if (example === undefined) {
    const message = `whether ${ids.join(' and ')}, which have ${what}, count for one call cannot be told`
    subject.report({ ...finding, severity: 'note', message, certainty: 'cannot-tell' })
    return
  }
  const message = `${ids.join(' and ')} count for the same calls and put ${what} on the estimate`
  subject.report({ ...finding, severity: 'warning', message, certainty: 'shown', example })
}
