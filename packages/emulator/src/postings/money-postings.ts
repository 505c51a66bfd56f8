import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'
import { settlementSides } from './settlement.ts'

/** A payment: money for what is owed, whatever invoices it is put on. */
export const paymentSides = (row: Row, ledger: Ledger): Side[] => [
  {
    accountId: refOf(row.DepositToAccountRef) ?? accountFor('undeposited', ledger),
    amount: row.TotalAmt,
    sign: 1,
  },
  ...settlementSides(row, refOf(row.ARAccountRef) ?? accountFor('receivable', ledger), -1, ledger),
]

/** Where the money of a deposit's line comes from: the account a payment went to, or the one the line names. */
const sourceOf = (line: JsonObject, ledger: Ledger): string => {
  const [link] = objectsOf(line.LinkedTxn)
  const type = link?.TxnType
  const known = type === 'Payment' || type === 'SalesReceipt' || type === 'RefundReceipt'
  const taken = known ? ledger.find(type, textOf(link?.TxnId)) : undefined
  return (
    refOf(taken?.DepositToAccountRef) ??
    refOf(objectOf(line.DepositLineDetail).AccountRef) ??
    accountFor('undeposited', ledger)
  )
}

/** A deposit: money out of the undeposited funds, or from elsewhere, into the bank. */
export const depositSides = (row: Row, ledger: Ledger): Side[] => {
  const cashBack = objectOf(row.CashBack)
  const cash = refOf(cashBack.AccountRef)
  const bank = refOf(row.DepositToAccountRef) ?? ''
  return [
    { accountId: bank, amount: row.TotalAmt, sign: 1 },
    ...(cashBack.Amount === undefined
      ? []
      : [{ accountId: cash ?? bank, amount: cashBack.Amount, sign: 1 as const, memo: cashBack.Memo }]),
    ...objectsOf(row.Line).map((line) => ({
      accountId: sourceOf(line, ledger),
      amount: line.Amount,
      sign: -1 as const,
      memo: line.Description,
    })),
  ]
}

/** A transfer between two accounts. */
export const transferSides = (row: Row): Side[] => [
  { accountId: refOf(row.ToAccountRef) ?? '', amount: row.Amount, sign: 1 },
  { accountId: refOf(row.FromAccountRef) ?? '', amount: row.Amount, sign: -1 },
]

/** A journal entry: its lines as they are. */
export const journalEntrySides = (row: Row): Side[] =>
  objectsOf(row.Line).flatMap((line) => {
    const detail = objectOf(line.JournalEntryLineDetail)
    const accountId = refOf(detail.AccountRef)
    if (accountId === undefined) return []
    const sign = detail.PostingType === 'Debit' ? 1 : -1
    return [{ accountId, amount: line.Amount, sign, memo: line.Description, name: objectOf(detail.Entity) }]
  })
