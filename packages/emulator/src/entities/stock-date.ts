import { beforeInventoryStart } from '../faults/fault.ts'
import { type Json, objectOf, objectsOf, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Refuses to move stock on a day before it was first counted. @throws FaultReply 6270 */
export const checkStockDates = (lines: Json | undefined, txnDate: string, ledger: Ledger): void => {
  for (const line of objectsOf(lines)) {
    checkStockDates(objectOf(line.GroupLineDetail).Line, txnDate, ledger)
    const detail = objectOf(line.SalesItemLineDetail ?? line.ItemBasedExpenseLineDetail)
    const item = ledger.find('Item', refOf(detail.ItemRef))
    if (item?.Type === 'Inventory' && txnDate < (textOf(item.InvStartDate) ?? '')) throw beforeInventoryStart()
  }
}
