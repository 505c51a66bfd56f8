import type { Comparison } from '../entities/kind.ts'
import { queryFault } from '../faults/query-fault.ts'
import { isObject, type Json, type Row, refOf } from '../ledger/json.ts'
import { propertyOf } from './property.ts'
import type { Condition } from './statement.ts'

/** A value as it sorts and compares; null where the row has none. */
export type Comparable = string | number | bigint | null

const bigIntOf = (text: string): bigint | null => (/^-?\d{1,30}$/.test(text) ? BigInt(text) : null)

/** A row's value in comparable form. Text compares without regard to case, Ids by number, times as instants. */
export const comparable = (value: Json | undefined, comparison: Comparison): Comparable => {
  switch (comparison) {
    case 'id':
      return bigIntOf(String(value ?? ''))
    case 'number':
      return typeof value === 'number' ? value : null
    case 'flag':
      return value === true ? 'true' : 'false'
    case 'time':
      return typeof value === 'string' ? Date.parse(value) : null
    case 'ref':
      return refOf(value) ?? null
    case 'email':
      return comparable(isObject(value) ? value.Address : undefined, 'text')
    case 'text':
      return typeof value === 'string' ? value.toLowerCase() : null
    case 'date':
      return typeof value === 'string' ? value : null
  }
}

const readText = (text: string, comparison: Comparison): Comparable => {
  switch (comparison) {
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null
    case 'flag':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : null
    case 'time':
      return instantOf(text)
    case 'date':
      return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null
    case 'id':
      return bigIntOf(text)
    case 'text':
    case 'email':
      return text.toLowerCase()
    case 'ref':
      return text
  }
}

/** What a statement says, in comparable form. @throws FaultReply 4001 for what is no value of the property */
const comparableText = (text: string, property: string, comparison: Comparison): Comparable => {
  const value = readText(text, comparison)
  if (value === null) throw queryFault(`Invalid value '${text}' for property ${property}`)
  return value
}

/** An instant in a statement; a date alone begins at midnight in Pacific time, which a Z or an offset overrides. */
const instantOf = (text: string): number | null => {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00-08:00` : text)
  return Number.isNaN(at) ? null : at
}

/** Whether text fits a pattern in which `%` stands for any characters; each part is found once, left to right. */
export const isLike = (text: string, pattern: string): boolean => {
  const parts = pattern.split('%')
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (parts.length === 1) return text === pattern
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

/** Orders two rows' values; rows without a value come first. */
export const compareValues = (left: Comparable, right: Comparable): number => {
  if (left === right) return 0
  if (left === null) return -1
  if (right === null) return 1
  return left < right ? -1 : 1
}

/** Makes the test that a condition says. @throws FaultReply 4001 when a value does not fit the property */
export const matcher = (condition: Condition, comparison: Comparison): ((row: Row) => boolean) => {
  const { property, operator, values } = condition
  const read = (row: Row): Comparable => comparable(propertyOf(row, property), comparison)
  if (operator === 'like' || operator === 'contains') {
    const wanted = (values[0] ?? '').toLowerCase()
    const fits = (text: string): boolean => (operator === 'like' ? isLike(text, wanted) : text.includes(wanted))
    return (row) => {
      const value = read(row)
      return value !== null && fits(String(value).toLowerCase())
    }
  }
  const wanted = values.map((value) => comparableText(value, property, comparison))
  if (operator === 'in') return (row) => wanted.includes(read(row))
  const right = wanted[0] ?? null
  return (row) => {
    const left = read(row)
    if (operator === '=') return left === right
    if (operator === '!=') return left !== right
    if (left === null) return false
    const order = compareValues(left, right)
    return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0
  }
}
