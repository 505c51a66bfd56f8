import type { Command } from './commands.ts'
import { OpenLead } from './fact-set.ts'
import { nextWake } from './next-wake.ts'
import type { TriggerPolicy } from './policy/policy.ts'
import { unjudged } from './policy/text-condition.ts'
import { project } from './projection/project.ts'
import type { Stage } from './projection/stage.ts'
import type { LeadState } from './state.ts'
import { wanted } from './wishes/wanted.ts'

/** What one lead that is under way would notice of another policy. */
export interface LeadDifference {
  leadId: string
  /** What would be given out at the next event, though nothing has happened but the change of policy. */
  fires: Command[]
  /** Keys of what the old policy would still give out at the next event and the new one would not. */
  withheld: string[]
  stage: { before: Stage; after: Stage }
  nextWake: { before?: string; after?: string }
  /** Ids of triggers of the new policy that wait: they ask for words that were not judged when this lead was priced. */
  unjudged: string[]
}

/** What a change of policy changes. */
export interface PolicyDifference {
  /** Ids of triggers, in the order of the policies. */
  triggers: { added: string[]; removed: string[]; changed: string[] }
  /** Names of the other settings that differ. */
  settings: string[]
  /** Only leads that would notice. */
  leads: LeadDifference[]
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right)

const differentTriggers = (before: TriggerPolicy, after: TriggerPolicy): PolicyDifference['triggers'] => {
  const old = new Map(before.triggers.map((trigger) => [trigger.id, trigger]))
  const kept = new Map(after.triggers.map((trigger) => [trigger.id, trigger]))
  return {
    added: [...kept.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !kept.has(id)),
    changed: [...kept].filter(([id, trigger]) => old.has(id) && !same(old.get(id), trigger)).map(([id]) => id),
  }
}

const differentSettings = (before: TriggerPolicy, after: TriggerPolicy): string[] => {
  const { triggers: _, ...left } = before
  const { triggers: __, ...right } = after
  const other = new Map(Object.entries(right))
  const names = new Set([...Object.keys(left), ...other.keys()])
  const own = new Map(Object.entries(left))
  return [...names].filter((name) => !same(own.get(name), other.get(name)))
}

/** What a policy would give out now. */
const pending = (state: LeadState, policy: TriggerPolicy): Map<string, Command> => {
  const commands = new Map<string, Command>()
  for (const [key, wish] of wanted(new OpenLead(state), policy)) {
    commands.set(key, { key, ...wish.command() })
  }
  return commands
}

const wakeOf = (state: LeadState, before: TriggerPolicy, after: TriggerPolicy): LeadDifference['nextWake'] => {
  const [old, next] = [nextWake(state, before), nextWake(state, after)]
  return { ...(old !== undefined && { before: old }), ...(next !== undefined && { after: next }) }
}

/** Triggers that wait for words though the lead is priced already. */
const waitingFor = (state: LeadState, policy: TriggerPolicy): string[] => {
  const priced = new OpenLead(state).facts.at('pricing', 'lead.priced')
  return priced === undefined ? [] : unjudged(policy, priced.texts)
}

const differenceFor = (state: LeadState, before: TriggerPolicy, after: TriggerPolicy): LeadDifference => {
  const [old, next] = [pending(state, before), pending(state, after)]
  return {
    leadId: state.leadId,
    fires: [...next].filter(([key]) => !old.has(key)).map(([, command]) => command),
    withheld: [...old.keys()].filter((key) => !next.has(key)),
    stage: { before: project(state, before).stage, after: project(state, after).stage },
    nextWake: wakeOf(state, before, after),
    unjudged: waitingFor(state, after),
  }
}

/**
 * Shows what a change of policy would do to leads that are under way, before it goes live.
 *
 * Nothing should fire because of an upgrade alone: look at `fires` first.
 *
 * @example
 * import { defaultTriggers, diffPolicies, initialState, parseTriggers } from '@leadbooks/core'
 *
 * const stricter = parseTriggers({ approveBeforeSending: true, triggers: [{ id: 'T9', enabled: false }] })
 * const { triggers, settings, leads } = diffPolicies(defaultTriggers, stricter, [initialState('nextphone:42')])
 * triggers // => { added: [], removed: [], changed: ['T9'] }
 * settings // => ['approveBeforeSending']
 * leads // => []
 */
export const diffPolicies = (
  before: TriggerPolicy,
  after: TriggerPolicy,
  states: Iterable<LeadState>,
): PolicyDifference => {
  const leads: LeadDifference[] = []
  for (const state of states) {
    const difference = differenceFor(state, before, after)
    const { fires, withheld, stage, nextWake: wake } = difference
    const waits = difference.unjudged.some((id) => !waitingFor(state, before).includes(id))
    const noticed =
      waits || fires.length > 0 || withheld.length > 0 || stage.before !== stage.after || wake.before !== wake.after
    if (noticed) leads.push(difference)
  }
  return { triggers: differentTriggers(before, after), settings: differentSettings(before, after), leads }
}
