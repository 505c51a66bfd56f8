import type { Command } from './commands.ts'
import type { LeadEvent } from './events.ts'
import { OpenLead } from './fact-set.ts'
import { absorb } from './facts.ts'
import { compareInstants } from './instant.ts'
import { fingerprintOf } from './policy/fingerprint.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { allSources, clockSource, touchedByPurpose } from './policy/sources.ts'
import { unjudged } from './policy/text-condition.ts'
import type { IssuedCommand, LeadState } from './state.ts'
import { wanted } from './wishes/wanted.ts'
import type { CommandBody, Wish } from './wishes/wish.ts'

/** What an event leads to: the lead as it is now, and the commands that are to be carried out because of it. */
export interface Transition {
  state: LeadState
  commands: Command[]
  /** Why nothing has changed, or why something waits though it has: nobody has judged the words that a trigger asks for. */
  note?: string
}

type Learned = { facts: LeadState['facts']; now?: string | undefined; touched: number } | { note: string }

const wake = (state: LeadState, at: string): Learned =>
  state.now !== undefined && compareInstants(at, state.now) <= 0
    ? { note: `the clock woke this lead at ${state.now} already` }
    : { facts: state.facts, now: at, touched: clockSource }

const learn = (state: LeadState, event: LeadEvent): Learned => {
  if (event.leadId !== undefined && event.leadId !== state.leadId) return { note: `is about lead ${event.leadId}` }
  if (event.type === 'clock.woke') return wake(state, event.at)
  const isOutcome = event.type === 'command.completed' || event.type === 'command.failed'
  if (isOutcome && !event.key.startsWith(`${state.leadId}/`)) return { note: `${event.key} is no command of this lead` }
  return absorb(state.facts, event)
}

const issue = (command: CommandBody, { about, asOf, amount, trigger }: Wish, at: string): IssuedCommand => {
  return {
    type: command.type,
    at,
    ...(trigger !== undefined && { trigger }),
    ...('customerId' in command && { customerId: command.customerId }),
    ...(amount !== undefined && { amount }),
    ...(asOf !== undefined && { asOf }),
    ...(about && { about }),
  }
}

/**
 * Decides what an event means for a lead.
 *
 * Pure and total: no clock, no randomness, an answer to every event in every state. Facts are never refused, whatever order
 * they come in; an event that tells nothing new changes nothing and `note` says why. What is wanted follows from the facts,
 * the policy and the latest `clock.woke`; what was given out before is not given out again.
 *
 * @example
 * import { defaultTriggers, initialState, transition } from '@leadbooks/core'
 *
 * const woken = { type: 'clock.woke', id: 'clock-1', at: '2026-03-02T20:00:00Z' } as const
 * const { state, commands } = transition(initialState('nextphone:42'), woken, defaultTriggers)
 * commands // => []
 * transition(state, woken, defaultTriggers).note // => 'the clock woke this lead at 2026-03-02T20:00:00Z already'
 */
export const transition = (state: LeadState, event: LeadEvent, policy: TriggerPolicy): Transition => {
  const learned = learn(state, event)
  if ('note' in learned) return { state, commands: [], note: learned.note }
  const { facts, now = state.now, touched } = learned
  const under = fingerprintOf(policy)
  const next: LeadState = { ...state, facts }
  if (now !== undefined) next.now = now
  const { settled } = state
  const isSettled = settled !== undefined && settled.under === under
  const wishes = wanted(new OpenLead(next), policy, isSettled ? touched | settled.but : allSources)
  const commands: Command[] = []
  let but = 0
  if (wishes.size > 0) next.issued = { ...state.issued }
  for (const [key, wish] of wishes) {
    const command = wish.command()
    commands.push({ key, ...command })
    next.issued[key] = issue(command, wish, event.at)
    but |= touchedByPurpose(wish.purpose)
  }
  if (under === undefined) delete next.settled
  else next.settled = { under, but }
  const waiting = event.type === 'lead.priced' ? unjudged(policy, event.texts) : []
  if (waiting.length === 0) return { state: next, commands }
  return { state: next, commands, note: `words that nobody has judged keep ${waiting.join(', ')} waiting` }
}
