import { conditionTest } from '../../mapping/conditions/evaluate.ts'
import { allHold, anyHolds, holdsNot, type Truth } from '../../mapping/conditions/truth.ts'
import type { SimpleCondition, TriggerCondition } from './condition.ts'
import type { TriggerPolicy } from './policy.ts'
import { isTextCondition, type TextCondition, textName } from './text-condition.ts'
import type { TriggerFacts } from './trigger-facts.ts'

/** Tells whether a condition holds; `undefined` where it asks for words that nobody has judged. */
export type Test = (facts: TriggerFacts) => Truth

/** What the words say, beside what is known without them. */
const compileText = (condition: TextCondition, vocabulary: TriggerPolicy['vocabulary']): Test => {
  const name = textName(condition, vocabulary)
  if (condition.op === 'phrase' || condition.op === 'field') return (facts) => facts.answer(name)
  const test = conditionTest(condition)
  return condition.op === 'intent'
    ? (facts) => facts.once(test) || facts.answer(name) === true
    : (facts) => (facts.customerType === undefined ? facts.answer(name) : undefined) ?? facts.once(test)
}

const compileSimple = (condition: SimpleCondition, vocabulary: TriggerPolicy['vocabulary']): Test => {
  if (isTextCondition(condition)) return compileText(condition, vocabulary)
  const test = conditionTest(condition)
  const isAboutSubject = 'path' in condition && condition.path.startsWith('subject.')
  return isAboutSubject ? (facts) => test(facts) === true : (facts) => facts.once(test)
}

/**
 * Makes a condition ready to be asked often.
 *
 * @param known - simple conditions made ready before, by their JSON: equal ones are asked once of a lead
 */
export const compileCondition = (
  condition: TriggerCondition,
  vocabulary?: TriggerPolicy['vocabulary'],
  known: Map<string, Test> = new Map(),
): Test => {
  if ('of' in condition) {
    if (condition.op === 'not') return holdsNot(compileCondition(condition.of, vocabulary, known))
    const parts = condition.of.map((part) => compileCondition(part, vocabulary, known))
    return condition.op === 'all' ? allHold(parts) : anyHolds(parts)
  }
  const name = JSON.stringify(condition)
  const test = known.get(name) ?? compileSimple(condition, vocabulary)
  known.set(name, test)
  return test
}
