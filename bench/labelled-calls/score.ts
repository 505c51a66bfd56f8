import type * as core from '@leadbooks/core'
import type * as starter from '@leadbooks/core/starter'
import type { LabelledCall } from './training/calls.ts'

/** The parts of the core that are scored: those of the tree, or of a copy with other weights. */
export type Core = Pick<typeof core, 'compileRules' | 'detectIntents' | 'detectUrgency'>
export type Starter = Pick<typeof starter, 'homeServicesItems' | 'homeServicesRules'>

/** Names that were right, that were too many and that were missing. */
export interface Tally {
  right: number
  extra: number
  missing: number
}

/** What came out for some calls, beside their labels. */
export interface Scores {
  calls: number
  readonly items: Tally
  exact: number
  readonly intents: Tally
  /** By `labelled → found`. */
  readonly urgency: Map<string, number>
  routine: number
  falseAlarms: number
  negated: number
  falseAlarmsNegated: number
}

const surcharge = 'After-Hours Service'

const leadOf = (call: LabelledCall): core.Lead => ({
  id: `bench:${call.id}`,
  source: 'bench',
  occurredAt: call.at,
  contact: { phones: [call.phone], emails: [] },
  request: { text: call.text, intents: [] },
  fields: {},
})

const emptyTally = (): Tally => ({ right: 0, extra: 0, missing: 0 })

export const noScores = (): Scores => ({
  calls: 0,
  items: emptyTally(),
  exact: 0,
  intents: emptyTally(),
  urgency: new Map(),
  routine: 0,
  falseAlarms: 0,
  negated: 0,
  falseAlarmsNegated: 0,
})

const count = (tally: Tally, got: readonly string[], wanted: readonly string[]): boolean => {
  const right = got.filter((one) => wanted.includes(one)).length
  tally.right += right
  tally.extra += got.length - right
  tally.missing += wanted.length - right
  return right === got.length && right === wanted.length
}

/** Scores calls, on top of what was scored before. */
export const score = (
  { compileRules, detectIntents, detectUrgency }: Core,
  { homeServicesItems, homeServicesRules }: Starter,
  calls: readonly LabelledCall[],
  scores: Scores = noScores(),
): Scores => {
  const rules = compileRules(homeServicesRules)
  for (const call of calls) {
    const { labels, text } = call
    const result = rules.map(leadOf(call), { at: call.at, items: homeServicesItems })
    const got = [...new Set(result.lines.map(({ item }) => item))].filter((item) => item !== surcharge)
    scores.calls += 1
    if (count(scores.items, got, labels.items)) scores.exact += 1
    count(scores.intents, detectIntents(text).intents, labels.intents)
    const { urgency } = detectUrgency(text)
    const cell = `${labels.urgency} → ${urgency}`
    scores.urgency.set(cell, (scores.urgency.get(cell) ?? 0) + 1)
    const isFalseAlarm = labels.urgency !== 'emergency' && urgency === 'emergency'
    if (labels.urgency === 'routine') {
      scores.routine += 1
      if (isFalseAlarm) scores.falseAlarms += 1
    }
    if (labels.negated && labels.urgency !== 'emergency') {
      scores.negated += 1
      if (isFalseAlarm) scores.falseAlarmsNegated += 1
    }
  }
  return scores
}

const told = ({ right, extra, missing }: Tally): string => {
  const precision = right / (right + extra || 1)
  const recall = right / (right + missing || 1)
  const f1 = (2 * precision * recall) / (precision + recall || 1)
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`
}

const levels = ['emergency', 'urgent', 'routine'] as const

/** The scores in a few lines. */
export const linesOf = (title: string, scores: Scores): string[] => {
  const { calls, urgency } = scores
  const right = levels.reduce((sum, level) => sum + (urgency.get(`${level} → ${level}`) ?? 0), 0)
  return [
    `${title}: ${calls} calls`,
    `  items     ${told(scores.items)}  exact sets ${((100 * scores.exact) / calls).toFixed(1)} %`,
    `  intents   ${told(scores.intents)}`,
    `  urgency   accuracy ${(right / calls).toFixed(3)}`,
    ...levels.map((wanted) => {
      const found = levels.map((got) => `${got} ${urgency.get(`${wanted} → ${got}`) ?? 0}`)
      return `            ${wanted.padEnd(9)} → ${found.join(', ')}`
    }),
    `  false emergencies: ${scores.falseAlarms} of ${scores.routine} routine, ${scores.falseAlarmsNegated} of ${scores.negated} negated`,
  ]
}
