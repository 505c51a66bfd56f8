import { compareDecimals } from '../../money/index.ts'
import { compareInstants } from '../instant.ts'
import type { WishContext } from './wish.ts'

/** Tells whether a document may be sent: the policy asks nobody about it, or somebody has approved since it was made. */
export const isApproved = (
  { state, policy: { approveBeforeSending } }: WishContext,
  document: { id: string; total: string },
): boolean => {
  if (approveBeforeSending === false) return true
  if (approveBeforeSending !== true && compareDecimals(document.total, approveBeforeSending.above) <= 0) return true
  const made = [...state.facts.completions('estimate.create'), ...state.facts.completions('invoice.create')]
  const { at } = made.find(({ result }) => result.estimateId === document.id || result.invoiceId === document.id) ?? {}
  const approval = state.facts.at('approval', 'document.approved')
  return at !== undefined && approval !== undefined && compareInstants(approval.at, at) >= 0
}
