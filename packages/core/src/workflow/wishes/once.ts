import type { Standpoint, WishContext } from './wish.ts'

/**
 * Works something out once for a lead as it stands, however many wishes ask for it.
 *
 * It is kept with the lead as opened for this one call, so it cannot go stale. Nothing that depends on the subject or on what
 * is wished for already may be worked out so.
 */
export const once = <Result>(work: (context: WishContext) => Result): ((context: Standpoint) => Result) => {
  const nothingWished = { has: () => false }
  return (context) => {
    const { kept } = context.projection
    const known = kept.get(work)
    // What is kept under a function is its own result.
    if (known !== undefined) return known.result as Result
    const { projection, state, policy } = context
    const result = work({ projection, state, policy, subject: {}, wished: nothingWished, advances: [] })
    kept.set(work, { result })
    return result
  }
}
