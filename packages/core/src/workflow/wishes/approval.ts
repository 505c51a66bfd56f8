import { factAt } from '../facts.ts'
import { compareInstants } from '../instant.ts'
import { completionsOf } from '../projection/outcomes.ts'
import type { WishContext } from './wish.ts'

/** Tells whether a document may be sent: the policy asks nobody, or somebody has approved since the document was made. */
export const isApproved = ({ state, policy }: WishContext, documentId: string): boolean => {
  if (!policy.approveBeforeSending) return true
  const made = [...completionsOf(state.facts, 'estimate.create'), ...completionsOf(state.facts, 'invoice.create')]
  const { at } = made.find(({ result }) => result.estimateId === documentId || result.invoiceId === documentId) ?? {}
  const approval = factAt(state.facts, 'approval', 'document.approved')
  return at !== undefined && approval !== undefined && compareInstants(approval.at, at) >= 0
}
