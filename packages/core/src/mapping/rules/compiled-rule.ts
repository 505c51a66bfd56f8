import type { CompiledCondition } from '../operators/operator.ts'
import type { MappingRule } from './rules.ts'

/** A rule made ready to run. */
export interface CompiledRule {
  readonly rule: MappingRule
  readonly when: CompiledCondition
  /** Place in the document. */
  readonly index: number
  readonly priority: number
  /** The group's name; a rule without one is a group of its own. */
  readonly group: string
  /** Place of the group's first rule in the document: groups are decided in this order. */
  readonly groupIndex: number
  /** Path of its only line, where that stands in another rule. */
  readonly linePath?: string
}

/** The group a rule is decided in. */
export const groupOf = (rule: MappingRule): string => rule.group ?? `rule ${rule.id}`
