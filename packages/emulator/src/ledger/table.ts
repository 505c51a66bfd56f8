import type { EntityKind } from '../entities/kind.ts'
import { storable } from '../entities/present.ts'
import { type Row, refOf, textOf } from './json.ts'

/** Names compare without regard to case, as they do in QuickBooks. */
export const nameKey = (name: string): string => name.toLowerCase()

const put = (index: Map<string, Set<string>>, key: string | undefined, id: string): void => {
  if (key === undefined) return
  const ids = index.get(key)
  if (ids === undefined) index.set(key, new Set([id]))
  else ids.add(id)
}

const drop = (index: Map<string, Set<string>>, key: string | undefined, id: string): void => {
  if (key === undefined) return
  const ids = index.get(key)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(key)
}

/** The rows of one entity, found by Id, by name and by the customer they belong to. */
export class Table {
  readonly #kind: EntityKind
  readonly #nameField: 'DisplayName' | 'Name'
  readonly #rows = new Map<string, Row>()
  readonly #byName = new Map<string, Set<string>>()
  readonly #byCustomer = new Map<string, Set<string>>()
  readonly #byParent = new Map<string, Set<string>>()

  constructor(kind: EntityKind) {
    this.#kind = kind
    this.#nameField = kind.uniqueName?.field ?? 'Name'
  }

  /** How many rows there are, inactive ones too. */
  get size(): number {
    return this.#rows.size
  }

  /** The row with this Id. */
  find(id: string): Row | undefined {
    return this.#rows.get(id)
  }

  /** Every row, oldest first. */
  all(): Iterable<Row> {
    return this.#rows.values()
  }

  /** The rows whose own name, without its parents', is this one, whatever its case. */
  named(name: string): Row[] {
    return this.#pick(this.#byName.get(nameKey(name)))
  }

  /** The rows whose `CustomerRef` is this customer. */
  ofCustomer(customerId: string): Row[] {
    return this.#pick(this.#byCustomer.get(customerId))
  }

  /** The rows whose `ParentRef` is this row. */
  below(parentId: string): Row[] {
    return this.#pick(this.#byParent.get(parentId))
  }

  /** Stores a row in place of the one with its Id. */
  put(row: Row): void {
    const before = this.#rows.get(row.Id)
    this.#rows.set(row.Id, storable(row, this.#kind))
    this.#index(this.#byName, before && this.#nameOf(before), this.#nameOf(row), row.Id)
    this.#index(this.#byCustomer, before && refOf(before.CustomerRef), refOf(row.CustomerRef), row.Id)
    this.#index(this.#byParent, before && refOf(before.ParentRef), refOf(row.ParentRef), row.Id)
  }

  /** Removes a row; nothing happens where there is none. */
  remove(id: string): void {
    const row = this.#rows.get(id)
    if (row === undefined) return
    this.#unindex(row)
    this.#rows.delete(id)
  }

  #nameOf(row: Row): string | undefined {
    const name = textOf(row[this.#nameField])
    return name === undefined ? undefined : nameKey(name)
  }

  #index(index: Map<string, Set<string>>, before: string | undefined, after: string | undefined, id: string): void {
    if (before === after) return
    drop(index, before, id)
    put(index, after, id)
  }

  #unindex(row: Row): void {
    drop(this.#byName, this.#nameOf(row), row.Id)
    drop(this.#byCustomer, refOf(row.CustomerRef), row.Id)
    drop(this.#byParent, refOf(row.ParentRef), row.Id)
  }

  #pick(ids: Set<string> | undefined): Row[] {
    const rows: Row[] = []
    for (const id of ids ?? []) {
      const row = this.#rows.get(id)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }
}
