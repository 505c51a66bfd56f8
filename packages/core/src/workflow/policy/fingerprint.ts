import { compiledTriggers } from './compiled-triggers.ts'
import { isFrozenThroughout } from './frozen.ts'
import { hash } from './hash.ts'
import type { TriggerPolicy } from './policy.ts'

/** Stands for the sources, put in by the build: after an upgrade leads under way are looked at whole once. */
declare const LEADBOOKS_RULES: string | undefined

const rulesMark = typeof LEADBOOKS_RULES === 'undefined' ? 'sources' : LEADBOOKS_RULES

const known = new WeakMap<TriggerPolicy, string>()

/** A short text that stands for a policy and the rules that follow it; `undefined` where somebody may still change its triggers. */
export const fingerprintOf = (policy: TriggerPolicy): string | undefined => {
  const kept = known.get(policy)
  if (kept !== undefined) return kept
  const { triggers: _, ...settings } = policy
  const { fingerprint } = compiledTriggers(policy)
  if (fingerprint === undefined) return undefined
  const under = `${rulesMark}.${hash(fingerprint + JSON.stringify(settings))}`
  if (Object.isFrozen(policy) && Object.values(settings).every(isFrozenThroughout)) known.set(policy, under)
  return under
}
