import type { Condition } from '../operators/condition.ts'
import type { Check } from '../operators/operator.ts'
import type { MappingRule } from './rules.ts'

/** A rule made ready to run. */
export interface CompiledRule {
  readonly rule: MappingRule
  readonly check: Check
  /** Place in the document. */
  readonly index: number
  readonly priority: number
  /** The group's name; a rule without one is a group of its own. */
  readonly group: string
  /** Number of plain conditions: how specific the rule is. */
  readonly conditions: number
}

/** Counts the plain conditions of a condition. */
export const conditionsIn = (condition: Condition): number => {
  if (condition.op === 'not') return conditionsIn(condition.of)
  if (condition.op === 'all' || condition.op === 'any')
    return condition.of.reduce((count, each) => count + conditionsIn(each), 0)
  return 1
}

/** The group a rule is decided in. */
export const groupOf = (rule: MappingRule): string => rule.group ?? `rule ${rule.id}`
