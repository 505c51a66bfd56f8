import type { Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, wireNumber } from '../ledger/money.ts'
import { addToAccounts } from './account-balance.ts'
import { accountFor } from './account-roles.ts'
import { journalKey, type Postings } from './posting.ts'
import { isStocked, stockAccount } from './stock.ts'

/**
 * Books a count: what an item has on hand at the start, or what somebody corrects it to, against the opening balances.
 *
 * The row says the new quantity already; only its value is booked.
 */
export const countStock = (before: Row | undefined, after: Row, ledger: Ledger): void => {
  if (!isStocked(after)) return
  const change = amountOf(after.QtyOnHand).minus(amountOf(before?.QtyOnHand))
  const amount = wireNumber(cents(change.times(amountOf(after.PurchaseCost))))
  if (change.eq(0)) return
  const counted: Postings = [
    {
      accountId: stockAccount(after, ledger),
      amount,
      stock: { itemId: after.Id, quantity: wireNumber(change) },
    },
    { accountId: accountFor('opening', ledger), amount: amount === 0 ? 0 : -amount },
  ]
  const key = journalKey('Item', after.Id)
  ledger.journal.set(key, [...(ledger.journal.get(key) ?? []), ...counted])
  addToAccounts([], counted, ledger)
}
