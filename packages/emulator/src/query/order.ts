import type { Comparison, EntityKind } from '../entities/kind.ts'
import { type Row, textOf } from '../ledger/json.ts'
import { type Comparable, comparable, compareValues } from './compare.ts'
import { comparisonOf, propertyOf } from './property.ts'
import type { Statement } from './statement.ts'

/** One thing rows are ordered by. */
interface SortKey {
  readonly of: (row: Row) => Comparable
  readonly descending: boolean
}

/** Text sorts by its characters' codes, capitals first (`PG&E` is recorded before `Pam Seitz`), though it compares without regard to case. */
const keyOf = (property: string, comparison: Comparison, descending: boolean): SortKey => ({
  of: (row) => {
    const value = propertyOf(row, property)
    if (comparison === 'text') return typeof value === 'string' ? value : null
    return comparable(value, comparison)
  },
  descending,
})

const byId = (descending: boolean): SortKey => keyOf('Id', 'id', descending)

const byName: SortKey = {
  of: (row) => textOf(row.FullyQualifiedName) ?? textOf(row.DisplayName) ?? textOf(row.Name) ?? '',
  descending: false,
}

/** TAX, NON and others whose Ids are words stand before the codes of places, as they were entered. */
const byWordThenName: SortKey = { of: (row) => (/^\d/.test(row.Id) ? byName.of(row) : ''), descending: false }

/**
 * Without ORDERBY: transactions by their last change, newest first; name lists by full name, so that a sub-customer
 * follows its parent. Types of customers were recorded by Id.
 */
const keysOf = (kind: EntityKind, orderBy: Statement['orderBy']): SortKey[] => {
  if (orderBy.length > 0)
    return [
      ...orderBy.map(({ property, descending }) => keyOf(property, comparisonOf(kind, property), descending)),
      byId(false),
    ]
  if (kind.is === 'transaction') return [keyOf('MetaData.LastUpdatedTime', 'time', true), byId(true)]
  if (kind.listedBy === 'id') return [byId(false)]
  return [kind.listedBy === 'wordsThenName' ? byWordThenName : byName, byId(false)]
}

/** Rows in the order a statement asks for, or in QuickBooks' own. @throws FaultReply 4001 for a property there is not */
export const ordered = (rows: readonly Row[], kind: EntityKind, orderBy: Statement['orderBy']): Row[] => {
  const keys = keysOf(kind, orderBy)
  return rows
    .map((row) => ({ row, values: keys.map((key) => key.of(row)) }))
    .sort((left, right) => {
      for (const [index, { descending }] of keys.entries()) {
        const order = compareValues(left.values[index] ?? null, right.values[index] ?? null)
        if (order !== 0) return descending ? -order : order
      }
      return 0
    })
    .map(({ row }) => row)
}
