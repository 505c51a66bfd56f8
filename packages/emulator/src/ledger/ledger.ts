import type { CustomFieldDefinition } from '../entities/custom-fields.ts'
import type { RefTarget } from '../entities/fields.ts'
import type { EntityKind, EntityName, NameRule, Sequence } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import type { Postings } from '../postings/posting.ts'
import { base64Of, bytesOf } from './base64.ts'
import { currencyName } from './currency-name.ts'
import { type JsonObject, type Row, textOf } from './json.ts'
import { pacificDate, pacificTime } from './pacific-time.ts'
import { nameKey, Table } from './table.ts'

/** The time, in milliseconds since 1970. */
export interface Clock {
  now(): number
}

/** What happened to a row; the words of QuickBooks' webhooks. */
export type ChangeOperation = 'Create' | 'Update' | 'Delete' | 'Void' | 'Emailed' | 'Merge'

/** One change of one row. */
export interface Change {
  readonly realmId: string
  readonly entity: EntityName
  readonly id: string
  readonly operation: ChangeOperation
  /** Milliseconds since 1970. */
  readonly at: number
  /** The row that went into this one. */
  readonly deletedId?: string
}

/** A company's books as JSON. */
export interface LedgerState {
  readonly rows: { readonly [entity: string]: readonly Row[] }
  readonly counters: { readonly [name: string]: number }
  readonly deletions: readonly { readonly entity: EntityName; readonly id: string; readonly at: number }[]
  /** Base64 by the attachment's Id. */
  readonly files: { readonly [id: string]: string }
  /** What every document has booked, by entity and Id: `Invoice 7`. */
  readonly journal: { readonly [document: string]: Postings }
  readonly customFields: readonly CustomFieldDefinition[]
}

/** The name that must be unique: with the parents' names where there are any. */
export const fullNameOf = (row: JsonObject, rule: NameRule): string =>
  textOf(row.FullyQualifiedName) ?? textOf(row[rule.field]) ?? ''

const firstAttachable = 5_000_000_000_000_000_000n

/** One company's books: rows by entity, the counters that give Ids and numbers, and who is told of a change. */
export class Ledger {
  readonly realmId: string
  readonly clock: Clock
  /** Ids of users, as `MetaData.LastModifiedByRef` shows them. */
  readonly userId: string
  /** What was deleted and when, for change data capture. */
  readonly deletions: { readonly entity: EntityName; readonly id: string; readonly at: number }[] = []
  /** The bytes of attached files, by the attachment's Id. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>> = new Map()
  /** The fields that people have defined beside those of the sales forms. */
  readonly customFields: CustomFieldDefinition[] = []
  /** What every document has booked, by entity and Id; see `postings/`. */
  readonly journal: Map<string, Postings> = new Map()
  readonly #tables = new Map<EntityName, Table>()
  readonly #counters = new Map<string, number>()
  readonly #listeners: ((change: Change) => void)[] = []

  constructor(realmId: string, clock: Clock) {
    this.realmId = realmId
    this.clock = clock
    this.userId = String(BigInt(/^\d+$/.test(realmId) ? realmId : '0') + 32n)
    for (const kind of kinds.values()) this.#tables.set(kind.name, new Table(kind))
  }

  /** The rows of one entity. */
  table(entity: EntityName): Table {
    const table = this.#tables.get(entity)
    if (table === undefined) throw new RangeError(`The emulator keeps no ${entity}`)
    return table
  }

  /** One row; undefined where there is none. */
  find(entity: EntityName, id: string | undefined): Row | undefined {
    return id === undefined ? undefined : this.table(entity).find(id)
  }

  /** The single row of `CompanyInfo` or `Preferences`. */
  settings(entity: 'CompanyInfo' | 'Preferences'): JsonObject {
    return this.find(entity, '1') ?? {}
  }

  /** The next Id of a counter, starting at 1. */
  nextId(sequence: Sequence): string {
    const count = this.#count(sequence)
    // Nineteen digits: more than a JavaScript number holds, as clients have to know.
    return sequence === 'Attachable' ? String(firstAttachable + BigInt(count)) : String(count)
  }

