import { EmulatorError } from '../emulator-error.ts'
import { addToBalance } from '../entities/customer-balance.ts'
import { kinds } from '../entities/kinds.ts'
import { redirected } from '../entities/redirect.ts'
import { post } from '../postings/post.ts'
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

/** Everything that names one customer, in a head or in a line, names the other. */
const redirectCustomer = (ledger: Ledger, from: string, to: string): void => {
  for (const { name, fields } of kinds.values())
    for (const row of [...ledger.table(name).all()]) {
      const after = redirected(row, fields, { entity: 'Customer', from, to })
      if (after === row) continue
      ledger.touch(name, row.Id, after)
      // The names on the lines of an entry stand in what it has booked.
      if (name === 'JournalEntry') post(name, row.Id, ledger.find(name, row.Id), ledger)
    }
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
  for (const child of ledger.table('Customer').below(merged.Id))
    changeRow(ledger, kind, child, sparseDraft(child, { ParentRef: { value: kept.Id } }))
  const owed = Number(merged.Balance ?? 0)
  addToBalance(ledger, merged.Id, -owed)
  redirectCustomer(ledger, merged.Id, kept.Id)
  ledger.table('Customer').remove(merged.Id)
  ledger.deletions.push({ entity: 'Customer', id: merged.Id, at: ledger.clock.now() })
  addToBalance(ledger, kept.Id, owed)
  ledger.touch('Customer', kept.Id, { DisplayName: textOf(kept.DisplayName) })
  ledger.announce('Customer', kept.Id, 'Merge', merged.Id)
}
