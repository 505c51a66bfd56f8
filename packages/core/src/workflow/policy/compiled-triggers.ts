import type { TriggerAction } from './action.ts'
import { compileCondition, type Test } from './evaluate.ts'
import type { Trigger } from './policy.ts'

/** A trigger that is on, ready to be asked often. */
export interface CompiledTrigger {
  id: string
  on: Trigger['on']
  when: Test
  do: readonly TriggerAction[]
}

const always: Test = () => true

const compile = (triggers: readonly Trigger[]): CompiledTrigger[] =>
  triggers
    .filter(({ enabled }) => enabled !== false)
    .map(({ id, on, when, do: actions }) => ({
      id,
      on,
      when: when === undefined ? always : compileCondition(when),
      do: actions,
    }))

const isFrozenThroughout = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozenThroughout))

const known = new WeakMap<readonly Trigger[], CompiledTrigger[]>()

/** Freezes plain JSON with all it holds. */
export const freezeThroughout = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freezeThroughout)
    Object.freeze(value)
  }
  return value
}

/**
 * Makes the triggers of a policy ready. Triggers that nobody can change any more, as {@link parseTriggers} gives them, are
 * made ready once; any others each time, so that a change of them is never missed.
 */
export const compiledTriggers = (triggers: readonly Trigger[]): readonly CompiledTrigger[] => {
  const kept = known.get(triggers)
  if (kept !== undefined) return kept
  const compiled = compile(triggers)
  if (isFrozenThroughout(triggers)) known.set(triggers, compiled)
  return compiled
}
