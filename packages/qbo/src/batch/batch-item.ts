import type { Entities, EntityName } from '../entities/generated/entities.ts'
import type { Deleted, VersionRef } from '../entities/reference.ts'
import type { QuickBooksError } from '../errors/quickbooks-error.ts'
import type { QuerySpec } from '../query/fields.ts'

interface ItemBase {
  /** 1 to 10 letters or digits, each once in a batch. @defaultValue the item's number within its request */
  bId?: string
}

interface Writes<Name extends EntityName> {
  create: { operation: 'create'; entity: Name; input: Entities[Name]['create']; allowDuplicateDocNumber?: boolean }
  update: { operation: 'update'; entity: Name; input: Entities[Name]['update'] }
  replace: { operation: 'replace'; entity: Name; input: Entities[Name]['replace'] }
  delete: { operation: 'delete'; entity: Name; input: VersionRef<Name> }
  void: { operation: 'void'; entity: Name; input: VersionRef<Name> }
}

interface Reads<Name extends EntityName> {
  read: { operation: 'read'; entity: Name; id: string }
  /** At most 1000 rows. */
  query: { operation: 'query'; entity: Name; spec?: QuerySpec<Entities[Name]['fields']> }
}

type ItemOf<Name extends EntityName> = (Writes<Name> & Reads<Name>)[keyof (Writes<Name> & Reads<Name>)]

/** One thing to do within a batch; nothing in it may build on another item of the same batch. */
export type BatchItem = ItemBase & { [Name in EntityName]: ItemOf<Name> }[EntityName]

/** What an item answers with. */
export type BatchValue<Item> = Item extends { operation: 'delete' }
  ? Deleted
  : Item extends { operation: 'query'; entity: infer Name extends EntityName }
    ? Entities[Name]['row'][]
    : Item extends { entity: infer Name extends EntityName }
      ? Entities[Name]['row']
      : never

/** How one item ended. */
export type BatchResult<Value> = {
  /** The request that carried the item: the same items with the same `requestId` are carried out once. */
  requestId: string
  bId: string
} & (
  | { ok: true; value: Value }
  | {
      ok: false
      /** Of the item, or of the whole request it was in; `outcome` says whether it may have been carried out. */
      error: QuickBooksError
    }
)

/** The results of items, in their order. */
export type BatchResults<Items extends readonly BatchItem[]> = {
  -readonly [Index in keyof Items]: BatchResult<BatchValue<Items[Index]>>
}
