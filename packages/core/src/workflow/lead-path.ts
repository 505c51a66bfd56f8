import { epochMs } from './instant.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { project } from './projection/project.ts'
import type { Stage } from './projection/stage.ts'
import type { Fact, LeadState } from './state.ts'

/** One station of a lead: the stage it came to, by what and when. */
export interface Station {
  stage: Stage
  /** Type of the event that brought it there. */
  by: string
  /** ISO 8601 instant. */
  at: string
}

const byTime = ([, left]: [string, Fact], [, right]: [string, Fact]): number =>
  (epochMs(left.at) ?? 0) - (epochMs(right.at) ?? 0)

/**
 * Finds the way a lead has taken, back and forth, as its facts tell it in the order in which things happened.
 *
 * A fact that a later one has replaced (an earlier version of a document) tells nothing any more.
 */
export const leadPath = (state: LeadState, policy: TriggerPolicy): Station[] => {
  const facts: Record<string, Fact> = {}
  const path: Station[] = []
  const visit = (now: string | undefined, by: string, at: string) => {
    const { stage } = project({ ...state, facts, ...(now === undefined ? {} : { now }) }, policy)
    if (stage !== path.at(-1)?.stage) path.push({ stage, by, at })
  }
  for (const [slot, fact] of Object.entries(state.facts).sort(byTime)) {
    facts[slot] = fact
    // Time is what it was then: a lead that is overdue now was not overdue when it was billed.
    visit(fact.at, fact.type, fact.at)
  }
  if (state.now !== undefined) visit(state.now, 'clock.woke', state.now)
  return path
}
