import type { Issue } from '../../lead/issue.ts'
import { valueConditionIssues } from '../../mapping/conditions/value-condition-issues.ts'
import { compileRules } from '../../mapping/rules/compile.ts'
import { MappingRulesError } from '../../mapping/rules/error.ts'
import type { SimpleCondition } from './condition.ts'
import type { TriggerPolicy } from './policy.ts'

/** Conditions that mapping rules have too, word for word: all but those on the paths of a projection. */
const isRules = ([, condition]: [string, SimpleCondition]): boolean => !('path' in condition)

/** The place of a condition among the rules that it is checked as. */
const rulePath = /^rules\.(\d+)\.when/

/**
 * Finds what is wrong with the parts of a policy that mapping rules have too, by letting mapping rules check them: conditions,
 * the lists their phrases name, business hours, holidays and the time zone.
 *
 * @param conditions - simple conditions by their paths in the document
 */
export const ruleIssues = (policy: TriggerPolicy, conditions: [string, SimpleCondition][]): Issue[] => {
  const { timeZone, vocabulary, businessHours, holidays } = policy
  const shared = conditions.filter(isRules)
  const issues = conditions.flatMap(([path, condition]) =>
    'path' in condition ? valueConditionIssues(condition, path) : [],
  )
  try {
    compileRules({
      version: 1,
      timeZone,
      ...(vocabulary && { vocabulary }),
      ...(businessHours && { businessHours }),
      ...(holidays && { holidays }),
      rules: shared.map(([, when], index) => ({ id: `${index}`, when, lines: [] })),
    })
  } catch (error) {
    if (!(error instanceof MappingRulesError)) throw error
    for (const issue of error.issues) {
      const path = issue.path.replace(rulePath, (_, index: string) => shared[Number(index)]?.[0] ?? '')
      issues.push({ ...issue, path })
    }
  }
  return issues
}
