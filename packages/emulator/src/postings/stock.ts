import type { Json, Row } from '../ledger/json.ts'
import { refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, wireNumber } from '../ledger/money.ts'
import { accountFor } from './account-roles.ts'
import type { Side } from './posting.ts'

/** Whether the company counts how many it has of an item. */
export const isStocked = (item: Row | undefined): item is Row & { Type: 'Inventory' } => item?.Type === 'Inventory'

/** The account that the value of an item's stock stands in. */
export const stockAccount = (item: Row, ledger: Ledger): string =>
  refOf(item.AssetAccountRef) ?? accountFor('inventory', ledger)

/**
 * Goods that leave the stock with a sale, or with `sign` 1 come back: their cost moves between stock and cost of goods
 * sold. An item costs its `PurchaseCost` at that moment; QuickBooks goes by the oldest purchase.
 */
export const stockSides = (
  item: Row | undefined,
  quantity: Json | undefined,
  sign: 1 | -1,
  row: Row,
  ledger: Ledger,
): Side[] => {
  if (!isStocked(item)) return []
  const count = amountOf(quantity ?? 1)
  // Costs are at home already: they are taken out of the document's rate.
  const rate = amountOf(row.ExchangeRate ?? 1)
  const amount = wireNumber(cents(count.times(amountOf(item.PurchaseCost))).div(rate))
  const stock = { itemId: item.Id, quantity: wireNumber(count.times(sign)) }
  return [
    { accountId: stockAccount(item, ledger), amount, sign, stock },
    {
      accountId: refOf(item.ExpenseAccountRef) ?? accountFor('goodsSold', ledger),
      amount,
      sign: sign === 1 ? -1 : 1,
    },
  ]
}
