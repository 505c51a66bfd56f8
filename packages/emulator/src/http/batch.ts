import { kinds } from '../entities/kinds.ts'
import { batchTooBig, FaultReply, requiredParameter, unsupportedOperation } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { carryOut } from './carry-out.ts'
import type { Target } from './target.ts'

const mostItems = 30

/** What one item of a batch asks for. @throws FaultReply 500 where it names no entity or no operation QuickBooks has */
const itemTarget = (item: JsonObject, realmId: string): Target => {
  const statement = textOf(item.Query)
  const options = (textOf(item.optionsData) ?? '').split(',')
  if (statement !== undefined) return { realmId, path: 'query', operation: 'query', statement }
  const entity = Object.keys(item).find((field) => kinds.has(field))
  const kind = entity === undefined ? undefined : kinds.get(entity)
  if (entity === undefined || kind === undefined) throw unsupportedOperation('of a batch item without an entity')
  const operation = textOf(item.operation) ?? 'create'
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete')
    throw unsupportedOperation(`${operation} of ${entity}`)
  return {
    realmId,
    path: kind.name.toLowerCase(),
    kind,
    operation: operation === 'update' && options.includes('void') ? 'void' : operation,
    body: objectOf(item[entity]),
    allowed: { duplicateDocNumber: options.includes('allowduplicatedocnum') },
  }
}

const runItem = (ledger: Ledger, realmId: string, item: JsonObject): JsonObject => {
  const bId = item.bId === undefined ? {} : { bId: String(item.bId) }
  try {
    return { ...carryOut(ledger, itemTarget(item, realmId)), ...bId }
  } catch (error) {
    if (!(error instanceof FaultReply)) throw error
    return { Fault: { Error: [{ ...error.error }], type: error.type }, ...bId }
  }
}

/**
 * Carries out up to 30 items one after the other; a refused item does not stop the others.
 *
 * @throws FaultReply 1040 for more items, 2020 for none
 */
export const runBatch = (ledger: Ledger, realmId: string, body: JsonObject): JsonObject => {
  const items = objectsOf(body.BatchItemRequest)
  if (items.length === 0) throw requiredParameter('BatchItemRequest')
  if (items.length > mostItems) throw batchTooBig(mostItems)
  return { BatchItemResponse: items.map((item) => runItem(ledger, realmId, item)) }
}
