import { EmulatorError } from '../emulator-error.ts'
import { addToBalance } from '../entities/customer.ts'
import { kinds } from '../entities/kinds.ts'
import { type Row, refOf, textOf } from './json.ts'
import type { Ledger } from './ledger.ts'
import { changeRow, sparseDraft } from './write.ts'

const standsBelow = (ledger: Ledger, row: Row, above: Row): boolean => {
  for (
    let parent = ledger.find('Customer', refOf(row.ParentRef));
    parent !== undefined;
    parent = ledger.find('Customer', refOf(parent.ParentRef))
  )
    if (parent.Id === above.Id) return true
  return false
}

/**
 * Makes one customer of two, as a person does by giving one the other's name.
 *
 * @throws EmulatorError `refused` for one and the same customer, or one that stands below the other
 */
export const mergeCustomers = (ledger: Ledger, kept: Row, merged: Row): void => {
  const kind = kinds.get('Customer')
  if (kind === undefined || kept.Id === merged.Id || standsBelow(ledger, kept, merged))
    throw new EmulatorError('refused', `QuickBooks cannot merge customer ${merged.Id} into ${kept.Id}`)
  for (const { name } of kinds.values())
    for (const row of ledger.table(name).ofCustomer(merged.Id))
      ledger.touch(name, row.Id, { CustomerRef: { value: kept.Id } })
  for (const child of ledger.table('Customer').below(merged.Id))
    changeRow(ledger, kind, child, sparseDraft(child, { ParentRef: { value: kept.Id } }))
  const owed = Number(merged.Balance ?? 0)
  addToBalance(ledger, merged.Id, -owed)
  ledger.table('Customer').remove(merged.Id)
  ledger.deletions.push({ entity: 'Customer', id: merged.Id, at: ledger.clock.now() })
  addToBalance(ledger, kept.Id, owed)
  ledger.touch('Customer', kept.Id, { DisplayName: textOf(kept.DisplayName) })
  ledger.announce('Customer', kept.Id, 'Merge', merged.Id)
}
