import { kindOf } from '../documents.ts'
import { EmulatorError } from '../emulator-error.ts'
import type { EntityName } from '../entities/kind.ts'
import { readFields } from '../entities/read-fields.ts'
import { FaultReply } from '../faults/fault.ts'
import type { JsonObject, Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { changeRow, createRow, deleteRow, markSent, sparseDraft, voidRow } from '../ledger/write.ts'

/** What every screen can do: look a row up, enter one, change one, end one. */
export interface Screen {
  ledgerOf(realmId: string): Ledger
  /** @throws EmulatorError `unknown-document` */
  rowOf(realmId: string, entity: EntityName, id: string): Row
  /** @returns the Id of the new row @throws EmulatorError `refused` */
  enter(realmId: string, entity: EntityName, fields: JsonObject): string
  /** Changes the fields given. @throws EmulatorError `refused` or `unknown-document` */
  edit(realmId: string, entity: EntityName, id: string, changes: JsonObject): void
  /** @throws EmulatorError `refused` or `unknown-document` */
  end(realmId: string, entity: EntityName, id: string, how: 'void' | 'delete'): void
  /** @throws EmulatorError `unknown-document` */
  send(realmId: string, entity: EntityName, id: string, address: string): void
}

const refusedAsError = <Result>(act: () => Result): Result => {
  try {
    return act()
  } catch (error) {
    if (error instanceof FaultReply) throw new EmulatorError('refused', `QuickBooks refuses: ${error.message}`)
    throw error
  }
}

/** The screens' common part, for a set of companies. */
export const screenOf = (ledgerOf: (realmId: string) => Ledger): Screen => {
  const rowOf: Screen['rowOf'] = (realmId, entity, id) => {
    const row = ledgerOf(realmId).find(entity, id)
    if (row === undefined) throw new EmulatorError('unknown-document', `Company ${realmId} has no ${entity} ${id}`)
    return row
  }
  const allowed = (entity: EntityName, how: 'create' | 'update' | 'void' | 'delete' | 'send') => {
    const kind = kindOf(entity)
    if (!kind.operations.has(how)) throw new EmulatorError('refused', `QuickBooks does not ${how} a ${entity}`)
    return kind
  }
  return {
    ledgerOf,
    rowOf,
    enter: (realmId, entity, fields) =>
      refusedAsError(() => createRow(ledgerOf(realmId), allowed(entity, 'create'), fields, { allCustomFields: true }))
        .Id,
    edit: (realmId, entity, id, changes) => {
      const kind = allowed(entity, 'update')
      const row = rowOf(realmId, entity, id)
      refusedAsError(() => {
        const draft = sparseDraft(row, readFields(changes, kind.fields, entity))
        changeRow(ledgerOf(realmId), kind, row, draft, { allCustomFields: true })
      })
    },
    end: (realmId, entity, id, how) => {
      const kind = allowed(entity, how)
      const { Id, SyncToken } = rowOf(realmId, entity, id)
      const act = how === 'void' ? voidRow : deleteRow
      refusedAsError(() => act(ledgerOf(realmId), kind, { Id, SyncToken }))
    },
    send: (realmId, entity, id, address) => {
      markSent(ledgerOf(realmId), allowed(entity, 'send'), rowOf(realmId, entity, id), address)
    },
  }
}
