import type { MappingResult } from '../contract.ts'
import { casesOf, Truths } from './cases.ts'
import type { RuleCases, Subject } from './subject.ts'

const idOf = ({ rule }: RuleCases): string => rule.rule.id
const pathOf = ({ rule }: RuleCases): string => `rules.${rule.index}`

const counts = ({ matched }: MappingResult, rule: RuleCases): boolean =>
  matched.some(({ ruleId }) => ruleId === idOf(rule))

const loses = ({ lost = [] }: MappingResult, rule: RuleCases): boolean =>
  lost.some(({ ruleId }) => ruleId === idOf(rule))

/** A rule that leaves nothing for another whenever it matches. */
const takes = (subject: Subject, taker: RuleCases, rule: RuleCases): boolean => {
  if (taker === rule || taker.rule.rule.unlessMatched !== undefined) return false
  const { policy, sameGroup } = { policy: subject.policyOf(rule), sameGroup: taker.rule.group === rule.rule.group }
  const collected = subject.policyOf(taker) === 'collect'
  if (
    (rule.rule.rule.unlessMatched ?? []).includes(idOf(taker)) &&
    collected &&
    taker.rule.groupIndex < rule.rule.groupIndex
  )
    return taker.rule.rule.last !== true
  if (!sameGroup) return false
  if (policy === 'first') return taker.rule.index < rule.rule.index
  if (policy === 'priority') return taker.rule.priority > rule.rule.priority
  return policy === 'unique'
}

const reportShadow = (subject: Subject, rule: RuleCases): void => {
  const taker = subject.rules.find((other) => takes(subject, other, rule) && subject.implies(rule, other))
  const path = pathOf(rule)
  if (taker !== undefined) {
    const message = `whenever ${idOf(rule)} matches, ${idOf(taker)} matches too and goes before it`
    const ruleIds = [idOf(rule), idOf(taker)]
    subject.report({ code: 'shadowed', severity: 'error', path, message, ruleIds, certainty: 'proven' })
    return
  }
  const message = `no call was found for which ${idOf(rule)} counts; it may be shadowed by others`
  subject.report({ code: 'shadowed', severity: 'note', path, message, ruleIds: [idOf(rule)], certainty: 'cannot-tell' })
}

/** Matches calls by what they do not say or have: of every way to match, one has nothing that must hold. */
const isByAbsence = ({ cases }: RuleCases): boolean =>
  cases?.some((one) => one.every(({ truths }) => (truths & Truths.holds) === 0)) ?? false

const checkRule = (subject: Subject, rule: RuleCases): void => {
  const { cases, span, reason } = rule
  const [path, ruleIds] = [pathOf(rule), [idOf(rule)]]
  if (cases?.length === 0) {
    const message = `${idOf(rule)} can never match: ${reason ?? 'nothing is as it wants it'}`
    subject.report({ code: 'never-fires', severity: 'error', path, message, ruleIds, certainty: 'proven' })
    return
  }
  if (isByAbsence(rule)) {
    const message = `${idOf(rule)} matches calls by what they do not say; every other call is among them`
    subject.report({ code: 'absence-only', severity: 'warning', path, message, ruleIds, certainty: 'proven' })
  }
  const map = subject.ruleSet
  if (subject.example(cases ?? [], span, ({ lead, context }) => counts(map.map(lead, context), rule)) !== undefined)
    return
  if (subject.example(cases ?? [], span, ({ lead, context }) => loses(map.map(lead, context), rule)) !== undefined) {
    reportShadow(subject, rule)
    return
  }
  const message =
    cases === undefined
      ? `${idOf(rule)} has too many ways to match to look at them all`
      : `no call was found that ${idOf(rule)} matches, and nothing proves that there is none`
  subject.report({ code: 'never-fires', severity: 'note', path, message, ruleIds, certainty: 'cannot-tell' })
}

/** Rules, surcharges and discounts that no call can make count. */
export const reachability = (subject: Subject): void => {
  for (const rule of subject.rules) checkRule(subject, rule)
  const { surcharges, discounts } = subject.ruleSet.compiled
  const others = [
    ...surcharges.map(({ when, surcharge }, index) => ({ when, id: surcharge.id, path: `surcharges.${index}` })),
    ...discounts.map(({ when, discount }, index) => ({ when, id: discount.id, path: `discounts.${index}` })),
  ]
  for (const { when, id, path } of others) {
    const reasons = casesOf(when, Truths.holds)?.map((one) => subject.conflicts.of(one, {}))
    if (reasons === undefined || reasons.includes(undefined)) continue
    const message = `${id} can never apply: ${reasons[0] ?? 'nothing is as it wants it'}`
    subject.report({ code: 'never-fires', severity: 'error', path, message, ruleIds: [id], certainty: 'proven' })
  }
}
