import type { CustomerQuery, MatchDecision } from '@leadbooks/core'
import type { LabelledSet } from './sets.ts'

/** An answer as far as it is graded: whom it bills, or who is put before a person; both empty for a new customer. */
export interface Answer {
  matched?: string
  /** At most three. */
  review: string[]
}

export type Matcher = (query: CustomerQuery) => Answer

/** A decision as far as it is graded. */
export const answerOf = (decision: MatchDecision): Answer => {
  if (decision.kind === 'match') return { matched: decision.customerId, review: [] }
  return { review: decision.kind === 'review' ? decision.candidates.map(({ customerId }) => customerId) : [] }
}

/** What came of one scenario. */
export interface ScenarioGrades {
  leads: number
  right: number
  reviewed: number
  /** The right customer was among those put before the person. */
  shown: number
  missed: number
  falseMatches: number
}

/** Counts over a set; rates are derived by the functions below. */
export interface Grades extends ScenarioGrades {
  /** Leads whose caller is on the list. */
  known: number
  byScenario: Map<string, ScenarioGrades>
}

const none = (): ScenarioGrades => ({ leads: 0, right: 0, reviewed: 0, shown: 0, missed: 0, falseMatches: 0 })

const outcome = ({ matched, review }: Answer, ids: readonly string[]): Omit<ScenarioGrades, 'leads'> => ({
  right: Number(matched !== undefined && ids.includes(matched)),
  falseMatches: Number(matched !== undefined && !ids.includes(matched)),
  reviewed: Number(matched === undefined && review.length > 0),
  shown: Number(matched === undefined && review.slice(0, 3).some((id) => ids.includes(id))),
  missed: Number(matched === undefined && review.length === 0 && ids.length > 0),
})

const add = (sum: ScenarioGrades, counts: Omit<ScenarioGrades, 'leads'>): void => {
  sum.leads += 1
  sum.right += counts.right
  sum.falseMatches += counts.falseMatches
  sum.reviewed += counts.reviewed
  sum.shown += counts.shown
  sum.missed += counts.missed
}

/** Asks a matcher about every lead of the sets, each set with its own matcher. */
export const grade = (match: Matcher, { leads }: LabelledSet, into?: Grades): Grades => {
  const grades = into ?? { ...none(), known: 0, byScenario: new Map<string, ScenarioGrades>() }
  for (const { query, customerIds, scenario } of leads) {
    const counts = outcome(match(query), customerIds)
    const own = grades.byScenario.get(scenario) ?? none()
    grades.byScenario.set(scenario, own)
    add(own, counts)
    add(grades, counts)
    grades.known += Number(customerIds.length > 0)
  }
  return grades
}

/** Share of automatic matches that are right. */
export const precision = ({ right, falseMatches }: Grades): number => right / (right + falseMatches)
/** Share of known callers matched automatically. */
export const recall = ({ right, known }: Grades): number => right / known
/** Share of known callers matched, or among the three that a person is shown. */
export const recallWithReview = ({ right, shown, known }: Grades): number => (right + shown) / known
/** Harmonic mean of precision and automatic recall. */
export const f1 = (grades: Grades): number =>
  (2 * precision(grades) * recall(grades)) / (precision(grades) + recall(grades))
/** Cost of 1,000 leads: a false match 100, a duplicate 10, a review 1. */
export const costPerThousand = ({ falseMatches, missed, reviewed, leads }: Grades): number =>
  (1_000 * (100 * falseMatches + 10 * missed + reviewed)) / leads
