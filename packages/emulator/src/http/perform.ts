import { documentPdf } from '../entities/document-pdf.ts'
import type { EntityKind } from '../entities/kind.ts'
import { present } from '../entities/present.ts'
import { businessRule, invalidProperty, unknownPath, unsupportedOperation } from '../faults/fault.ts'
import { type JsonObject, objectOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createRow, deleteRow, findRow, markSent, updateRow, voidRow } from '../ledger/write.ts'
import { runQuery } from '../query/run-query.ts'
import { contentReply, type Reply } from './reply.ts'
import type { Call, Target } from './target.ts'

const bodyOf = (target: Target): JsonObject => {
  if (target.body === undefined || target.body === 'malformed')
    throw invalidProperty('Unexpected character: was expecting a JSON object')
  return target.body
}

const write = (ledger: Ledger, kind: EntityKind, target: Target): Row | 'deleted' => {
  const body = bodyOf(target)
  switch (target.operation) {
    case 'create':
      return createRow(ledger, kind, body)
    case 'update':
      return updateRow(ledger, kind, kind.is === 'singleton' ? { ...body, Id: '1' } : body)
    case 'void':
      return voidRow(ledger, kind, body)
    default:
      deleteRow(ledger, kind, body)
      return 'deleted'
  }
}

const send = (ledger: Ledger, kind: EntityKind, id: string, call: Call): Row => {
  const row = findRow(ledger, kind, id)
  const address = call.url.searchParams.get('sendTo') ?? textOf(objectOf(row.BillEmail).Address)
  if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address))
    throw businessRule('To email address entered is invalid')
  return markSent(ledger, kind, row, address)
}

/**
 * Does what a call asks of one company's books.
 *
 * @param at - when the request began; replies carry it as `time`
 * @throws FaultReply when QuickBooks would refuse
 */
export const perform = (ledger: Ledger, target: Target, call: Call, at: number): Reply => {
  const acceptsJson = (call.headers.get('accept') ?? '').includes('json')
  const { kind, operation, id = '' } = target
  const shown = (shownKind: EntityKind, row: Row): Reply =>
    contentReply(
      { [shownKind.name]: present(row, shownKind, (to, rowId) => ledger.nameOf(to, rowId)) },
      at,
      acceptsJson,
    )
  if (operation === 'query')
    return contentReply({ QueryResponse: runQuery(ledger, target.statement ?? '').response }, at, acceptsJson)
  if (kind === undefined || operation === 'unknown' || operation === 'batch' || operation === 'cdc')
    throw unknownPath(call.url.pathname)
  if (operation === 'read') return shown(kind, findRow(ledger, kind, id))
  if (!kind.operations.has(operation)) throw unsupportedOperation(`${operation} of ${kind.name}`)
  if (operation === 'pdf')
    return {
      status: 200,
      contentType: 'application/pdf',
      body: documentPdf(findRow(ledger, kind, id), kind.name, ledger),
    }
  if (operation === 'send') return shown(kind, send(ledger, kind, id, call))
  ledger.allowsDuplicateDocNumbers = (call.url.searchParams.get('include') ?? '').includes('allowduplicatedocnum')
  const row = write(ledger, kind, target)
  if (row !== 'deleted') return shown(kind, row)
  const gone = { domain: 'QBO', status: 'Deleted', Id: String(bodyOf(target).Id) }
  return contentReply({ [kind.name]: gone }, at, acceptsJson)
}
