import { type JsonObject, objectOf, objectsOf, type Row, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, wireNumber } from '../ledger/money.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'
import { settlementSides } from './settlement.ts'
import { isStocked, stockAccount } from './stock.ts'

const opposite = (sign: 1 | -1): 1 | -1 => (sign === 1 ? -1 : 1)

const lineSide = (line: JsonObject, sign: 1 | -1, ledger: Ledger): Side[] => {
  const rest = { amount: line.Amount, sign, memo: line.Description }
  if (line.DetailType === 'AccountBasedExpenseLineDetail') {
    const accountId = refOf(objectOf(line.AccountBasedExpenseLineDetail).AccountRef) ?? accountFor('expense', ledger)
    return [{ accountId, ...rest }]
  }
  if (line.DetailType !== 'ItemBasedExpenseLineDetail') return []
  const detail = objectOf(line.ItemBasedExpenseLineDetail)
  const item = ledger.find('Item', refOf(detail.ItemRef))
  if (isStocked(item)) {
    const quantity = wireNumber(amountOf(detail.Qty ?? 1).times(sign))
    return [{ accountId: stockAccount(item, ledger), ...rest, stock: { itemId: item.Id, quantity } }]
  }
  return [{ accountId: refOf(item?.ExpenseAccountRef) ?? accountFor('goodsSold', ledger), ...rest }]
}

/** Books what was bought, or with `sign` -1 what went back, against where the money comes from. */
const bought = (row: Row, from: string, sign: 1 | -1, ledger: Ledger): Side[] => {
  const tax = objectOf(row.TxnTaxDetail).TotalTax
  return [
    { accountId: from, amount: row.TotalAmt, sign: opposite(sign) },
    ...objectsOf(row.Line).flatMap((line) => lineSide(line, sign, ledger)),
    ...(amountOf(tax).eq(0) ? [] : [{ accountId: accountFor('tax', ledger), amount: tax, sign }]),
  ]
}

const payables = (row: Row, ledger: Ledger): string => refOf(row.APAccountRef) ?? accountFor('payable', ledger)

/** A bill: the business owes a vendor. */
export const billSides = (row: Row, ledger: Ledger): Side[] => bought(row, payables(row, ledger), 1, ledger)
/** A vendor credit: it owes less. */
export const vendorCreditSides = (row: Row, ledger: Ledger): Side[] => bought(row, payables(row, ledger), -1, ledger)
/** A purchase by cash, check or card; one with `Credit` is a refund to the card. */
export const purchaseSides = (row: Row, ledger: Ledger): Side[] =>
  bought(row, refOf(row.AccountRef) ?? '', row.Credit === true ? -1 : 1, ledger)

/** A payment of bills: from the bank, or onto the card. */
export const billPaymentSides = (row: Row, ledger: Ledger): Side[] => {
  const from =
    refOf(objectOf(row.CheckPayment).BankAccountRef) ?? refOf(objectOf(row.CreditCardPayment).CCAccountRef) ?? ''
  return [
    ...settlementSides(row, payables(row, ledger), 1, ledger),
    { accountId: from, amount: row.TotalAmt, sign: -1 },
  ]
}
