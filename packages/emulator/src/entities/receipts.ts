import { depositedTransaction, requiredParameter } from '../faults/fault.ts'
import { type JsonObject, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accountRef } from '../postings/account-roles.ts'
import { anything, decimal, readOnly } from './fields.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { altersDeposited } from './open-amount.ts'
import { completeSalesDocument, voidedDocument } from './sales-document.ts'
import { salesFields, salesQueryable } from './sales-fields.ts'

const complete = (
  name: 'SalesReceipt' | 'RefundReceipt',
  draft: JsonObject,
  previous: Row | undefined,
  ledger: Ledger,
  allowed?: Allowances,
): JsonObject => {
  if (name === 'RefundReceipt' && refOf(draft.DepositToAccountRef) === undefined)
    throw requiredParameter('DepositToAccountRef')
  return {
    ...completeSalesDocument(name, draft, previous, ledger, allowed),
    TxnStatus: undefined,
    LinkedTxn: previous?.LinkedTxn,
    Balance: 0,
    DepositToAccountRef: draft.DepositToAccountRef ?? accountRef('undeposited', ledger),
  }
}

const receipt = (name: 'SalesReceipt' | 'RefundReceipt'): EntityKind => ({
  name,
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  operations: new Set(['create', 'update', 'delete', 'void', 'send', 'pdf']),
  fields: {
    ...salesFields,
    [`${name}Ex`]: anything(),
    LessCIS: decimal(),
    ...(name === 'RefundReceipt' ? { RemainingCredit: readOnly(decimal()) } : {}),
  },
  queryable: { ...salesQueryable, Balance: 'number' },
  complete: (draft, previous, ledger, allowed) => complete(name, draft, previous, ledger, allowed),
  voided: (row) => ({ ...voidedDocument(row), LinkedTxn: undefined }),
  protect: (before, after) => {
    if (altersDeposited(before, after)) throw depositedTransaction()
  },
})

/** A sale that is paid at once: nothing stays open. */
export const salesReceipt: EntityKind = receipt('SalesReceipt')

/** Money given back for a sale. */
export const refundReceipt: EntityKind = receipt('RefundReceipt')
