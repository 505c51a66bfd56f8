import type { Lack, NearMiss, RuleTrace, UncoveredText } from '../contract.ts'
import { describeCondition } from '../operators/describe.ts'
import type { Facts, ReadSource } from '../operators/facts.ts'
import type { CompiledCondition, Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import { isEffective } from './judge.ts'

/** Near misses that are told. */
export const toldLimit = 10
/** Conditions that may be missing for a rule to have been near. */
const nearLimit = 3

/** Conditions that tell a call apart from others; a time or an urgency that fits brings no rule near. */
const telling: ReadonlySet<string> = new Set([
  'phrase',
  'field',
  'equals',
  'in',
  'startsWith',
  'atLeast',
  'atMost',
  'between',
  'serviceType',
  'area',
  'intent',
])

/** The least that would have to be different for a condition to be as wanted. */
interface Way {
  readonly lacked: readonly Lack[]
  /** Telling conditions that are as wanted. */
  readonly held: readonly CompiledCondition[]
}

const together = (ways: readonly Way[]): Way => ({
  lacked: ways.flatMap(({ lacked }) => lacked),
  held: ways.flatMap(({ held }) => held),
})

const nearest = (ways: readonly Way[]): Way =>
  ways.reduce((best, way) => (way.lacked.length < best.lacked.length ? way : best))

const leaf = (condition: CompiledCondition, wanted: boolean, facts: Facts): Way => {
  const truth = condition.check(facts)
  if (truth === wanted) return { lacked: [], held: wanted && telling.has(condition.condition.op) ? [condition] : [] }
  const actual = truth === undefined ? undefined : condition.actual?.(facts)
  const expected = `${wanted ? '' : 'not '}${describeCondition(condition.condition)}`
  const lack = { path: condition.path, expected, ...(actual === undefined ? {} : { actual: actual.slice(0, 200) }) }
  // Words that are there and do not count bring a rule near: `no leak` is not far from a leak.
  return {
    lacked: [lack],
    held: wanted && condition.condition.op === 'phrase' && actual !== undefined ? [condition] : [],
  }
}

const way = (condition: CompiledCondition, wanted: boolean, facts: Facts): Way => {
  const { parts } = condition
  if (parts === undefined) return leaf(condition, wanted, facts)
  if (condition.condition.op === 'not') return together(parts.map((part) => way(part, !wanted, facts)))
  const ways = parts.map((part) => way(part, wanted, facts))
  return (condition.condition.op === 'all') === wanted ? together(ways) : nearest(ways)
}

/** The days on which a rule is in force, and the one it is. */
export const lackedDays = ({ rule, index }: CompiledRule, facts: Facts): Lack => {
  const { effectiveFrom = '…', effectiveTo = '…' } = rule
  return {
    ...{ path: `rules.${index}`, expected: `a day from ${effectiveFrom} to ${effectiveTo}` },
    actual: facts.local.date,
  }
}

/** Rules that nearly matched: something that tells the call apart holds, and little is missing. */
export const nearMissesOf = (rules: readonly CompiledRule[], facts: Facts): NearMiss[] =>
  rules
    .map((rule) => ({ rule, ...way(rule.when, true, facts) }))
    .filter(({ lacked, held }) => held.length > 0 && lacked.length <= nearLimit)
    .sort(
      (left, right) =>
        left.lacked.length - right.lacked.length ||
        right.held.length - left.held.length ||
        left.rule.index - right.rule.index,
    )
    .slice(0, toldLimit)
    .map(({ rule, lacked, held }) => {
      const found: Found[] = []
      for (const condition of held) condition.check(facts, found)
      return {
        ruleId: rule.rule.id,
        evidence: found.map(({ claim: _claim, ...shown }) => shown),
        lacked: isEffective(rule, facts) ? [...lacked] : [...lacked, lackedDays(rule, facts)],
      }
    })

const sentencesOf = (source: ReadSource, touches: (start: number, end: number) => boolean): UncoveredText[] => {
  const { text, tokens, sentences } = source.reading
  return sentences.flatMap(({ from, to, speaker }) => {
    const start = tokens[from]?.start
    const end = tokens[to - 1]?.end
    if (start === undefined || end === undefined || speaker === 'agent' || touches(start, end)) return []
    return [{ path: source.path, text: text.slice(start, end), start, end }]
  })
}

/** The sentences of the caller, or of a summary, that no counting rule has a word in. */
export const uncoveredTextOf = (traces: readonly RuleTrace[], facts: Facts): UncoveredText[] => {
  const evidence = traces.flatMap((trace) => trace.evidence)
  return facts.sources.flatMap((source) => {
    const covered = evidence.filter(({ value, text }) => text !== undefined && value === source.path)
    return sentencesOf(source, (start, end) =>
      covered.some(({ text }) => text !== undefined && text.start < end && start < text.end),
    )
  })
}
