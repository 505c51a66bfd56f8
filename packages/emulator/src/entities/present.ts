import { isObject, type Json, type JsonObject, objectOf, type Row, refOf, textOf } from '../ledger/json.ts'
import { type Field, type Fields, personOf, type RefTarget } from './fields.ts'
import type { EntityKind } from './kind.ts'

/** Gives the name a reference shows; undefined where QuickBooks shows none. */
export type NameLookup = (target: RefTarget, id: string) => string | undefined

const presentField = (value: Json, field: Field, nameOf: NameLookup): Json => {
  if (field.kind === 'list' && Array.isArray(value)) return value.map((item) => presentField(item, field.of, nameOf))
  if (field.kind === 'group' && isObject(value)) return presentFields(value, field.fields, nameOf)
  if (field.kind !== 'ref') return value
  const id = refOf(value)
  const type = field.typed ? textOf(objectOf(value).type) : undefined
  const to = field.typed ? personOf(type) : field.to
  const name = field.named && to !== undefined && id !== undefined ? nameOf(to, id) : undefined
  return { value: id ?? '', ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) }
}

const entriesByFields = new WeakMap<Fields, readonly (readonly [name: string, field: Field])[]>()

/** The fields of a table as a list, made once for each table. */
const entriesOf = (fields: Fields): readonly (readonly [name: string, field: Field])[] => {
  const known = entriesByFields.get(fields)
  if (known !== undefined) return known
  const entries = Object.entries(fields)
  entriesByFields.set(fields, entries)
  return entries
}

const presentFields = (object: JsonObject, fields: Fields, nameOf: NameLookup): JsonObject => {
  const shown: JsonObject = {}
  for (const [name, field] of entriesOf(fields)) {
    const value = object[name]
    if (value !== undefined) shown[name] = typeof value === 'object' ? presentField(value, field, nameOf) : value
  }
  return shown
}

/** A row as QuickBooks sends it: fields in its order, references with the names they have now. */
export const present = (row: Row, kind: EntityKind, nameOf: NameLookup): JsonObject =>
  presentFields({ ...row, domain: 'QBO', sparse: false }, kind.fields, nameOf)
