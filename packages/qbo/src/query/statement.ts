import { InputError, type InputIssue } from '../errors/input-error.ts'

/** A statement's parts, any entity's. */
export interface StatementSpec {
  where?: object | undefined
  orderBy?: string | undefined
}

const operators: ReadonlyMap<string, string> = new Map([
  ['=', '='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['in', 'IN'],
  ['like', 'LIKE'],
])

const fieldPattern = /^[A-Za-z]\w{0,63}(?:\.[A-Za-z]\w{0,63}){0,3}$/

const refuse = (path: string, code: string, message: string): never => {
  const issue: InputIssue = { path, code, message }
  throw new InputError('query', [issue])
}

/**
 * Writes a value as QuickBooks' query language reads it: backslash before `'` and `\`; numbers and booleans bare.
 *
 * @see https://developer.intuit.com/app/developer/qbo/docs/learn/explore-the-quickbooks-online-api/data-queries
 */
const literal = (value: unknown, path: string): string => {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return decimal(value)
  return refuse(
    path,
    'invalid-value',
    `is ${value === null ? 'null' : typeof value}, expected a string, a finite number or a boolean`,
  )
}

/** A number without an exponent, which the query language does not know. */
const decimal = (value: number): string => {
  const short = String(value)
  return short.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : short
}

const list = (values: unknown, path: string): string => {
  if (!Array.isArray(values) || values.length === 0)
    return refuse(path, 'empty-list', 'expected a list of at least one value')
  return `(${values.map((value, index) => literal(value, `${path}.${index}`)).join(', ')})`
}

const compare = (field: string, operator: string, value: unknown): string => {
  const path = `where.${field}.${operator}`
  const word = operators.get(operator)
  if (!word) return refuse(path, 'unknown-operator', `expected one of ${[...operators.keys()].join(' ')}`)
  return `${field} ${word} ${operator === 'in' ? list(value, path) : literal(value, path)}`
}

const condition = ([field, value]: [string, unknown]): string[] => {
  if (!fieldPattern.test(field)) refuse('where', 'invalid-field', 'has a name that is no column')
  // A condition that is dropped silently would answer with everything.
  if (typeof value !== 'object' || value === null) return [`${field} = ${literal(value, `where.${field}`)}`]
  const comparisons = Object.entries(value)
  if (comparisons.length === 0) refuse(`where.${field}`, 'empty-comparison', 'expected a value or an operator')
  return comparisons.map(([operator, operand]) => compare(field, operator, operand))
}

/** `WHERE …` with a leading space, or nothing. */
const whereClause = (where: object | undefined): string => {
  const conditions = Object.entries(where ?? {}).flatMap(condition)
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
}

const orderClause = (orderBy: string): string => {
  const [field = '', direction, ...rest] = orderBy.trim().split(/\s+/)
  const known = direction === undefined || direction === 'ASC' || direction === 'DESC'
  if (!fieldPattern.test(field) || !known || rest.length > 0) {
    return refuse('orderBy', 'invalid-order', 'expected a column, alone or with ASC or DESC')
  }
  return ` ORDERBY ${orderBy.trim()}`
}

/** A query without its paging. */
export const selectStatement = (entity: string, { where, orderBy = 'Id' }: StatementSpec): string =>
  `SELECT * FROM ${entity}${whereClause(where)}${orderClause(orderBy)}`

/** How many rows a query has. */
export const countStatement = (entity: string, where: object | undefined): string =>
  `SELECT COUNT(*) FROM ${entity}${whereClause(where)}`
