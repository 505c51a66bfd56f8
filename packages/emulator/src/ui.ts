import { kindOf } from './documents.ts'
import { EmulatorError } from './emulator-error.ts'
import type { EntityName } from './entities/kind.ts'
import { readFields } from './entities/read-fields.ts'
import { FaultReply } from './faults/fault.ts'
import { type JsonObject, objectsOf, type Row } from './ledger/json.ts'
import type { Ledger } from './ledger/ledger.ts'
import { mergeCustomers } from './ledger/merge.ts'
import { changeRow, createRow, deleteRow, sparseDraft, voidRow } from './ledger/write.ts'

/**
 * What a person does at QuickBooks' screens: no token, no SyncToken to know, the same effects.
 *
 * Every method throws EmulatorError `unknown-company`, `unknown-document` or, where QuickBooks would refuse, `refused`.
 */
export interface QuickBooksUi {
  /** The customer said yes. */
  acceptEstimate(realmId: string, estimateId: string, options?: { readonly acceptedBy?: string }): void
  /** The customer said no. */
  rejectEstimate(realmId: string, estimateId: string): void
  /** Changes fields of an estimate; lines given replace the lines there were. */
  editEstimate(realmId: string, estimateId: string, changes: JsonObject): void
  /** Makes an invoice of an estimate by hand. @returns the invoice's Id */
  invoiceEstimate(realmId: string, estimateId: string): string
  /** Voids an invoice. */
  voidInvoice(realmId: string, invoiceId: string): void
  /** Records money that came in. @returns the payment's Id */
  payInvoice(realmId: string, invoiceId: string, options?: { readonly amount?: number }): string
  /** Changes fields of a customer. */
  editCustomer(realmId: string, customerId: string, changes: JsonObject): void
  /** Takes a customer off the lists; its name gets the suffix ` (deleted)`. */
  deactivateCustomer(realmId: string, customerId: string): void
  /** Makes one customer of two: what the second one had goes to the first, and the second is gone. */
  mergeCustomers(realmId: string, keptId: string, mergedId: string): void
  /** Voids a transaction. */
  voidDocument(realmId: string, entity: EntityName, id: string): void
  /** Deletes a transaction. */
  deleteDocument(realmId: string, entity: EntityName, id: string): void
  /** Gives an item another name. */
  renameItem(realmId: string, itemId: string, name: string): void
  /** Takes an item off the lists. */
  deactivateItem(realmId: string, itemId: string): void
}

const refusedAsError = <Result>(act: () => Result): Result => {
  try {
    return act()
  } catch (error) {
    if (error instanceof FaultReply) throw new EmulatorError('refused', `QuickBooks refuses: ${error.message}`)
    throw error
  }
}

/** Makes the screens of a set of companies. */
export const createUi = (ledgerOf: (realmId: string) => Ledger): QuickBooksUi => {
  const rowOf = (realmId: string, entity: EntityName, id: string): Row => {
    const row = ledgerOf(realmId).find(entity, id)
    if (row === undefined) throw new EmulatorError('unknown-document', `Company ${realmId} has no ${entity} ${id}`)
    return row
  }
  const edit = (realmId: string, entity: EntityName, id: string, changes: JsonObject): void => {
    const kind = kindOf(entity)
    const row = rowOf(realmId, entity, id)
    refusedAsError(() =>
      changeRow(ledgerOf(realmId), kind, row, sparseDraft(row, readFields(changes, kind.fields, entity))),
    )
  }
  const end = (realmId: string, entity: EntityName, id: string, how: 'void' | 'delete'): void => {
    const kind = kindOf(entity)
    const { Id, SyncToken } = rowOf(realmId, entity, id)
    if (!kind.operations.has(how)) throw new EmulatorError('refused', `QuickBooks does not ${how} a ${entity}`)
    const act = how === 'void' ? voidRow : deleteRow
    refusedAsError(() => act(ledgerOf(realmId), kind, { Id, SyncToken }))
  }
  const create = (realmId: string, entity: EntityName, body: JsonObject): string =>
    refusedAsError(() => createRow(ledgerOf(realmId), kindOf(entity), body)).Id
  return {
    acceptEstimate: (realmId, estimateId, { acceptedBy } = {}) =>
      edit(realmId, 'Estimate', estimateId, {
        TxnStatus: 'Accepted',
        AcceptedDate: ledgerOf(realmId).today(),
        ...(acceptedBy === undefined ? {} : { AcceptedBy: acceptedBy }),
      }),
    rejectEstimate: (realmId, estimateId) => edit(realmId, 'Estimate', estimateId, { TxnStatus: 'Rejected' }),
    editEstimate: (realmId, estimateId, changes) => edit(realmId, 'Estimate', estimateId, changes),
    invoiceEstimate: (realmId, estimateId) => {
      const estimate = rowOf(realmId, 'Estimate', estimateId)
      const { CustomerRef, BillEmail } = estimate
      const Line = objectsOf(estimate.Line)
      const link = { TxnId: estimateId, TxnType: 'Estimate' }
      const billed = { CustomerRef, Line, LinkedTxn: [link], ...(BillEmail === undefined ? {} : { BillEmail }) }
      return create(realmId, 'Invoice', billed)
    },
    voidInvoice: (realmId, invoiceId) => end(realmId, 'Invoice', invoiceId, 'void'),
    voidDocument: (realmId, entity, id) => end(realmId, entity, id, 'void'),
    deleteDocument: (realmId, entity, id) => end(realmId, entity, id, 'delete'),
    mergeCustomers: (realmId, keptId, mergedId) =>
      mergeCustomers(ledgerOf(realmId), rowOf(realmId, 'Customer', keptId), rowOf(realmId, 'Customer', mergedId)),
    payInvoice: (realmId, invoiceId, { amount } = {}) => {
      const invoice = rowOf(realmId, 'Invoice', invoiceId)
      const paid = amount ?? Number(invoice.Balance ?? 0)
      const Line = [{ Amount: paid, LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }]
      return create(realmId, 'Payment', { CustomerRef: invoice.CustomerRef, TotalAmt: paid, Line })
    },
    editCustomer: (realmId, customerId, changes) => edit(realmId, 'Customer', customerId, changes),
    deactivateCustomer: (realmId, customerId) => edit(realmId, 'Customer', customerId, { Active: false }),
    renameItem: (realmId, itemId, name) => edit(realmId, 'Item', itemId, { Name: name }),
    deactivateItem: (realmId, itemId) => edit(realmId, 'Item', itemId, { Active: false }),
  }
}
