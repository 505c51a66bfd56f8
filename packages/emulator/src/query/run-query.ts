import type { Field } from '../entities/fields.ts'
import type { Comparison, EntityKind } from '../entities/kind.ts'
import { kindsByPath } from '../entities/kinds.ts'
import { present } from '../entities/present.ts'
import { invalidId, queryFault } from '../faults/fault.ts'
import { type Json, type JsonObject, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Comparable, comparable, compareValues, matcher, propertyOf } from './compare.ts'
import { parseStatement } from './parser.ts'
import type { Condition, Statement } from './statement.ts'

const kindOf = (entity: string): EntityKind => {
  const kind = kindsByPath.get(entity.toLowerCase())
  if (kind === undefined) throw queryFault(`invalid context declaration: ${entity}`)
  return kind
}

/** How a property compares. @throws FaultReply 4001 when there is no such property, or none that can be asked for */
const comparisonOf = (kind: EntityKind, property: string): Comparison => {
  const comparison = Object.hasOwn(kind.queryable, property) ? kind.queryable[property] : undefined
  if (comparison !== undefined) return comparison
  if (Object.hasOwn(kind.fields, property)) throw queryFault(`property '${property}' is not queryable`)
  throw queryFault(`Property ${property} not found for Entity ${kind.name}`)
}

/** The rows that can fulfil the conditions: by an index where one of them names an Id, a name or a customer. */
const candidates = (ledger: Ledger, kind: EntityKind, where: readonly Condition[]): Iterable<Row> => {
  const table = ledger.table(kind.name)
  for (const { property, operator, values } of where) {
    if (operator !== '=' && operator !== 'in') continue
    if (property === 'Id') return [...new Set(values)].flatMap((id) => table.find(id) ?? [])
    if (property === kind.uniqueName?.field)
      return [...new Set(values.map((v) => v.toLowerCase()))].flatMap((name) => table.named(name))
    if (property === 'CustomerRef') return [...new Set(values)].flatMap((id) => table.ofCustomer(id))
  }
  return table.all()
}

const matches = (ledger: Ledger, kind: EntityKind, where: readonly Condition[]): Row[] => {
  for (const { property, values } of where)
    if (property === 'Id') for (const id of values) if (!/^-?\d+$/.test(id)) throw invalidId(id)
  const tests = where.map((condition) => matcher(condition, comparisonOf(kind, condition.property)))
  if (kind.is === 'nameList' && !where.some(({ property }) => property === 'Active'))
    tests.push((row) => row.Active !== false)
  const found: Row[] = []
  for (const row of candidates(ledger, kind, where)) if (tests.every((test) => test(row))) found.push(row)
  return found
}

type Order = (left: Row, right: Row) => number

/** Text sorts by its characters' codes, though it is compared without regard to case. */
const sortable = (value: Json | undefined, comparison: Comparison): Comparable =>
  comparison === 'text' ? (typeof value === 'string' ? value : null) : comparable(value, comparison)

const byProperty = (property: string, comparison: Comparison, descending: boolean): Order => {
  const sign = descending ? -1 : 1
  return (left, right) =>
    sign *
    compareValues(sortable(propertyOf(left, property), comparison), sortable(propertyOf(right, property), comparison))
}

const byId = (descending: boolean): Order => byProperty('Id', 'id', descending)

const nameOf = (row: Row): string => textOf(row.FullyQualifiedName) ?? textOf(row.DisplayName) ?? textOf(row.Name) ?? ''

/**
 * Without ORDERBY: transactions by their last change, newest first; name lists by full name, so that a sub-customer
 * follows its parent. Names sort by their characters' codes, capitals first: `PG&E` is recorded before `Pam Seitz`.
 */
const defaultOrder = (kind: EntityKind): Order => {
  if (kind.is === 'transaction') {
    const changed = byProperty('MetaData.LastUpdatedTime', 'time', true)
    return (left, right) => changed(left, right) || byId(true)(left, right)
  }
  return (left, right) => compareValues(nameOf(left), nameOf(right)) || byId(false)(left, right)
}

const orderOf = (kind: EntityKind, orderBy: Statement['orderBy']): Order => {
  if (orderBy.length === 0) return defaultOrder(kind)
  const orders = orderBy.map(({ property, descending }) =>
    byProperty(property, comparisonOf(kind, property), descending),
  )
  return (left, right) => {
    for (const order of orders) {
      const result = order(left, right)
      if (result !== 0) return result
    }
    return byId(false)(left, right)
  }
}

const isSimple = (field: Field | undefined): boolean =>
  field !== undefined && field.kind !== 'group' && field.kind !== 'list' && field.kind !== 'anything'

const projected = (columns: readonly string[], whole: JsonObject): JsonObject => {
  const shown: JsonObject = {}
  for (const column of columns) if (whole[column] !== undefined) shown[column] = whole[column]
  return { ...shown, domain: 'QBO', sparse: true, Id: whole.Id }
}

const checkColumns = (columns: readonly string[], kind: EntityKind): void => {
  for (const column of columns) {
    const field = Object.hasOwn(kind.fields, column) ? kind.fields[column] : undefined
    if (!isSimple(field)) throw queryFault(`Property ${column} not found for Entity ${kind.name}`)
  }
}

/**
 * Runs a statement against the books.
 *
 * @returns the `QueryResponse`: empty where nothing matches, `maxResults` the number of rows returned
 * @throws FaultReply 4000, 4001 or 2030
 */
export const runQuery = (ledger: Ledger, text: string): JsonObject => {
  const statement = parseStatement(text)
  const kind = kindOf(statement.entity)
  const { columns } = statement
  if (typeof columns !== 'string') checkColumns(columns, kind)
  const found = matches(ledger, kind, statement.where)
  if (columns === 'count') return { totalCount: found.length }
  found.sort(orderOf(kind, statement.orderBy))
  const first = statement.startPosition - 1
  const page = found.slice(first, first + statement.maxResults).map((row) => {
    const whole = present(row, kind, (target, id) => ledger.nameOf(target, id))
    return typeof columns === 'string' ? whole : projected(columns, whole)
  })
  if (page.length === 0) return {}
  return {
    [kind.name]: page,
    startPosition: statement.startPosition,
    maxResults: page.length,
    ...(kind.countsPages ? { totalCount: found.length } : {}),
  }
}
