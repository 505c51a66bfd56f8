import type { JsonObject, Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { anything, date, text } from './fields.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { completeSalesDocument } from './sales-document.ts'
import { salesFields, salesQueryable } from './sales-fields.ts'

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
}
