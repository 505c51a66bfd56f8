import { canonicalJson } from '../../lead/canonical-json.ts'
import type { TextAnswers } from '../events.ts'
import { type SimpleCondition, simpleConditionsIn, type TriggerCondition } from './condition.ts'
import { hash } from './hash.ts'
import type { TriggerPolicy } from './policy.ts'

const textOperators = ['phrase', 'field', 'intent', 'customerType'] as const

/** A condition whose answer is, or may be, in the words of the call. */
export type TextCondition = Extract<SimpleCondition, { op: (typeof textOperators)[number] }>

/** Tells whether a condition asks for the words of a call. */
export const isTextCondition = (condition: SimpleCondition): condition is TextCondition =>
  textOperators.some((op) => op === condition.op)

/** Under what name a condition is answered: the same for the same condition; lists it may name are part of it. */
export const textName = (condition: TextCondition, vocabulary: TriggerPolicy['vocabulary']): string => {
  const text = canonicalJson(condition)
  return `${condition.op}.${hash(text.includes('<') ? text + canonicalJson(vocabulary) : text)}`
}

/** What of a policy asks for the words of a call: conditions by the id of their trigger. */
export const textConditionsOf = ({ triggers, reminders: { stopWhen } }: TriggerPolicy): [string, TextCondition][] => {
  const on = triggers.filter(({ enabled }) => enabled !== false)
  const asked: [string, TriggerCondition | undefined][] = on.map(({ id, when }) => [id, when])
  return [...asked, ['reminders.stopWhen', stopWhen] as const].flatMap(([id, when]) => {
    const conditions = when === undefined ? [] : simpleConditionsIn(when, '').map(([, condition]) => condition)
    return conditions.filter(isTextCondition).map((condition): [string, TextCondition] => [id, condition])
  })
}

/** Ids of the triggers that ask for words which nobody has judged: they wait. */
export const unjudged = (policy: TriggerPolicy, answers: TextAnswers = {}): string[] => {
  const waiting = textConditionsOf(policy).filter(
    ([, condition]) => !Object.hasOwn(answers, textName(condition, policy.vocabulary)),
  )
  return [...new Set(waiting.map(([id]) => id))]
}
