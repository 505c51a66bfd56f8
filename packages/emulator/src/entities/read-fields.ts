import { businessRule, invalidEmail, invalidEnumeration, invalidLength, invalidProperty } from '../faults/fault.ts'
import { isObject, type Json, type JsonObject } from '../ledger/json.ts'
import { wholeCents, wireCents } from '../ledger/money.ts'
import type { Field, Fields } from './fields.ts'

const javaPackage = 'com.intuit.schema.finance.v3'
const numberPattern = /^-?\d{1,20}(?:\.\d{1,20})?$/
const datePattern = /^\d{4}-\d{2}-\d{2}(?:[T+Z-].{0,30})?$/
const addressPattern = /^[^\s@,;]+@[^\s@,;]+$/
const describedCharacters = 1000

/** The list of known fields as Jackson prints it: cut off once it is longer than 1,000 characters. */
const knownProperties = (fields: Fields): string => {
  const names = Object.keys(fields)
  let listed = ` (${names.length} known properties: `
  for (const [index, name] of names.entries()) {
    listed += `"${name}"`
    if (listed.length > describedCharacters) return `${listed} [truncated]])`
    if (index < names.length - 1) listed += ', '
  }
  return `${listed}])`
}

const unrecognized = (name: string, className: string, fields: Fields) =>
  invalidProperty(
    `Unrecognized field "${name}" (class ${javaPackage}.${className}), not marked as ignorable${knownProperties(fields)}`,
  )

const cannotConstruct = (javaType: string, value: Json) =>
  invalidProperty(
    `Can not construct instance of ${javaType} from ${typeof value} value '${String(value)}': not a valid representation`,
  )

const cannotDeserialize = (javaType: string, value: Json) =>
  invalidProperty(
    `Can not deserialize instance of ${javaType} out of ${Array.isArray(value) ? 'START_ARRAY' : isObject(value) ? 'START_OBJECT' : `VALUE_${(typeof value).toUpperCase()}`} token`,
  )

/** How deep data may be that is kept as it came. */
const deepest = 16

const isShallow = (value: Json | undefined, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1))
}

const readText = (value: Json, maxLength: number | undefined, path: string): string => {
  if (typeof value === 'object') throw cannotDeserialize('java.lang.String', value)
  const read = String(value)
  if (maxLength !== undefined && read.length > maxLength) throw invalidLength(path, maxLength, read.length)
  return read
}

const readFlag = (value: Json): boolean => {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw cannotConstruct('java.lang.Boolean', value)
}

const readDecimal = (value: Json): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'string' && numberPattern.test(value)) return Number(value)
  throw cannotConstruct('java.math.BigDecimal', value)
}

const mostMoney = 10_000_000_000

const readMoney = (value: number): number => {
  if (Math.abs(value) >= mostMoney) throw businessRule('An amount has at most ten digits before the decimal point.')
  return wireCents(wholeCents(value))
}

const readDate = (value: Json): string => {
  const day = typeof value === 'string' && datePattern.test(value) ? value.slice(0, 10) : ''
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(day)) throw cannotConstruct('java.util.Date', value)
  return day
}

const readGroup = (value: Json, className: string, fields: Fields, path: string): JsonObject => {
  if (!isObject(value)) throw cannotDeserialize(`${javaPackage}.${className}`, value)
  const read = readFields(value, fields, className, path)
  if (className === 'EmailAddress' && typeof read.Address === 'string' && read.Address !== '')
    for (const one of read.Address.split(/[,;]/))
      if (!addressPattern.test(one.trim())) throw invalidEmail(read.Address, path)
  return read
}

const readRef = (value: Json, typed: boolean): Json | undefined => {
  if (!isObject(value)) throw cannotDeserialize(`${javaPackage}.ReferenceType`, value)
  const to = readFields(value, refFields, 'ReferenceType', '')
  if (typeof to.value !== 'string' || to.value === '') return undefined
  return { value: to.value, ...(typed && to.type !== undefined ? { type: to.type } : {}) }
}

const refFields: Fields = { value: { kind: 'text' }, name: { kind: 'text' }, type: { kind: 'text' } }

const readField = (value: Json, field: Field, path: string): Json | undefined => {
  switch (field.kind) {
    case 'text':
      return readText(value, field.maxLength, path)
    case 'flag':
      return readFlag(value)
    case 'decimal':
      return value === '' ? undefined : field.isMoney ? readMoney(readDecimal(value)) : readDecimal(value)
    case 'date':
      return value === '' ? undefined : readDate(value)
    case 'choice':
      if (typeof value !== 'string' || !field.of.includes(value)) throw invalidEnumeration(String(value))
      return value
    case 'ref':
      return readRef(value, field.typed === true)
    case 'group':
      return readGroup(value, field.className, field.fields, path)
    case 'list':
      if (!Array.isArray(value)) throw cannotDeserialize('java.util.ArrayList', value)
      return value.map((item) => readField(item, field.of, path) ?? null)
    case 'anything':
      if (!isShallow(value, deepest)) throw invalidProperty(`Nesting of ${path} is deeper than ${deepest} levels`)
      return value
  }
}

/**
 * Reads a body field by field: unknown fields refused, read-only and null ones dropped, numbers and booleans in quotes taken.
 *
 * @param className - the Java class that a `2010` names
 * @param path - where the object stands in its entity, `Line.` for instance; empty at the top
 * @throws FaultReply 2010, 2050, 2170 or 2210
 */
export const readFields = (input: JsonObject, fields: Fields, className: string, path = ''): JsonObject => {
  const read: JsonObject = {}
  for (const name of Object.keys(input)) {
    const value = input[name]
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined) throw unrecognized(name, className, fields)
    if (field.readOnly || value === null || value === undefined) continue
    const kept = readField(value, field, path === '' ? name : `${path}.${name}`)
    if (kept !== undefined) read[name] = kept
  }
  return read
}
