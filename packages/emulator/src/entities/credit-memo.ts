import type { JsonObject, Row } from '../ledger/json.ts'
import { refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { addToBalance } from './customer-balance.ts'
import { anything, bareRef, decimal, readOnly } from './fields.ts'
import { freePayments } from './freed-payments.ts'
import type { Allowances, EntityKind } from './kind.ts'
import { openBalance } from './open-amount.ts'
import { completeSalesDocument, voidedDocument } from './sales-document.ts'
import { salesFields, salesQueryable } from './sales-fields.ts'

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger, allowed?: Allowances): JsonObject => {
  const completed = completeSalesDocument('CreditMemo', draft, previous, ledger, allowed)
  const open = openBalance(completed.TotalAmt, previous)
  return {
    ...completed,
    TxnStatus: undefined,
    LinkedTxn: previous?.LinkedTxn ?? [],
    Balance: open,
    RemainingCredit: open,
  }
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  addToBalance(ledger, refOf(before?.CustomerRef), Number(before?.TotalAmt ?? 0))
  addToBalance(ledger, refOf(after?.CustomerRef), -Number(after?.TotalAmt ?? 0))
  freePayments(before, after, 'CreditMemo', { entity: 'Payment', linkTypes: ['Payment'] }, ledger)
}

/** What the business owes a customer: used up by payments that name it beside an invoice. */
export const creditMemo: EntityKind = {
  name: 'CreditMemo',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  operations: new Set(['create', 'update', 'delete', 'void', 'send', 'pdf']),
  fields: {
    RemainingCredit: readOnly(decimal()),
    InvoiceRef: bareRef('Invoice'),
    ...salesFields,
    CreditMemoEx: anything(),
  },
  queryable: { ...salesQueryable, Balance: 'number' },
  complete,
  voided: (row) => ({ ...voidedDocument(row), RemainingCredit: 0 }),
  settle,
}
