import type { CompiledCondition } from '../operators/operator.ts'
import type { HitPolicy, MappingRule, MappingRules } from './rules.ts'

/** A rule made ready to run. */
export interface CompiledRule {
  readonly rule: MappingRule
  readonly when: CompiledCondition
  /** Place in the document. */
  readonly index: number
  readonly priority: number
  /** The group's name; a rule without one is a group of its own, which has its place in the document for a name. */
  readonly group: string | number
  /** Place of the group's first rule in the document: groups are decided in this order. */
  readonly groupIndex: number
  /** Path of its only line, where that stands in another rule. */
  readonly linePath?: string
}

/** The group a rule is decided in. */
export const groupOf = (rule: MappingRule, index: number): string | number => rule.group ?? index

/** The hit policy of a group. */
export const policyOf = ({ groups = {} }: MappingRules, group: string | number): HitPolicy =>
  typeof group === 'string' && Object.hasOwn(groups, group) ? (groups[group] ?? 'collect') : 'collect'
