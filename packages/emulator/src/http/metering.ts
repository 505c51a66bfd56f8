import { objectsOf } from '../ledger/json.ts'
import type { Operation, Target } from './target.ts'

const corePlus: ReadonlySet<Operation> = new Set(['read', 'query', 'cdc', 'pdf', 'download', 'report'])

/** How many calls for data going out QuickBooks counts, which its partner programme charges for. A batch counts by its items. */
export const meteredCalls = ({ operation, body }: Target): number => {
  if (operation === 'batch' && body !== undefined && body !== 'malformed')
    return objectsOf(body.BatchItemRequest).filter((item) => item.Query !== undefined).length
  return corePlus.has(operation) ? 1 : 0
}
