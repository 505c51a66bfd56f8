import type { LeadProjection } from '../projection/projection.ts'
import type { WishContext } from './wish.ts'

/**
 * Works something out once for a lead as it stands, however many wishes ask for it.
 *
 * Every transition makes its own projection of one state and one policy, so what hangs on it cannot go stale. Nothing that
 * depends on the subject or on what is wished for already may be worked out so.
 */
export const once = <Result>(
  work: (context: WishContext) => Result,
): ((context: Pick<WishContext, 'projection' | 'state' | 'policy'>) => Result) => {
  const known = new WeakMap<LeadProjection, { result: Result }>()
  return (context) => {
    const kept = known.get(context.projection)
    if (kept !== undefined) return kept.result
    const result = work({ ...context, subject: {}, wished: new Set(), advances: [] })
    known.set(context.projection, { result })
    return result
  }
}
