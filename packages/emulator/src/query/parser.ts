import { queryFault, queryParseFault } from '../faults/fault.ts'
import { type Token, tokenize } from './lexer.ts'
import type { Condition, Operator, Statement } from './statement.ts'

const defaultMaxResults = 100
const highestMaxResults = 1000
const longestStatement = 32_768

const tokenImages = { identifier: '<IDENTIFIER>', string: '<STRING>', number: '<NUMBER>' } as const

/** How JavaCC, which QuickBooks' parser is made with, shows a token. */
const described = (token: Token): string =>
  token.kind === 'end'
    ? '"<EOF>"'
    : `" ${
        token.kind === 'keyword' || token.kind === 'symbol' ? `"${token.value}"` : tokenImages[token.kind]
      } "${token.image} ""`

const unexpected = (token: Token, expected: readonly string[]) => {
  const list = expected.map((one) => `    ${one} ...\n    `).join('')
  return queryParseFault(
    `Encountered ${described(token)} at line ${token.line}, column ${token.column}.\nWas expecting${expected.length > 1 ? ' one of' : ''}:\n${list}`,
  )
}

/** Walks over the tokens; each method takes what its grammar rule takes or throws a 4000. */
class Cursor {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  get token(): Token {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw queryParseFault('Encountered "<EOF>"')
    return token
  }

  is(...values: string[]): boolean {
    return (this.token.kind === 'keyword' || this.token.kind === 'symbol') && values.includes(this.token.value)
  }

  take(): Token {
    const token = this.token
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  accept(value: string): boolean {
    if (!this.is(value)) return false
    this.take()
    return true
  }

  expect(value: string): void {
    if (!this.accept(value)) throw unexpected(this.token, [`"${value}"`])
  }

  identifier(): string {
    if (this.token.kind !== 'identifier') throw unexpected(this.token, [tokenImages.identifier])
    return this.take().value
  }

  wholeNumber(): number {
    if (this.token.kind !== 'number' || !/^\d{1,9}$/.test(this.token.value))
      throw unexpected(this.token, [tokenImages.number])
    const value = Number(this.take().value)
    if (value < 1) throw queryFault(`value ${value} is too small. Min allowed value is 1`)
    return value
  }

  end(expected: readonly string[]): void {
    if (this.token.kind !== 'end') throw unexpected(this.token, expected)
  }
}

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
  (['=', '!=', '<', '<=', '>', '>=', 'like', 'in'] as const).map((one) => [one, one]),
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
  if (cursor.is('or')) throw queryParseFault('OR is not supported')
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
  const cursor = new Cursor(tokenize(statement))
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
