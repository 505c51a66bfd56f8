import { type JsonObject, objectsOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { anything, date, text } from './fields.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { completeSalesDocument } from './sales-document.ts'
import { salesFields, salesQueryable } from './sales-fields.ts'

/** Invoices forget an estimate that is gone. */
const unlinkInvoices = (estimate: Row | undefined, ledger: Ledger): void => {
  for (const { TxnId } of objectsOf(estimate?.LinkedTxn)) {
    const invoice = ledger.find('Invoice', textOf(TxnId))
    if (invoice === undefined) continue
    const others = (link: JsonObject): boolean => link.TxnType !== 'Estimate' || link.TxnId !== estimate?.Id
    ledger.touch('Invoice', invoice.Id, { LinkedTxn: objectsOf(invoice.LinkedTxn).filter(others) })
  }
}

/** What a job may cost, before it is agreed. */
export const estimate: EntityKind = {
  name: 'Estimate',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  operations: new Set(['create', 'update', 'delete', 'send', 'pdf']),
  fields: {
    ...salesFields,
    ExpirationDate: date(),
    AcceptedBy: text(),
    AcceptedDate: date(),
    EstimateEx: anything(),
  },
  queryable: salesQueryable,
  complete: (draft: JsonObject, previous: Row | undefined, ledger: Ledger, allowed?: Allowances): JsonObject => {
    const completed = completeSalesDocument('Estimate', draft, previous, ledger, allowed)
    const linked = previous?.LinkedTxn
    return {
      ...completed,
      TxnStatus: draft.TxnStatus ?? 'Pending',
      // An estimate is linked from the invoice's side only.
      LinkedTxn: linked,
    }
  },
  settle: (before, after, ledger) => {
    if (after === undefined) unlinkInvoices(before, ledger)
  },
}
