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

/** A field and its place in the order that QuickBooks sends. */
interface Placed {
  readonly name: string
  readonly place: number
  readonly field: Field
}

const placesByFields = new WeakMap<Fields, ReadonlyMap<string, Placed>>()

/** The fields of a table by name, made once for each table. */
const placesOf = (fields: Fields): ReadonlyMap<string, Placed> => {
  const known = placesByFields.get(fields)
  if (known !== undefined) return known
  const places = new Map(Object.entries(fields).map(([name, field], place) => [name, { name, place, field }]))
  placesByFields.set(fields, places)
  return places
}

/** The fields an object has, in order: it has a third of those there are, so they are looked for from its side. */
const fieldsOf = (object: JsonObject, places: ReadonlyMap<string, Placed>): Placed[] => {
  const found: Placed[] = []
  let last = -1
  let isOrdered = true
  for (const name in object) {
    const placed = places.get(name)
    if (placed === undefined) continue
    found.push(placed)
    isOrdered &&= placed.place > last
    last = placed.place
  }
  return isOrdered ? found : found.sort((left, right) => left.place - right.place)
}

/** Whether a row is whole and its fields stand in order; one the table does not know comes last. */
const isStorable = (row: Row, places: ReadonlyMap<string, Placed>): boolean => {
  if (row.domain === undefined) return false
  let last = -1
  for (const name in row) {
    const place = places.get(name)?.place ?? places.size
    if (place < last) return false
    last = place
  }
  return true
}

/** A row as it is stored: whole, and in the order it is sent in, so that replies need not look for it. */
export const storable = (row: Row, { fields }: EntityKind): Row => {
  const places = placesOf(fields)
  if (isStorable(row, places)) return row
  const whole: Row = { ...row, domain: 'QBO', sparse: false }
  const { Id, SyncToken, MetaData } = row
  const ordered: JsonObject = {}
  for (const { name } of fieldsOf(whole, places)) ordered[name] = whole[name]
  for (const name in whole) if (!places.has(name)) ordered[name] = whole[name]
  return Object.assign(ordered, { Id, SyncToken, MetaData })
}

const presentFields = (object: JsonObject, fields: Fields, nameOf: NameLookup): JsonObject => {
  const shown: JsonObject = {}
  for (const { name, field } of fieldsOf(object, placesOf(fields))) {
    const value = object[name]
    if (value !== undefined) shown[name] = typeof value === 'object' ? presentField(value, field, nameOf) : value
  }
  return shown
}

/** A row as QuickBooks sends it: fields in its order, references with the names they have now. */
export const present = (row: Row, kind: EntityKind, nameOf: NameLookup): JsonObject =>
  presentFields(row.domain === undefined ? { ...row, domain: 'QBO', sparse: false } : row, kind.fields, nameOf)
