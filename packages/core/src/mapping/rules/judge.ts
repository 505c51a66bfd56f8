import type { Issue } from '../../lead/issue.ts'
import type { Facts } from '../operators/facts.ts'
import type { CompiledCondition, Found } from '../operators/operator.ts'
import type { CompiledRule } from './compiled-rule.ts'
import type { Match } from './decide.ts'

/** The rules that match a lead, and those that what it does not say keeps open. */
export interface Judgement {
  readonly matches: readonly Match[]
  readonly open: readonly CompiledRule[]
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

/** A rule, or an item of the weights, that waits for what the lead does not say. */
export interface Open {
  readonly id: string
  readonly when: CompiledCondition
}

/** What would have to be asked, each path once, with those who would need it. */
export const questions = (open: readonly Open[], facts: Facts): Issue[] => {
  const asking = new Map<string, string[]>()
  for (const { id, when } of open) {
    for (const path of missingFor(when, facts)) {
      const ids = asking.get(path)
      if (ids === undefined) asking.set(path, [id])
      else ids.push(id)
    }
  }
  return Array.from(asking, ([path, ids]) => {
    const names = ids.slice(0, namesTold).join(', ')
    const more = ids.length > namesTold ? ` and ${ids.length - namesTold} more` : ''
    const who = ids.length === 1 ? `the rule ${names}` : `the rules ${names}${more}`
    return { path, code: 'missing-fact', message: `${who} would need ${path} to be known` }
  })
}

/** Holds rules against a lead; what made them match is gathered for those that do. */
export const judgeRules = (rules: readonly CompiledRule[], facts: Facts): Judgement => {
  const matches: Match[] = []
  const open: CompiledRule[] = []
  for (const rule of rules) {
    const truth = rule.when.check(facts)
    if (truth === false || !isEffective(rule, facts)) continue
    if (truth === undefined) {
      open.push(rule)
      continue
    }
    const found: Found[] = []
    rule.when.check(facts, found)
    matches.push({ rule, found })
  }
  return { matches, open }
}
