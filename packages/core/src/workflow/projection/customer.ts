import { factAt } from '../facts.ts'
import type { Fact } from '../state.ts'
import { completionsOf } from './outcomes.ts'

/** The customer that one has become where customers were merged in QuickBooks. */
export const followMerges = (facts: Record<string, Fact>, customerId: string): string => {
  const seen = new Set<string>()
  let id = customerId
  while (!seen.has(id)) {
    seen.add(id)
    id = factAt(facts, `merge/${id}`, 'customer.merged')?.intoCustomerId ?? id
  }
  return id
}

/** The lead's customer: as resolved, else as the command to find or make it answered. */
export const customerOf = (facts: Record<string, Fact>): string | undefined => {
  const id =
    factAt(facts, 'resolution', 'customer.resolved')?.customerId ??
    completionsOf(facts, 'customer.ensure').find(({ result }) => result.customerId !== undefined)?.result.customerId
  return id === undefined ? undefined : followMerges(facts, id)
}
