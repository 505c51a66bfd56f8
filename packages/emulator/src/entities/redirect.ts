import { isObject, type Json, type JsonObject, objectOf, refOf, textOf } from '../ledger/json.ts'
import { type Field, type Fields, personOf } from './fields.ts'
import type { EntityName } from './kind.ts'

/** Which row takes the place of which. */
export interface Redirection {
  readonly entity: EntityName
  readonly from: string
  readonly to: string
}

const redirectedField = (value: Json, field: Field, redirection: Redirection): Json => {
  if (field.kind === 'list' && Array.isArray(value)) {
    const items = value.map((item) => redirectedField(item, field.of, redirection))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (field.kind === 'group' && isObject(value)) return redirected(value, field.fields, redirection)
  if (field.kind !== 'ref' || refOf(value) !== redirection.from) return value
  const target = field.typed ? personOf(textOf(objectOf(value).type)) : field.to
  return target === redirection.entity ? { ...objectOf(value), value: redirection.to } : value
}

/** An object in which every reference to one row leads to another; the object itself where there is none. */
export const redirected = (object: JsonObject, fields: Fields, redirection: Redirection): JsonObject => {
  const changed: JsonObject = {}
  for (const [name, value] of Object.entries(object)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field === undefined || value === undefined) continue
    const leading = redirectedField(value, field, redirection)
    if (leading !== value) changed[name] = leading
  }
  return Object.keys(changed).length === 0 ? object : { ...object, ...changed }
}
