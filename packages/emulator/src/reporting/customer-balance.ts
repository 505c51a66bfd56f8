import type Big from 'big.js'
import { amountOf } from '../ledger/money.ts'
import { customerTree, openItems, type Report, withTotal } from './report.ts'

/** What each customer owes, jobs below their customers. */
export const customerBalance: Report = (input) => {
  const amounts = new Map<string, readonly Big[]>()
  for (const { customerId, amount } of openItems(input)) {
    const [before] = amounts.get(customerId) ?? []
    amounts.set(customerId, [amount.plus(before ?? amountOf(0))])
  }
  return {
    Columns: [
      { ColTitle: '', ColType: 'Customer' },
      { ColTitle: 'Total', ColType: 'Money' },
    ],
    Row: withTotal(customerTree(input, amounts, 1), 1),
    Header: { DateMacro: 'all' },
    Option: [],
  }
}
