import type { Issue } from '../../lead/issue.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition, Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { Match } from './decide.ts'

/** The rules that match a lead, and what would have to be asked before the others are settled. */
export interface Judgement {
  readonly matches: readonly Match[]
  readonly issues: readonly Issue[]
}

/** Names of rules that are told in one sentence. */
const namesTold = 3

/** Tells whether a rule is in force on the day of the call, where the business is. */
export const isEffective = ({ rule }: CompiledRule, facts: Facts): boolean => {
  const { effectiveFrom, effectiveTo } = rule
  if (effectiveFrom === undefined && effectiveTo === undefined) return true
  const { date } = facts.local
  return (effectiveFrom === undefined || date >= effectiveFrom) && (effectiveTo === undefined || date <= effectiveTo)
}

/** The lead paths that would have to be known before a condition is settled; a part that is settled asks for nothing. */
export const missingFor = ({ parts, check }: CompiledCondition, facts: Facts): string[] => {
  if (parts === undefined) {
    facts.takeMissing()
    check(facts)
    return [...facts.takeMissing()]
  }
  const open = parts.filter((part) => part.check(facts) === undefined)
  return [...new Set(open.flatMap((part) => missingFor(part, facts)))]
}

const questions = (open: ReadonlyMap<string, readonly string[]>): readonly Issue[] =>
  Array.from(open, ([path, ruleIds]) => {
    const names = ruleIds.slice(0, namesTold).join(', ')
    const more = ruleIds.length > namesTold ? ` and ${ruleIds.length - namesTold} more` : ''
    const who = ruleIds.length === 1 ? `the rule ${names}` : `the rules ${names}${more}`
    return { path, code: 'missing-fact', message: `${who} would need ${path} to be known` }
  })

const none: readonly Issue[] = []

/** Holds rules against a lead; what made them match is gathered for those that do. */
export const judgeRules = (rules: readonly CompiledRule[], facts: Facts): Judgement => {
  const matches: Match[] = []
  let open: Map<string, string[]> | undefined
  for (const rule of rules) {
    const truth = rule.when.check(facts)
    if (truth === false || !isEffective(rule, facts)) continue
    if (truth) {
      const found: Found[] = []
      rule.when.check(facts, found)
      matches.push({ rule, found })
      continue
    }
    open ??= new Map()
    for (const path of missingFor(rule.when, facts)) {
      const ruleIds = open.get(path)
      if (ruleIds === undefined) open.set(path, [rule.rule.id])
      else ruleIds.push(rule.rule.id)
    }
  }
  return { matches, issues: open === undefined ? none : questions(open) }
}
