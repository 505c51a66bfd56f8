import type { Field } from '../entities/fields.ts'
import { type Included, withIncluded } from '../entities/included.ts'
import type { EntityKind } from '../entities/kind.ts'
import { kindsByPath } from '../entities/kinds.ts'
import { present } from '../entities/present.ts'
import { invalidId } from '../faults/fault.ts'
import { queryFault } from '../faults/query-fault.ts'
import type { JsonObject, Row } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { matcher } from './compare.ts'
import { ordered } from './order.ts'
import { parseStatement } from './parser.ts'
import { comparisonOf } from './property.ts'
import type { Condition } from './statement.ts'

const kindOf = (entity: string): EntityKind => {
  const kind = kindsByPath.get(entity.toLowerCase())
  if (kind === undefined) throw queryFault(`invalid context declaration: ${entity}`)
  return kind
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
    if (comparisonOf(kind, property) === 'id') for (const id of values) if (!/^-?\d+$/.test(id)) throw invalidId(id)
  const tests = where.map((condition) => matcher(condition, comparisonOf(kind, condition.property)))
  if (kind.is === 'nameList' && !where.some(({ property }) => property === 'Active'))
    tests.push((row) => row.Active !== false)
  const found: Row[] = []
  for (const row of candidates(ledger, kind, where)) if (tests.every((test) => test(row))) found.push(row)
  return found
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
 * @param included - what the request wants to see beside what every reply shows
 * @returns the `QueryResponse`: empty where nothing matches, `maxResults` the number of rows returned
 * @throws FaultReply 4000, 4001 or 2030
 */
export const runQuery = (ledger: Ledger, text: string, included: Included = {}): JsonObject => {
  const statement = parseStatement(text)
  const kind = kindOf(statement.entity)
  const { columns } = statement
  if (typeof columns !== 'string') checkColumns(columns, kind)
  const found = matches(ledger, kind, statement.where)
  if (columns === 'count') return { totalCount: found.length }
  const first = statement.startPosition - 1
  const page = ordered(found, kind, statement.orderBy)
    .slice(first, first + statement.maxResults)
    .map((row) => {
      const whole = present(withIncluded(row, kind, included, ledger), kind, (target, id) => ledger.nameOf(target, id))
      return typeof columns === 'string' ? whole : projected(columns, whole)
    })
  if (page.length === 0) return {}
  return {
    [kind.name]: page,
    // The company and its preferences are alone: their page says no position.
    ...(kind.is === 'singleton' ? {} : { startPosition: statement.startPosition }),
    maxResults: page.length,
    ...(kind.countsPages ? { totalCount: found.length } : {}),
  }
}
