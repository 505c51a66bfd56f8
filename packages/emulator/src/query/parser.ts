import { queryParseFault } from '../faults/query-fault.ts'
import { Cursor, tokenImages, unexpected } from './cursor.ts'
import type { Condition, Operator, Statement } from './statement.ts'

const defaultMaxResults = 100
const highestMaxResults = 1000
const longestStatement = 32_768

const parseColumns = (cursor: Cursor): Statement['columns'] => {
  if (cursor.accept('*')) return 'all'
  if (cursor.accept('count')) {
    cursor.expect('(')
    cursor.expect('*')
    cursor.expect(')')
    return 'count'
  }
  const columns = [cursor.identifier()]
  while (cursor.accept(',')) columns.push(cursor.identifier())
  return columns
}

const parseValue = (cursor: Cursor): string => {
  const { kind } = cursor.token
  if (kind !== 'string' && kind !== 'number' && !cursor.is('true', 'false'))
    throw unexpected(cursor.token, ['"false"', '"true"', tokenImages.number, tokenImages.string])
  return cursor.take().value
}

const parseValues = (cursor: Cursor): string[] => {
  cursor.expect('(')
  const values = [parseValue(cursor)]
  while (cursor.accept(',')) values.push(parseValue(cursor))
  cursor.expect(')')
  return values
}

const operators: ReadonlyMap<string, Operator> = new Map(
  (['=', '!=', '<', '<=', '>', '>=', 'like', 'contains', 'in'] as const).map((one) => [one, one]),
)

const parseCondition = (cursor: Cursor): Condition => {
  const property = cursor.identifier()
  const operator = cursor.token.kind === 'end' ? undefined : operators.get(cursor.token.value)
  if (operator === undefined || cursor.token.kind === 'string')
    throw unexpected(
      cursor.token,
      [...operators.keys()].map((one) => `"${one}"`),
    )
  cursor.take()
  return { property, operator, values: operator === 'in' ? parseValues(cursor) : [parseValue(cursor)] }
}

const parseWhere = (cursor: Cursor): Condition[] => {
  const conditions = [parseCondition(cursor)]
  while (cursor.accept('and')) conditions.push(parseCondition(cursor))
  return conditions
}

const parseOrder = (cursor: Cursor): Statement['orderBy'] => {
  const order = []
  do {
    const property = cursor.identifier()
    const descending = cursor.accept('desc')
    if (!descending) cursor.accept('asc')
    order.push({ property, descending })
  } while (cursor.accept(','))
  return order
}

/**
 * Parses `SELECT … FROM … [WHERE …] [ORDERBY …] [STARTPOSITION n] [MAXRESULTS n]`; the last three in any order.
 *
 * @throws FaultReply 4000 where the grammar ends, 4001 for a position or a number of results below 1
 */
export const parseStatement = (statement: string): Statement => {
  if (statement.length > longestStatement) throw queryParseFault('Invalid content. The statement is too long')
  const cursor = new Cursor(statement)
  cursor.expect('select')
  const columns = parseColumns(cursor)
  cursor.expect('from')
  const entity = cursor.identifier()
  const where = cursor.accept('where') ? parseWhere(cursor) : []
  let orderBy: Statement['orderBy'] = []
  let startPosition = 1
  let maxResults = defaultMaxResults
  for (;;) {
    if (cursor.accept('orderby')) orderBy = parseOrder(cursor)
    else if (cursor.accept('order')) {
      cursor.expect('by')
      orderBy = parseOrder(cursor)
    } else if (cursor.accept('startposition')) startPosition = cursor.wholeNumber()
    else if (cursor.accept('maxresults')) maxResults = Math.min(cursor.wholeNumber(), highestMaxResults)
    else break
  }
  cursor.end([
    '<EOF>',
    '"maxresults"',
    '"order"',
    '"orderby"',
    '"startposition"',
    ...(where.length > 0 ? ['"and"'] : ['"where"']),
  ])
  return { columns, entity, where, orderBy, startPosition, maxResults }
}
