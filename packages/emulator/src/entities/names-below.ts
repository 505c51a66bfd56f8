import { type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { EntityName } from './kind.ts'

/** Shows a row's new name, or its new place, in the full names of everything below it. */
export const renameBelow = (
  entity: EntityName,
  before: Row | undefined,
  after: Row | undefined,
  ledger: Ledger,
): void => {
  if (before === undefined || after === undefined || before.FullyQualifiedName === after.FullyQualifiedName) return
  for (const child of ledger.table(entity).below(after.Id)) {
    const own = textOf(child.DisplayName) ?? textOf(child.Name)
    ledger.touch(entity, child.Id, { FullyQualifiedName: `${textOf(after.FullyQualifiedName)}:${own}` })
    renameBelow(entity, child, ledger.find(entity, child.Id), ledger)
  }
}
