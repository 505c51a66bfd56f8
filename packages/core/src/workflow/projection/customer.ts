import type { CommandResult } from '../events.ts'
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

/** Who the caller turned out to be: as resolved, else as the command to find or make the customer answered. */
export const resolutionOf = (facts: FactSet): Pick<CommandResult, 'customerId' | 'how' | 'lacks'> | undefined =>
  facts.at('resolution', 'customer.resolved') ??
  facts.completions('customer.ensure').find(({ result }) => result.customerId !== undefined)?.result

/** The lead's customer, wherever merges have led. */
export const customerOf = (facts: FactSet): string | undefined => {
  const id = resolutionOf(facts)?.customerId
  return id === undefined ? undefined : followMerges(facts, id)
}
