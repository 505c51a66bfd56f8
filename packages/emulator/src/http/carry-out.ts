import { readRate, writeRate } from '../entities/currency.ts'
import { withIncluded } from '../entities/included.ts'
import type { EntityKind, WriteOperation } from '../entities/kind.ts'
import { present } from '../entities/present.ts'
import { readFields } from '../entities/read-fields.ts'
import { businessRule, invalidProperty, unknownPath, unsupportedOperation } from '../faults/fault.ts'
import { type JsonObject, objectOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createRow, deleteRow, findRow, markSent, updateRow, voidRow } from '../ledger/write.ts'
import { runQuery } from '../query/run-query.ts'
import type { Operation, Target } from './target.ts'

/** Whether an operation is one on rows of an entity, which the rest of a company's paths are not. */
const isOfEntity = (operation: Operation): operation is WriteOperation | 'read' =>
  operation === 'read' || entityOperations.has(operation)

const entityOperations: ReadonlySet<string> = new Set<WriteOperation>([
  'create',
  'update',
  'delete',
  'void',
  'send',
  'pdf',
])

/** The body of a write. @throws FaultReply 2010 where it is no JSON object */
export const bodyOf = (target: Target): JsonObject => {
  if (target.body === undefined || target.body === 'malformed')
    throw invalidProperty('Unexpected character: was expecting a JSON object')
  return target.body
}

const write = (ledger: Ledger, kind: EntityKind, target: Target): Row | 'deleted' => {
  const body = bodyOf(target)
  switch (target.operation) {
    case 'create':
      return createRow(ledger, kind, body, target.allowed)
    case 'update':
      return updateRow(ledger, kind, kind.is === 'singleton' ? { ...body, Id: '1' } : body, target.allowed)
    case 'void':
      return voidRow(ledger, kind, body)
    default:
      deleteRow(ledger, kind, body)
      return 'deleted'
  }
}

const send = (ledger: Ledger, kind: EntityKind, target: Target): Row => {
  const row = findRow(ledger, kind, target.id ?? '')
  const address = target.sendTo ?? textOf(objectOf(row[kind.mailField ?? 'BillEmail']).Address)
  if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address))
    throw businessRule('To email address entered is invalid')
  return markSent(ledger, kind, row, address)
}

/**
 * Does what one call, or one item of a batch, asks of a company's books.
 *
 * @returns the reply's content without its envelope: `{Customer: …}` or `{QueryResponse: …}`
 * @throws FaultReply when QuickBooks would refuse
 */
export const carryOut = (ledger: Ledger, target: Target): JsonObject => {
  const { kind, operation, id = '' } = target
  const shown = (shownKind: EntityKind, row: Row): JsonObject => ({
    [shownKind.name]: present(withIncluded(row, shownKind, target.included ?? {}, ledger), shownKind, (to, rowId) =>
      ledger.nameOf(to, rowId),
    ),
  })
  if (operation === 'query') return { QueryResponse: runQuery(ledger, target.statement ?? '', target.included) }
  if (kind === undefined || !isOfEntity(operation)) throw unknownPath(`/v3/company/${target.realmId}/${target.path}`)
  if (kind.name === 'ExchangeRate') {
    const { rate } = target
    if (operation === 'read') return shown(kind, readRate(rate?.currency ?? null, rate?.day ?? null, ledger))
    return shown(kind, writeRate(readFields(bodyOf(target), kind.fields, kind.name), ledger))
  }
  if (operation === 'read') return shown(kind, findRow(ledger, kind, id))
  if (!kind.operations.has(operation)) throw unsupportedOperation(`${operation} of ${kind.name}`)
  if (operation === 'send') return shown(kind, send(ledger, kind, target))
  const row = write(ledger, kind, target)
  if (row !== 'deleted') return shown(kind, row)
  return { [kind.name]: { domain: 'QBO', status: 'Deleted', Id: String(bodyOf(target).Id) } }
}
