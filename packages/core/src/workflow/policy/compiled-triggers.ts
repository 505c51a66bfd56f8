import { inPurpose } from '../key.ts'
import type { TriggerAction } from './action.ts'
import { compileCondition, type Test } from './evaluate.ts'
import { isFrozenThroughout } from './frozen.ts'
import { hash } from './hash.ts'
import type { Trigger, TriggerPolicy } from './policy.ts'
import { sourcesOfAction, sourcesOfCondition, sourcesOfOccurrence } from './sources.ts'

/** An action with what can be said of its commands before a lead is looked at. */
export type CompiledAction<Action extends TriggerAction = TriggerAction> = Action & {
  /** Purpose of the command where it is about the lead itself. */
  readonly purpose: string
  /** Purposes that make the command needless once one of them was given out. */
  readonly needlessAfter: readonly string[]
  /** The command has one generation, whatever becomes of the lead: once it is given out, nobody needs to look again. */
  readonly isOnce: boolean
  /** What is read to tell whether its command is wanted, its trigger's occurrences and condition included. */
  readonly sources: number
}

/** A trigger that is on, ready to be asked often. */
export interface CompiledTrigger {
  id: string
  on: Trigger['on']
  when: Test
  do: readonly CompiledAction[]
  /** What any of its actions reads. */
  sources: number
  /** It is set off by `estimate.ready`, which is known last. */
  isOnReady: boolean
}

/** The triggers of a policy, made ready. */
export interface CompiledTriggers {
  triggers: readonly CompiledTrigger[]
  /** Text that differs where the triggers do; absent for triggers that somebody may still change. */
  fingerprint?: string
}

const always: Test = () => true

/** Messages about what may change: each change is worth another one. */
export const isAboutChange = (template: string): boolean =>
  template.startsWith('appointment-') || template.startsWith('callback-')

const isOnce = (action: TriggerAction): boolean => {
  switch (action.command) {
    case 'customer.ensure':
    case 'job.create':
    case 'task.create':
    case 'review.open':
    case 'reminder.send':
    case 'reviewRequest.send':
      return true
    case 'notify.contractor':
    case 'notify.accounting':
    case 'notify.customer':
      return !isAboutChange(action.template)
    default:
      return false
  }
}

const compileAction = (action: TriggerAction, sources: number): CompiledAction => {
  const { command } = action
  const detail = 'template' in action ? action.template : 'code' in action ? action.code : undefined
  const unless = 'unless' in action ? (action.unless ?? []) : []
  return {
    ...action,
    purpose: detail === undefined ? command : inPurpose(`${command}:${detail}`),
    needlessAfter: unless.map((template) => inPurpose(`${command}:${template}`)),
    isOnce: isOnce(action),
    sources: sources | sourcesOfAction(action),
  }
}

const compileTrigger = (
  { id, on, when, do: actions }: Trigger,
  vocabulary: TriggerPolicy['vocabulary'],
  known: Map<string, Test>,
): CompiledTrigger => {
  const asked = on.reduce(
    (sources, occurrence) => sources | sourcesOfOccurrence(occurrence),
    when === undefined ? 0 : sourcesOfCondition(when),
  )
  const compiled = actions.map((action) => compileAction(action, asked))
  return {
    id,
    on,
    when: when === undefined ? always : compileCondition(when, vocabulary, known),
    do: compiled,
    sources: compiled.reduce((sources, action) => sources | action.sources, 0),
    isOnReady: on.includes('estimate.ready'),
  }
}

const known = new WeakMap<readonly Trigger[], CompiledTriggers & Pick<TriggerPolicy, 'vocabulary'>>()

/**
 * Makes the triggers of a policy ready. Triggers that nobody can change any more, as {@link parseTriggers} gives them, are
 * made ready once; any others each time, so that a change of them is never missed.
 */
export const compiledTriggers = ({
  triggers,
  vocabulary,
}: Pick<TriggerPolicy, 'triggers' | 'vocabulary'>): CompiledTriggers => {
  const kept = known.get(triggers)
  if (kept !== undefined && kept.vocabulary === vocabulary) return kept
  const tests = new Map<string, Test>()
  const enabled = triggers.filter((trigger) => trigger.enabled !== false)
  const compiled = enabled.map((trigger) => compileTrigger(trigger, vocabulary, tests))
  if (!isFrozenThroughout(triggers) || !isFrozenThroughout(vocabulary)) return { triggers: compiled }
  const ready = { triggers: compiled, fingerprint: hash(JSON.stringify(triggers)), ...(vocabulary && { vocabulary }) }
  known.set(triggers, ready)
  return ready
}
