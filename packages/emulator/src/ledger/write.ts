import type { Allowances, EntityKind } from '../entities/kind.ts'
import { readFields } from '../entities/read-fields.ts'
import { duplicateName, invalidId, objectNotFound, requiredParameter, staleObject } from '../faults/fault.ts'
import { post } from '../postings/post.ts'
import { defined, type JsonObject, type Row, sameJson } from './json.ts'
import { fullNameOf, type Ledger } from './ledger.ts'
import { checkReferences } from './references.ts'
import { isId } from './row-id.ts'

/** The person that QuickBooks says was faster, when a SyncToken is stale. */
const otherUser = 'another user'

/** The row a body or a path names. @throws FaultReply 2030 or 610 */
export const findRow = (ledger: Ledger, kind: EntityKind, id: string): Row => {
  const row = ledger.find(kind.name, id)
  if (row !== undefined) return row
  // A word is looked for, and not found; a number that no Id can be is not.
  throw /^[\d.]+$/.test(id) && !isId(id, kind) ? invalidId(id) : objectNotFound()
}

/** The row a write names, if its SyncToken is the current one. @throws FaultReply 2020, 610 or 5010 */
const findCurrent = (ledger: Ledger, kind: EntityKind, body: JsonObject, tokenless = false): Row => {
  const id = body.Id === undefined || body.Id === null ? '' : String(body.Id)
  if (id === '') throw requiredParameter('Id')
  const row = findRow(ledger, kind, id)
  if (tokenless && (body.SyncToken === undefined || body.SyncToken === null)) return row
  if (body.SyncToken === undefined || body.SyncToken === null) throw requiredParameter('SyncToken')
  if (String(body.SyncToken) !== row.SyncToken) throw staleObject(otherUser)
  return row
}

const checkName = (ledger: Ledger, kind: EntityKind, row: JsonObject, id: string | undefined): void => {
  const rule = kind.uniqueName
  if (rule === undefined) return
  const holder = ledger.nameHolder(rule, fullNameOf(row, rule))
  if (holder === undefined || (holder.kind === kind && holder.row.Id === id)) return
  throw duplicateName(rule.tellsHolder ? holder.row.Id : undefined)
}

const identityFields = ['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'status'] as const

const withoutIdentity = (row: JsonObject): JsonObject => {
  const rest = { ...row }
  for (const field of identityFields) delete rest[field]
  return rest
}

const store = (ledger: Ledger, kind: EntityKind, completed: JsonObject, previous: Row | undefined): Row => {
  const now = ledger.stamp()
  const row: Row = Object.assign(defined(completed), {
    Id: previous?.Id ?? ledger.nextId(kind.sequence),
    SyncToken: previous === undefined ? '0' : String(Number(previous.SyncToken) + 1),
    MetaData: {
      CreateTime: previous?.MetaData.CreateTime ?? now,
      ...(kind.name === 'Invoice' ? { LastModifiedByRef: { value: ledger.userId } } : {}),
      LastUpdatedTime: now,
    },
  })
  ledger.table(kind.name).put(row)
  post(kind.name, row.Id, row, ledger)
  kind.settle?.(previous, row, ledger)
  return ledger.find(kind.name, row.Id) ?? row
}

/** Creates a row. @throws FaultReply when QuickBooks would refuse it */
export const createRow = (ledger: Ledger, kind: EntityKind, body: JsonObject, allowed: Allowances = {}): Row => {
  const draft = readFields(body, kind.fields, kind.name)
  checkReferences(ledger, kind, draft, undefined)
  const completed = kind.complete(draft, undefined, ledger, allowed)
  checkName(ledger, kind, completed, undefined)
  const row = store(ledger, kind, completed, undefined)
  ledger.announce(kind.name, row.Id, 'Create')
  return row
}

/** Puts new values into a row; one that changes nothing keeps its SyncToken and time. */
export const changeRow = (
  ledger: Ledger,
  kind: EntityKind,
  previous: Row,
  draft: JsonObject,
  allowed: Allowances = {},
): Row => {
  const completed = kind.complete(draft, previous, ledger, allowed)
  checkName(ledger, kind, completed, previous.Id)
  if (sameJson(defined(completed), withoutIdentity(previous))) return previous
  kind.protect?.(previous, completed)
  const row = store(ledger, kind, completed, previous)
  ledger.announce(kind.name, row.Id, 'Update')
  return row
}

/** What a sparse update leaves: the fields there were under the fields sent; an empty text clears. */
export const sparseDraft = (previous: Row, sent: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries({ ...withoutIdentity(previous), ...sent }).filter(
      ([, value]) => value !== '' && value !== undefined,
    ),
  )

/** Updates a row: with `sparse: true` the fields sent, else all writable ones. @throws FaultReply 5010 and the rest */
export const updateRow = (ledger: Ledger, kind: EntityKind, body: JsonObject, allowed: Allowances = {}): Row => {
  const sent = readFields(body, kind.fields, kind.name)
  const previous = findCurrent(ledger, kind, body)
  const sparse = body.sparse === true || body.sparse === 'true'
  const draft = sparse ? sparseDraft(previous, sent) : sent
  checkReferences(ledger, kind, draft, previous)
  return changeRow(ledger, kind, previous, draft, allowed)
}

/** Deletes a transaction. @throws FaultReply 610 or 5010 */
export const deleteRow = (ledger: Ledger, kind: EntityKind, body: JsonObject): Row => {
  const row = findCurrent(ledger, kind, body, kind.deletesWithoutToken)
  kind.protect?.(row, undefined)
  ledger.table(kind.name).remove(row.Id)
  ledger.deletions.push({ entity: kind.name, id: row.Id, at: ledger.clock.now() })
  post(kind.name, row.Id, undefined, ledger)
  kind.settle?.(row, undefined, ledger)
  ledger.announce(kind.name, row.Id, 'Delete')
  return row
}

/** Voids a transaction: the row stays, its amounts become 0. @throws FaultReply 610 or 5010 */
export const voidRow = (ledger: Ledger, kind: EntityKind, body: JsonObject): Row => {
  const previous = findCurrent(ledger, kind, body)
  // What is void already stays as it is.
  if (previous.TotalAmt === 0 && /^Voided(?: - |$)/.test(String(previous.PrivateNote ?? ''))) return previous
  kind.protect?.(previous, undefined)
  const row = store(ledger, kind, { ...withoutIdentity(previous), ...kind.voided?.(previous) }, previous)
  ledger.announce(kind.name, row.Id, 'Void')
  return row
}

/** Stores a row that was e-mailed: the SyncToken moves on. */
export const markSent = (ledger: Ledger, kind: EntityKind, row: Row, address: string): Row => {
  const sent = {
    ...withoutIdentity(row),
    EmailStatus: 'EmailSent',
    [kind.mailField ?? 'BillEmail']: { Address: address },
    DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: ledger.stamp() },
  }
  const after = store(ledger, kind, sent, row)
  ledger.announce(kind.name, row.Id, 'Emailed')
  return after
}
