import type { Entities, EntityName } from '../entities/generated/entities.ts'
import type { DateTimeString, Id, MetaData } from '../entities/reference.ts'

/** What is asked about. */
export interface ChangesSpec<Name extends EntityName> {
  entities: readonly Name[]
  /** ISO 8601 instant; what changed at it or after is told. */
  since: DateTimeString
}

/** A record that was deleted; nothing else is left of it. */
export interface DeletedRecord<Name extends string = string> {
  entity: Name
  Id: Id<Name>
  MetaData?: Partial<MetaData>
}

/** What changed. */
export interface ChangeSet<Name extends EntityName> {
  /** Whole records by entity, as they are now. Customers and other names that were made inactive are among them. */
  rows: { [Entity in Name]: Entities[Entity]['row'][] }
  deleted: DeletedRecord<Name>[]
  /** Entities of which a deletion may be missing: they were read by query, which does not tell. */
  deletionsUnsure: Name[]
  /** What to give as `since` the next time: when QuickBooks began to answer, or this machine began to ask where only queries were made. */
  until: DateTimeString
}
