import type { Command } from '../commands.ts'
import type { TriggerPolicy } from '../policy/policy.ts'
import type { Subject } from '../projection/occurrences.ts'
import { commandKey, generationOf } from '../projection/outcomes.ts'
import type { LeadProjection } from '../projection/projection.ts'
import type { IssuedCommand, LeadState } from '../state.ts'

type WithoutKey<Member> = Member extends unknown ? Omit<Member, 'key'> : never

/** A command before it has its key. */
export type CommandBody = WithoutKey<Command>

/** A command that is wanted now, whether or not it was given out before. */
export interface Wish {
  /** What it is for; with the lead and the generation it makes the key. */
  purpose: string
  generation: number
  /** What it is about, kept in the log so that a later wish can be compared with it. */
  about?: string
  /** Instant of the fact that it is made from. */
  asOf?: string
  command: CommandBody
}

/** What a wish is made from. */
export interface WishContext {
  projection: LeadProjection
  state: LeadState
  policy: TriggerPolicy
  subject: Subject
  /** Keys of what is wished for already. */
  wished: ReadonlySet<string>
}

/** A command given out: from the log, or known from its outcome alone. */
export interface Given extends Partial<IssuedCommand> {
  generation: number
}

/** The highest generation of a purpose that was given out. An outcome that nobody remembers asking for counts as given. */
export const lastGiven = (state: LeadState, purpose: string): Given | undefined => {
  const prefix = commandKey(state.leadId, purpose, 1).slice(0, -1)
  const outcomePrefix = `outcome/${prefix}`
  let last: Given | undefined
  const consider = (key: string, issued?: IssuedCommand) => {
    const generation = generationOf(key)
    if (last === undefined || generation > last.generation) last = { ...issued, generation }
  }
  for (const key in state.issued) {
    if (key.startsWith(prefix)) consider(key, state.issued[key])
  }
  for (const slot in state.facts) {
    if (slot.startsWith(outcomePrefix)) consider(slot)
  }
  return last
}

/** The generation of a wish about something that may change: the last one's while it is about the same, then the next. */
export const generationFor = (state: LeadState, purpose: string, about: string): number => {
  const last = lastGiven(state, purpose)
  if (last === undefined) return 1
  return last.about === undefined || last.about === about ? last.generation : last.generation + 1
}

/** Tells whether a command was given out before, by the log or by its outcome. */
export const wasGiven = (state: LeadState, key: string): boolean =>
  Object.hasOwn(state.issued, key) || Object.hasOwn(state.facts, `outcome/${key}`)
