/** What a JSON text can hold. */
export type Json = string | number | boolean | null | Json[] | JsonObject

/** A JSON object; a field that is `undefined` is not on the wire. */
export interface JsonObject {
  [field: string]: Json | undefined
}

/** One stored entity. Rows are replaced, never changed in place, so a reply that holds one stays as it was. */
export interface Row extends JsonObject {
  Id: string
  SyncToken: string
  MetaData: { CreateTime: string; LastUpdatedTime: string; LastModifiedByRef?: { value: string } }
}

/** Tells objects from arrays, null and plain values. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field as an object; empty where it is none. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

const areObjects = (values: readonly Json[]): values is JsonObject[] => values.every(isObject)

/** A field as a list of objects; empty where it is none. It may be the row's own list: nobody changes it in place. */
export const objectsOf = (value: Json | undefined): JsonObject[] => {
  if (!Array.isArray(value)) return []
  return areObjects(value) ? value : value.filter(isObject)
}

/** A field as text; undefined where it is absent, empty or no text. */
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The `value` of a reference field, the Id it points to. */
export const refOf = (value: Json | undefined): string | undefined => textOf(objectOf(value).value)

/** A copy without the fields that are undefined. */
export const defined = (object: JsonObject): JsonObject => {
  const kept: JsonObject = {}
  for (const field in object) if (object[field] !== undefined) kept[field] = object[field]
  return kept
}

/** Compares two JSON values by content; the order of an object's fields does not count, nor does an undefined field. */
export const sameJson = (left: Json | undefined, right: Json | undefined): boolean => {
  if (Object.is(left, right)) return true
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]))
  if (!isObject(left) || !isObject(right)) return false
  const fields = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...fields].every((field) => sameJson(left[field], right[field]))
}
