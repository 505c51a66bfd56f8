import { compareInstants } from '../instant.ts'
import type { WishContext } from './wish.ts'

/** Tells whether a document may be sent: the policy asks nobody, or somebody has approved since the document was made. */
export const isApproved = ({ state, policy }: WishContext, documentId: string): boolean => {
  if (!policy.approveBeforeSending) return true
  const made = [...state.facts.completions('estimate.create'), ...state.facts.completions('invoice.create')]
  const { at } = made.find(({ result }) => result.estimateId === documentId || result.invoiceId === documentId) ?? {}
  const approval = state.facts.at('approval', 'document.approved')
  return at !== undefined && approval !== undefined && compareInstants(approval.at, at) >= 0
}