  /** The document number that follows the last one of a series; the first is 1001. */
  nextDocNumber(series: string): string {
    const key = `DocNumber ${series}`
    if (!this.#counters.has(key)) this.#counters.set(key, 1000)
    return String(this.#count(key))
  }

  /** Lets a series go on from a number that somebody gave; one that is not a number changes nothing. */
  continueFrom(series: string, docNumber: string): void {
    if (/^\d{1,15}$/.test(docNumber)) this.#counters.set(`DocNumber ${series}`, Number(docNumber))
  }

  /** Today on QuickBooks' servers, `YYYY-MM-DD`. */
  today(): string {
    return pacificDate(this.clock.now())
  }

  /** Now, as QuickBooks stamps rows. */
  stamp(): string {
    return pacificTime(this.clock.now())
  }

  /** The row of any entity of a list that holds a full name, `Parent:Child` for one below another. */
  nameHolder(rule: NameRule, fullName: string): { readonly kind: EntityKind; readonly row: Row } | undefined {
    const ownName = fullName.slice(fullName.lastIndexOf(':') + 1)
    for (const kind of kinds.values()) {
      if (kind.uniqueName?.list !== rule.list) continue
      const named = this.table(kind.name).named(ownName)
      const row = named.find((one) => nameKey(fullNameOf(one, rule)) === nameKey(fullName))
      if (row !== undefined) return { kind, row }
    }
    return undefined
  }

  /** The name a reference to a row shows. */
  nameOf(target: RefTarget, id: string): string | undefined {
    if (target === 'Currency') return currencyName(id)
    const row = this.find(target, id)
    return textOf(row?.FullyQualifiedName) ?? textOf(row?.DisplayName) ?? textOf(row?.Name)
  }

  /** Changes what follows from another row's change: the time moves, the SyncToken does not. */
  touch(entity: EntityName, id: string, patch: JsonObject): void {
    const row = this.find(entity, id)
    if (row === undefined) return
    this.table(entity).put({
      ...row,
      ...patch,
      Id: row.Id,
      SyncToken: row.SyncToken,
      MetaData: { ...row.MetaData, LastUpdatedTime: this.stamp() },
    })
    this.announce(entity, id, 'Update')
  }

  /** Hears of every change from now on. */
  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener)
  }

  /** Tells the listeners of a change. */
  announce(entity: EntityName, id: string, operation: ChangeOperation, deletedId?: string): void {
    const merged = deletedId === undefined ? {} : { deletedId }
    const change = { realmId: this.realmId, entity, id, operation, at: this.clock.now(), ...merged }
    for (const listener of this.#listeners) listener(change)
  }

  /** Everything the books hold, as plain JSON. */
  save(): LedgerState {
    const rows: { [entity: string]: readonly Row[] } = {}
    for (const [entity, table] of this.#tables) if (table.size > 0) rows[entity] = [...table.all()]
    return {
      rows,
      counters: Object.fromEntries(this.#counters),
      deletions: [...this.deletions],
      files: Object.fromEntries([...this.files].map(([id, bytes]) => [id, base64Of(bytes)])),
      journal: Object.fromEntries(this.journal),
      customFields: [...this.customFields],
    }
  }

  /** Takes saved books in place of the ones there are. @throws RangeError for an entity that is not kept */
  load(state: LedgerState): void {
    for (const [entity, rows] of Object.entries(state.rows)) {
      const kind = kinds.get(entity)
      if (kind === undefined) throw new RangeError(`The emulator keeps no ${entity}`)
      for (const row of rows) this.table(kind.name).put(row)
    }
    for (const [key, count] of Object.entries(state.counters)) this.#counters.set(key, count)
    this.deletions.push(...state.deletions)
    for (const [id, text] of Object.entries(state.files)) this.files.set(id, bytesOf(text))
    for (const [document, postings] of Object.entries(state.journal)) this.journal.set(document, postings)
    this.customFields.push(...state.customFields)
  }

  #count(key: string): number {
    const next = (this.#counters.get(key) ?? 0) + 1
    this.#counters.set(key, next)
    return next
  }
}
