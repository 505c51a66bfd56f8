import { compiledTriggers, isFrozenThroughout } from './compiled-triggers.ts'
import { hash } from './hash.ts'
import type { TriggerPolicy } from './policy.ts'

/** Raised with every change of what rules want or read, so that leads under way are looked at whole once after an upgrade. */
const rulesVersion = 1

const known = new WeakMap<TriggerPolicy, string>()

/** A short text that stands for a policy and the rules that follow it; `undefined` where somebody may still change its triggers. */
export const fingerprintOf = (policy: TriggerPolicy): string | undefined => {
  const kept = known.get(policy)
  if (kept !== undefined) return kept
  const { triggers: _, ...settings } = policy
  const { fingerprint } = compiledTriggers(policy)
  if (fingerprint === undefined) return undefined
  const under = `${rulesVersion}.${hash(fingerprint + JSON.stringify(settings))}`
  if (Object.isFrozen(policy) && Object.values(settings).every(isFrozenThroughout)) known.set(policy, under)
  return under
}
