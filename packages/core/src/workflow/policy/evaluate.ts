import { conditionTest } from '../../mapping/conditions/evaluate.ts'
import type { TriggerCondition } from './condition.ts'
import type { TriggerFacts } from './trigger-facts.ts'

/** Tells whether a condition holds. */
export type Test = (facts: TriggerFacts) => boolean

const compileSimple = (condition: Exclude<TriggerCondition, { of: unknown }>): Test => {
  const test = conditionTest(condition)
  const isAboutSubject = 'path' in condition && condition.path.startsWith('subject.')
  return isAboutSubject ? (facts) => test(facts) === true : (facts) => facts.once(test)
}

/**
 * Makes a condition ready to be asked often.
 *
 * @param known - simple conditions made ready before, by their JSON: equal ones are asked once of a lead
 */
export const compileCondition = (condition: TriggerCondition, known: Map<string, Test> = new Map()): Test => {
  if ('of' in condition) {
    if (condition.op === 'not') {
      const part = compileCondition(condition.of, known)
      return (facts) => !part(facts)
    }
    const parts = condition.of.map((part) => compileCondition(part, known))
    return condition.op === 'all'
      ? (facts) => parts.every((part) => part(facts))
      : (facts) => parts.some((part) => part(facts))
  }
  const name = JSON.stringify(condition)
  const test = known.get(name) ?? compileSimple(condition)
  known.set(name, test)
  return test
}
