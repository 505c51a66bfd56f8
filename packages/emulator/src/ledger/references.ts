import { type Field, type Fields, personOf } from '../entities/fields.ts'
import type { EntityKind } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import { usesUsTax } from '../entities/tax-system.ts'
import { type FaultReply, inactiveReference, invalidId, invalidTaxCode, unknownReference } from '../faults/fault.ts'
import { isObject, type Json, type JsonObject, objectOf, type Row, refOf, textOf } from './json.ts'
import type { Ledger } from './ledger.ts'
import { isId } from './row-id.ts'

type Reference = readonly [target: string, id: string]

const collectIn = (value: Json | undefined, field: Field, found: Reference[]): void => {
  if (field.kind === 'list' && Array.isArray(value)) for (const item of value) collectIn(item, field.of, found)
  if (field.kind === 'group' && isObject(value)) collect(value, field.fields, found)
  const id = field.kind === 'ref' ? refOf(value) : undefined
  if (field.kind !== 'ref' || id === undefined) return
  const to = field.typed ? personOf(textOf(objectOf(value).type)) : field.to
  if (to !== undefined && to !== 'Currency') found.push([to, id])
}

const collect = (object: JsonObject, fields: Fields, found: Reference[]): void => {
  for (const name of Object.keys(object)) {
    const value = object[name]
    if (typeof value !== 'object') continue
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (field !== undefined) collectIn(value, field, found)
  }
}

/** What an object refers to, at any depth. */
const references = (object: JsonObject, fields: Fields): readonly Reference[] => {
  const found: Reference[] = []
  collect(object, fields, found)
  return found
}

/** Why a reference leads nowhere. A line's tax code in the US is no reference, but one of two words. */
const brokenReference = (target: EntityKind, id: string, { is }: EntityKind, ledger: Ledger): FaultReply => {
  if (target.name === 'TaxCode' && is === 'transaction' && usesUsTax(ledger)) return invalidTaxCode(id)
  return isId(id, target) ? unknownReference(target.listName, id) : invalidId(id)
}

/**
 * Refuses references that lead nowhere or to an inactive row; what the row referred to before may stay.
 *
 * @throws FaultReply 2030, 2500 or 6100
 */
export const checkReferences = (
  ledger: Ledger,
  kind: EntityKind,
  draft: JsonObject,
  previous: Row | undefined,
): void => {
  const kept = new Set<string>()
  if (previous !== undefined) for (const reference of references(previous, kind.fields)) kept.add(reference.join(' '))
  for (const [target, id] of references(draft, kind.fields)) {
    const targetKind = kinds.get(target)
    if (targetKind === undefined || kept.has(`${target} ${id}`) || id === 'SHIPPING_ITEM_ID') continue
    const row = ledger.find(targetKind.name, id)
    if (row === undefined) throw brokenReference(targetKind, id, kind, ledger)
    if (row.Active === false) throw inactiveReference()
  }
}
