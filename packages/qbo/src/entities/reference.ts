declare const entityOf: unique symbol

/**
 * Id of a QuickBooks record: digits in a string, up to 19 of them, so never a JavaScript number.
 *
 * A plain string is accepted anywhere; an id that is known to be another entity's is refused by the compiler.
 */
export type Id<Entity extends string = string> = string & { readonly [entityOf]?: Entity }

/** A pointer to another record. `name` comes with replies and is ignored on writes. */
export interface Ref<Entity extends string = string> {
  value: Id<Entity>
  name?: string
  type?: string
}

/** A type QuickBooks may add values to: those known today are suggested, any other string is taken. */
export type OpenEnum<Known extends string> = Known | (string & Record<never, never>)

/** `YYYY-MM-DD` in the company's time zone. */
export type DateString = string

/** ISO 8601 instant with a numeric offset, for example `2026-05-05T02:05:12-07:00`. Compare as instants, never as strings. */
export type DateTimeString = string

/** When a record was made and last changed; ignored on writes. */
export interface MetaData {
  CreateTime: DateTimeString
  LastUpdatedTime: DateTimeString
  CreatedByRef?: Ref
  LastModifiedByRef?: Ref
}

/** What QuickBooks adds to every record it stores. */
export interface Stored<Entity extends string> {
  Id: Id<Entity>
  /** Counts changes; an update, void or delete must name the current one. */
  SyncToken: string
  MetaData: MetaData
  domain?: string
  /** `true` in rows that carry only some columns. */
  sparse?: boolean
  status?: OpenEnum<'Deleted' | 'Voided'>
}

/** The record a write is about, at the state the writer has seen. */
export interface VersionRef<Entity extends string = string> {
  Id: Id<Entity>
  SyncToken: string
}

/** A write that changes the fields it names and leaves the rest as they are. */
export type SparseUpdate<Entity extends string, Writable> = VersionRef<Entity> & Partial<Writable>

/** A write that clears every writable field it does not name. */
export type Replacement<Entity extends string, Create> = VersionRef<Entity> & Create

/** What remains of a deleted record. */
export interface Deleted<Entity extends string = string> {
  Id: Id<Entity>
  status: OpenEnum<'Deleted'>
  domain?: string
}

/** A field the company has defined itself. */
export interface CustomField {
  DefinitionId?: string
  Name?: string
  Type?: OpenEnum<'StringType' | 'BooleanType' | 'NumberType' | 'DateType'>
  StringValue?: string
  BooleanValue?: boolean
  NumberValue?: number
  DateValue?: DateString
}

/** Text that QuickBooks wraps in an object. */
export interface MemoText {
  value: string
  id?: string
}

/** Columns that rows of every entity can be asked for by. */
export interface StoredFields<Entity extends string> {
  Id: Id<Entity>
  'MetaData.CreateTime': DateTimeString
  'MetaData.LastUpdatedTime': DateTimeString
}
