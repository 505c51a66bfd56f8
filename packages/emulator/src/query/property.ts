import type { Comparison, EntityKind } from '../entities/kind.ts'
import { queryFault } from '../faults/query-fault.ts'
import { isObject, type Json, type Row } from '../ledger/json.ts'

/** The value of a property of a row; a dot goes one level down. */
export const propertyOf = (row: Row, property: string): Json | undefined => {
  let value: Json | undefined = row
  for (const step of property.split('.')) {
    // A list answers for its first member, and `Type` and `Value` are spelled with capitals in statements only.
    const holder: Json | undefined = Array.isArray(value) ? value[0] : value
    const field: string = isObject(holder) && !Object.hasOwn(holder, step) ? step.toLowerCase() : step
    value = isObject(holder) && Object.hasOwn(holder, field) ? holder[field] : undefined
  }
  return value
}

/** How a property compares. @throws FaultReply 4001 when there is no such property, or none that can be asked for */
export const comparisonOf = (kind: EntityKind, property: string): Comparison => {
  const comparison = Object.hasOwn(kind.queryable, property) ? kind.queryable[property] : undefined
  if (comparison !== undefined) return comparison
  if (Object.hasOwn(kind.fields, property) && kind.unknownToQueries?.includes(property) !== true)
    throw queryFault(`property '${property}' is not queryable`)
  throw queryFault(`Property ${property} not found for Entity ${kind.name}`)
}
