import type { FactSet } from '../fact-set.ts'

/** The customer that one has become where customers were merged in QuickBooks. */
export const followMerges = (facts: FactSet, customerId: string): string => {
  const seen = new Set<string>()
  let id = customerId
  while (!seen.has(id)) {
    seen.add(id)
    id = facts.at(`merge/${id}`, 'customer.merged')?.intoCustomerId ?? id
  }
  return id
}

/** The lead's customer: as resolved, else as the command to find or make it answered. */
export const customerOf = (facts: FactSet): string | undefined => {
  const id =
    facts.at('resolution', 'customer.resolved')?.customerId ??
    facts.completions('customer.ensure').find(({ result }) => result.customerId !== undefined)?.result.customerId
  return id === undefined ? undefined : followMerges(facts, id)
}
