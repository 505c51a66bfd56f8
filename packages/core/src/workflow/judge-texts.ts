import type { Lead } from '../lead/lead.ts'
import type { RuleSet } from '../mapping/contract.ts'
import { compileRules } from '../mapping/rules/compile.ts'
import type { TextAnswers } from './events.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { type TextCondition, textConditionsOf, textName } from './policy/text-condition.ts'

/** No condition on words asks when or where a call was, so any will do. */
const [anyTimeZone, anyInstant] = ['UTC', '2000-01-01T00:00:00Z']

/** Rules that say what the words say: one matches where a condition holds, one where it does not, neither where nobody can tell. */
const rulesFor = (conditions: ReadonlyMap<string, TextCondition>, vocabulary: TriggerPolicy['vocabulary']): RuleSet =>
  compileRules({
    version: 1,
    timeZone: anyTimeZone,
    ...(vocabulary !== undefined && { vocabulary }),
    rules: Array.from(conditions, ([id, when]) => [
      { id, when, lines: [] },
      { id: `not ${id}`, when: { op: 'not', of: when }, lines: [] },
    ]).flat(),
  })

/** Rules made ready before, by the names of what they ask: businesses are many, the conditions on words they share few. */
const ready = new Map<string, RuleSet>()
const readyKept = 200

const rulesOf = (conditions: ReadonlyMap<string, TextCondition>, vocabulary: TriggerPolicy['vocabulary']): RuleSet => {
  const names = [...conditions.keys()].join()
  const rules = ready.get(names) ?? rulesFor(conditions, vocabulary)
  if (ready.size >= readyKept) ready.clear()
  ready.set(names, rules)
  return rules
}

/**
 * Judges what a policy's conditions ask of the words of a call, by the evaluator of mapping rules.
 *
 * Whoever prices a call lets the answers ride along in `lead.priced`: words are judged once, with the price, and what follows
 * from them stays the same, whatever becomes of the reader of texts.
 *
 * @returns an answer for each condition by its name: `null` where nobody can tell, as of a field that was not collected
 * @throws {@link MappingRulesError} for phrases that cannot be read; {@link parseTriggers} refuses such a policy
 * @example
 * import { judgeTexts, type Lead, parseTriggers } from '@leadbooks/core'
 *
 * const policy = parseTriggers({
 *   triggers: [{ id: 'T2.told', when: { op: 'phrase', any: ['gate code'] } }],
 * })
 * const lead: Lead = {
 *   id: 'nextphone:42',
 *   source: 'nextphone',
 *   occurredAt: '2026-03-02T20:02:00Z',
 *   contact: { phones: ['+13125550101'], emails: [] },
 *   request: { text: 'The drain is slow, the code for the gate is 4711.', intents: [] },
 *   fields: {},
 * }
 * const texts = judgeTexts(policy, lead)
 * Object.values(texts) // => [true]
 */
export const judgeTexts = (policy: TriggerPolicy, lead: Lead): TextAnswers => {
  const { vocabulary } = policy
  const conditions = new Map(
    textConditionsOf(policy).map(([, condition]) => [textName(condition, vocabulary), condition]),
  )
  if (conditions.size === 0) return {}
  const { matched } = rulesOf(conditions, vocabulary).map(lead, { at: anyInstant })
  const holding = new Set(matched.map(({ ruleId }) => ruleId))
  return Object.fromEntries(
    Array.from(conditions.keys(), (name) => [name, holding.has(name) || (holding.has(`not ${name}`) ? false : null)]),
  )
}
